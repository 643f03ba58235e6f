"""and, or, not, conditional expressions: values, order, laziness."""
log = []


def t(name, value):
    log.append(name)
    return value


print(t('a', 1) and t('b', 0) and t('c', 1), t('d', '') or t('e', []) or t('f', 'last'), log)
log.clear()
print(t('x', 5) if t('cond', 0) else t('y', 6), log)
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, not 0, not 'a', None or 'default', [] and 1, '' or None, 0 or False or '', 1 and [] and 2, not not 5, not [] == True)
print('a' if 1 else 'b' if 2 else 'c', 'a' if 0 else 'b' if 0 else 'c', (1 if 0 else 2) + 3, 1 if 0 else 2 + 3, [1 if n % 2 else 0 for n in range(4)], (lambda x: x or 'none')(0))
values = [0, 1, '', 'a', [], [0], {}, {0: 0}, (), (0,), None, 0.0, 0.1, set(), {0}, b'', b'0', False, True, range(0), range(1), 10 ** 30, -1, float('nan')]
print([bool(v) for v in values], [v for v in values if not v].__len__(), any(values), all(values), all([]), any([]))


class Falsy:
    def __bool__(self):
        return False


class Empty:
    def __len__(self):
        return 0


class Wrong:
    def __bool__(self):
        return 'yes'


print(bool(Falsy()), bool(Empty()), not Falsy(), (Falsy() or 'other'), type(Empty() and 1).__name__, bool(object()))
for bad in (Wrong(), type('N', (), {'__len__': lambda s: -1})(), type('M', (), {'__len__': lambda s: 'x'})()):
    try:
        print(bool(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
x = None
x = x if x is not None else []
x.append(1)
y = x and x[0] or 'zero'
print(x, y, x and x[-1], (x or [0])[0], 5 if x else 6, not x is None, x is not None and len(x) > 0)
a, b, c = 3, None, ''
print(a and b, a or b, b or c, c or b, (a, b)[b is None], 'odd' if a & 1 else 'even', a if a > b_default(b) else b) if False else print(a and b, a or b, b or c)
print(True + True, True and 1, (1 > 0) * 5, ['no', 'yes'][2 > 1], 'x' * (not False), sum([True, False, True]), int(True), str(False), True == 1, True is 1 if False else None, isinstance(True, int))
