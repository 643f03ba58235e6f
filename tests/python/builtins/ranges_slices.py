print(range(5), list(range(2, 8, 3)), list(range(5, 0, -2)), len(range(0, 10, 3)), range(10)[3], range(10)[-1], range(10)[2:8:2], 5 in range(0, 10, 5), 3 in range(0, 10, 5), range(0) == range(2, 2), list(range(3, 1)), range(1, 10, 2).index(5), range(5).count(3))
print(range(3).start, range(3).stop, range(1, 9, 2).step, list(reversed(range(4))), max(range(5)), sum(range(10)), tuple(range(2)), range(5)[::-1], hash(range(3)) == hash(range(0, 3)), bool(range(0)))
for f in (lambda: range(1, 2, 0), lambda: range('a'), lambda: range(1.5), lambda: range(3)[5]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, s.indices(4), 'abcdefg'[s], [1, 2, 3, 4][slice(None, 2)], slice(3))
print('abc'[5:], 'abc'[-10:2], [1, 2, 3][::-2], (1, 2, 3)[-1:0:-1], 'abc'[True:])
print(list(range(10 ** 20, 10 ** 20 + 2)) if False else 'skip')
