"""One name column becomes given name, family name and title."""
TITLES = {'dr', 'prof', 'mr', 'mrs'}
PARTICLES = {'von', 'van', 'de', 'der', 'la'}


def split(name):
    words = (name or '').replace(',', ' , ').split()
    titles = []
    while words and words[0].lower().rstrip('.') in TITLES:
        titles.append(words.pop(0).rstrip('.'))
    if ',' in words:
        at = words.index(',')
        family, given = words[:at], words[at + 1:]
    else:
        at = next((i for i, w in enumerate(words) if w.lower() in PARTICLES), max(len(words) - 1, 0))
        given, family = words[:at], words[at:]
    return ' '.join(titles) or None, ' '.join(given) or None, ' '.join(family) or None


for name in ('Ann Bell', 'Dr. Ann Maria Bell', 'Bell, Ann', 'Ludwig van Beethoven', 'Prof. Dr. Jan de la Cruz', 'Cher', '', None, '  von  Arnim ,  Achim '):
    print(repr(name), split(name))
print(' '.join(filter(None, split('Dr X Y'))), {split(n)[2] for n in ('A B', 'C B')}, sorted(map(split, ['B A', 'A B']), key=lambda p: p[2]))
