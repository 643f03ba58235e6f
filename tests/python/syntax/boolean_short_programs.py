"""Small programs in one file: sieve, gcd, anagram, palindrome, fizz, caesar, binary search."""
print(['fizz' * (n % 3 == 0) + 'buzz' * (n % 5 == 0) or n for n in range(1, 16)])
sieve = [True] * 50
for n in range(2, 8):
    if sieve[n]:
        sieve[n * n::n] = [False] * len(sieve[n * n::n])
print([n for n in range(2, 50) if sieve[n]])
a, b = 1071, 462
while b:
    a, b = b, a % b
print(a, (lambda s: s == s[::-1])('level'), ''.join(chr((ord(c) - 97 + 13) % 26 + 97) if c.isalpha() else c for c in 'hello, world'))
letters = 'the quick brown fox'
print({c: letters.count(c) for c in sorted(set(letters)) if letters.count(c) > 1}, ' '.join(w[::-1] for w in letters.split()), sorted(letters.split(), key=lambda w: (len(w), w)))
x = 2.0
for _ in range(6):
    x -= (x * x - 2) / (2 * x)
print(round(x, 10), sum(int(d) for d in str(2 ** 50)), [n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
board = [list('...') for _ in range(3)]
for turn, (r, c) in enumerate([(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]):
    board[r][c] = 'xo'[turn % 2]
lines = board + [list(col) for col in zip(*board)] + [[board[i][i] for i in range(3)], [board[i][2 - i] for i in range(3)]]
print('\n'.join(map(''.join, board)), next((line[0] for line in lines if line[0] != '.' and len(set(line)) == 1), 'nobody'))
coins, ways = (1, 2, 5, 10), [1] + [0] * 20
for coin in coins:
    for amount in range(coin, 21):
        ways[amount] += ways[amount - coin]
print(ways, [divmod(87, c) for c in coins], [87 // 50, 87 % 50 // 20, 87 % 50 % 20])
stack = []
for token in '3 4 + 2 * 7 /'.split():
    stack.append(float(token)) if token.isdigit() else stack.append({'+': lambda p, q: p + q, '*': lambda p, q: p * q, '/': lambda p, q: p / q}[token](*[stack.pop(), stack.pop()][::-1]))
print(stack, ''.join(f'{len(list(g))}{k}' for k, g in __import__('itertools').groupby('aaabccd')))
