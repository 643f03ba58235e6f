"""What is said about missing and unwritable attributes of many kinds of things."""
import json


class A:
    x = 1


class S:
    __slots__ = ('a',)


class P:
    @property
    def p(self):
        return 1


def f():
    pass


for thing, name in ((1, 'x'), ('s', 'append'), ([], 'push'), (None, 'lower'), (A, 'y'), (A(), 'y'), (f, 'zzz'), (json, 'nope'), (int, 'nope'), (S(), 'b'), (P(), 'q'), (1.5, 'z'), ({}, 'key'), ((1,), 'add'), (len, 'x'), (print, 'y'), (ValueError('v'), 'code'), (lambda: 0, 'w'), (type, 'nope'), (b'', 'x'), (range(1), 'x'), (set(), 'append')):
    try:
        getattr(thing, name)
    except AttributeError as error:
        print(error)
for thing, name in ((1, 'x'), ('s', 'x'), (None, 'x'), (S(), 'c'), (P(), 'p'), (object(), 'x'), ([], 'x'), (int, 'x')):
    try:
        setattr(thing, name, 1)
        print('set', name)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
for thing, name in ((A(), 'x'), (A(), 'z'), (P(), 'p'), (S(), 'zz')):
    try:
        delattr(thing, name)
    except AttributeError as error:
        print(type(error).__name__)
f.attribute = 1
A.new = 2
print(f.attribute, A().new, hasattr(None, '__class__'), getattr(1, 'real'), 'x'.__class__, (1).__class__.__name__, A.__class__ is type)
