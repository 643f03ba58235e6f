print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or '' or None, not 0, not [], not 'a')
print([] or [1], {} or 'x', None or 0)
class T:
    def __bool__(self):
        print('bool')
        return False
class L:
    def __len__(self): return 0
print(bool(T()), not T(), T() or 5, bool(L()), bool([0]), bool(0.0), bool(''), bool(' '), bool(()), bool({}), bool(set()), bool(range(0)))
class Bad:
    def __bool__(self): return 3
try:
    if Bad(): pass
except TypeError as e:
    print(e)
print(any([0, '', 3]), all([]), all([1, 0]), any([]))
print(True + True, True * 5, -True, ~True, True / 2, sum([True, True, False]), isinstance(True, int), True == 1, True is 1 if False else 'x')
print(True & False, True | False, True ^ True, True & 3, type(True & True), type(True & 1))
