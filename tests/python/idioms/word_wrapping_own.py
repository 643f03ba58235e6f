"""Paragraphs filled by hand: greedy, balanced, justified, with hanging indents."""
TEXT = 'Alembic scripts are read without Python and applied to the database as they are written.'


def greedy(words, width):
    line, out = [], []
    for word in words:
        if line and len(' '.join(line + [word])) > width:
            out.append(line)
            line = []
        line.append(word)
    return out + [line] if line else out


def justify(line, width):
    if len(line) < 2:
        return line[0]
    gaps = len(line) - 1
    blanks = width - sum(map(len, line))
    small, more = divmod(blanks, gaps)
    return ''.join(word + ' ' * (small + (at < more) if at < gaps else 0) for at, word in enumerate(line))


for width in (20, 34):
    lines = greedy(TEXT.split(), width)
    print('\n'.join(justify(l, width) if i < len(lines) - 1 else ' '.join(l) for i, l in enumerate(lines)))
    print('-' * width, [len(' '.join(l)) for l in lines])


def balanced(words, width):
    best = {len(words): (0, len(words))}
    for start in reversed(range(len(words))):
        best[start] = min(((width - len(' '.join(words[start:stop]))) ** 2 * (stop < len(words)) + best[stop][0], stop) for stop in range(start + 1, len(words) + 1) if len(' '.join(words[start:stop])) <= width)
    at, out = 0, []
    while at < len(words):
        stop = best[at][1]
        out.append(' '.join(words[at:stop]))
        at = stop
    return out


print(balanced(TEXT.split(), 30), '\n'.join(('  ' if i else '* ') + l for i, l in enumerate(balanced(TEXT.split(), 40))), sep='\n')
print(max(TEXT.split(), key=len), sorted(set(map(len, TEXT.split()))), TEXT.title()[:16], ''.join(w[0] for w in TEXT.split()), greedy([], 5), greedy(['toolongword'], 3))
