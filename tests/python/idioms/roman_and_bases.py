"""Numbers written in other ways: Roman, base 36, words, check digits."""
ROMAN = [(1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]


def roman(n):
    out = ''
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        out += letters * count
    return out


def arabic(text):
    values = [dict((l, v) for v, l in ROMAN if len(l) == 1)[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(values, values[1:] + [0]))


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(arabic(roman(n)) == n for n in range(1, 500)))
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def base(n, radix):
    if n < 0:
        return '-' + base(-n, radix)
    out = ''
    while n or not out:
        n, digit = divmod(n, radix)
        out = DIGITS[digit] + out
    return out


print([base(n, 36) for n in (0, 35, 36, 10 ** 12, -255)], all(int(base(n, r), r) == n for n in (0, 7, 12345, 2 ** 70) for r in (2, 3, 16, 36)), base(255, 2) == f'{255:b}', base(255, 16) == f'{255:x}')
ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split()


def words(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + ('-' + ONES[n % 10] if n % 10 else '')
    for size, name in ((10 ** 6, 'million'), (1000, 'thousand'), (100, 'hundred')):
        if n >= size:
            return f'{words(n // size)} {name}' + (f' {words(n % size)}' if n % size else '')


print(words(0), words(21), words(110), words(12345), words(10 ** 6 + 1), sep='; ')


def luhn(text):
    total = 0
    for at, digit in enumerate(reversed(text)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


print(luhn('79927398713'), luhn('79927398710'), [n for n in range(10) if luhn(f'7992739871{n}')], sum(int(c) * w for c, w in zip('978030640615', [1, 3] * 6)) % 10)
