"""range: lengths, membership, slices, equality, in loops, with negative steps and large numbers."""
for r in (range(5), range(2, 5), range(10, 0, -3), range(0), range(5, 5), range(0, 10, 20), range(-3, 3), range(3, -3), range(10 ** 12, 10 ** 12 + 2)):
    print(r, len(r), list(r), r.start, r.stop, r.step, 3 in r, r[:2], r[::-1], bool(r), r == range(len(r)), list(reversed(r)))
for wrong in (lambda: range(1, 2, 0), lambda: range('a'), lambda: range(1.5), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(3)[3], lambda: range(3).index(5), lambda: range(3) + range(2)):
    try:
        print(wrong())
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
print(range(10)[2], range(10)[-1], range(0, 100, 10).index(30), range(3).count(1), range(3).count(7), sum(range(101)), max(range(5)), min(range(5, 0, -1)), 'a' in range(3), 1.0 in range(3), 1.5 in range(3), True in range(3))
print([*range(3)], tuple(range(3)), set(range(3)) == {0, 1, 2}, dict.fromkeys(range(2)), list(zip(range(3), range(3, 6))), list(enumerate(range(5, 7), 1)), list(map(str, range(3))), [i for i in range(0, 10, 3)], {range(3): 'key'}[range(0, 3)], isinstance(range(1), range))
countdown = []
for i in range(3, 0, -1):
    for j in range(i):
        countdown.append((i, j))
print(countdown, len(range(0, 10 ** 15, 7)), range(0, 10 ** 15, 7)[-1], 10 ** 14 in range(0, 10 ** 15, 7))
a, *b = range(4)
print(a, b, range(5)[1:-1], range(20)[5:15:3], range(20)[::-4], list(range(5))[-2:], [range(n) for n in (1, 2)], iter(range(2)).__next__())
