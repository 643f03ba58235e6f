"""The functions of operator."""
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul('a', 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 4), op.pow(2, 5), op.neg(3), op.pos(-3), op.abs(-4), op.invert(5), op.lshift(1, 4), op.rshift(16, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.contains([1, 2], 2), op.concat([1], [2]), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'b'), op.index(5), op.length_hint([1, 2]))
items = [3, 1, 2]
op.setitem(items, 0, 9)
op.delitem(items, 1)
print(items, op.getitem({'k': 'v'}, 'k'), op.getitem('abc', slice(1, None)), op.itemgetter(1)('abc'), op.itemgetter('a', 'b')({'a': 1, 'b': 2}), op.itemgetter(slice(0, 2))([1, 2, 3]))


class A:
    x = 1

    class b:
        y = 'deep'

    def m(self, *args, **kwargs):
        return args, kwargs


print(op.attrgetter('x')(A), op.attrgetter('b.y', 'x')(A), op.methodcaller('upper')('abc'), op.methodcaller('split', ',', 1)('a,b,c'), op.methodcaller('m', 1, k=2)(A()))
values = [1, 2]
same = op.iadd(values, [3])
print(values is same, values, op.iconcat([1], [2]), op.imul(3, 4), op.matmul if hasattr(op, 'matmul') else None) if False else print(values is same, values)
for wrong in (lambda: op.itemgetter(5)([1]), lambda: op.attrgetter('z')(A), lambda: op.add(1, 'a'), lambda: op.itemgetter(), lambda: op.index(1.5), lambda: op.indexOf('abc', 'z')):
    try:
        print(wrong())
    except (IndexError, AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__)
rows = [{'n': 2, 'k': 'b'}, {'n': 1, 'k': 'a'}, {'n': 2, 'k': 'a'}]
print(sorted(rows, key=op.itemgetter('n', 'k')), max(rows, key=op.itemgetter('n'))['k'], sum(map(op.itemgetter('n'), rows)), list(map(op.mul, [1, 2], [3, 4])), {k: f(7, 2) for k, f in {'+': op.add, '//': op.floordiv, '<': op.lt}.items()})
