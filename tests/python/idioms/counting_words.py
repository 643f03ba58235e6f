"""Words counted, ranked, indexed; anagrams and common starts."""
import re
from collections import Counter, defaultdict

TEXT = '''It was the best of times, it was the worst of times; it was
the age of wisdom - it was the age of foolishness...'''
words = re.findall(r"[a-z']+", TEXT.lower())
counts = Counter(words)
print(len(words), len(counts), counts.most_common(4), [w for w, n in counts.items() if n == 1])
index = defaultdict(list)
for number, line in enumerate(TEXT.splitlines(), 1):
    for word in set(re.findall(r'\w+', line.lower())):
        index[word].append(number)
print({w: index[w] for w in sorted(index) if len(index[w]) > 1})
print(sorted(counts, key=lambda w: (-counts[w], w))[:5], max(counts, key=len), sum(map(len, words)) / len(words))
anagrams = defaultdict(set)
for word in 'listen silent enlist google elgoog abc cab'.split():
    anagrams[''.join(sorted(word))].add(word)
print(sorted(sorted(group) for group in anagrams.values() if len(group) > 1))


def common_start(words):
    first, last = min(words), max(words)
    for at, char in enumerate(first):
        if last[at:at + 1] != char:
            return first[:at]
    return first


print(common_start(['interview', 'internet', 'interval']), repr(common_start(['a', 'b'])), common_start(['same', 'same']))
print(''.join(w[0] for w in words[:6]).upper(), ' '.join(w.capitalize() for w in words[:4]), Counter(c for c in TEXT.lower() if c.isalpha()).most_common(3), TEXT.count('was'), words.index('best'), [len(list(g)) for _, g in __import__('itertools').groupby(sorted(words)[:8])])
