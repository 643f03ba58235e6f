"""Intervals merged, subtracted, intersected; ports and pages as texts of ranges."""


def merge(spans):
    out = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def subtract(span, holes):
    low, high = span
    for a, b in merge(holes):
        if b < low or a > high:
            continue
        if a > low:
            yield low, a - 1
        low = b + 1
    if low <= high:
        yield low, high


def parse(text):
    for part in filter(None, (p.strip() for p in text.split(','))):
        low, dash, high = part.partition('-')
        yield (int(low), int(high)) if dash else (int(low), int(low))


def show(spans):
    return ','.join(f'{a}-{b}' if a != b else f'{a}' for a, b in spans)


print(merge([(5, 7), (1, 2), (3, 4), (10, 12), (11, 11)]), show(merge(parse('1-3, 2,5,  7-9,8,6'))), list(subtract((1, 10), [(3, 4), (9, 20)])), list(subtract((1, 3), [])), list(subtract((1, 3), [(0, 9)])))
pages = sorted({n for a, b in parse('3,1-2,8-10,9') for n in range(a, b + 1)})
print(pages, show(merge((n, n) for n in pages)), [range(a, b + 1) for a, b in merge([(1, 2), (4, 5)])], sum(b - a + 1 for a, b in merge([(1, 5), (3, 9)])))
for bad in ('1-', 'a', '1--2'):
    try:
        print(list(parse(bad)))
    except ValueError as error:
        print(error)
a, b = range(0, 20, 3), range(1, 30, 4)
print([n for n in a if n in b], len(a), a[-1], a.index(9), a.count(4), 12 in a, a[1:3], list(a[::-2]), range(5, 0).__len__(), bool(range(0)), range(10)[-3:], min(b), sum(b), a == range(0, 21, 3), hash(range(2)) == hash(range(0, 2, 1)))
