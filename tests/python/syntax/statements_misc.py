a = 1; b = 2; print(a, b)
if a: print('x'); print('y')
class C: x = 1; y = 2
print(C.y)
def f(): return 1; print('never')
print(f())
pass
...
'string statement'
x = (1 +
     2 +
     3)
y = 1 + \
    2
print(x, y)
l = [
    1,
    2,  # comment
    # only comment
    3,
]
print(l)
d = {'a': 1,
     'b': 2}
del d['a'], l[0]
print(d, l)
if (a == 1 and
        b == 2):
    print('multi')
def g(
    a,
    b=2,
):
    return a, b
print(g(1))
	
print('tab line above')
if True:
	print('tab indented')
assert True
assert (1, 'parenthesized')
z: int = 5
w: 'list[int]'
print(z)
try:
    w
except NameError as e:
    print(e)
print(*[1, 2], sep='-', end='!\n')
print('é', 'ü' in 'über', 'ñ'.upper())
ñ = 5
print(ñ)
lambda: None
print((yield_ := 3), yield_)
match = 1; case = 2; type = 3; _ = 4
print(match, case, type, _)
if a:

    # comment in block

    print('blank lines')
# last comment
