"""A walrus in a generator expression binds in the code around it."""
witness = None
g = any([(witness := value) > 3 for value in [1, 5, 7]])
print(witness)
print(any((witness := value) > 4 for value in [1, 5, 7]))
print(witness)
def f():
    a = any((w := value) > 3 for value in [1, 5, 7])
    return w
print(f())
def g():
    global gg
    b = list((gg := x) for x in range(3))
    c = list(sum((inner := y) for y in range(x)) for x in range(4))
    return inner, b, c
print(g(), gg)
def h():
    n = 0
    def k(): return n
    m = [list((n := z) for z in range(q)) for q in (2, 5)]
    return m, n, k()
print(h())
print(any((fresh := value) > 3 for value in [1, 5, 7]), fresh)
