"""Lines joined by brackets, backslashes; semicolons; comments everywhere; odd indentation."""
a = 1; b = 2; print(a, b)
total = a + \
    b + \
    3
values = [
    1,  # one

    2,

    # a comment between
    3,
]
call = dict(
    x=1,
    y=(
        2
    ),
)
if a: print('one line'); b = 5
for i in range(2): print(i, end=' '); print('-')
while a < 3: a += 1
if (a == 3 and
        b == 5
        or False):  # odd
      print('six spaces')
else: pass
def f(x): return x * 2
class C: y = 1; z = y + 1
print(total, values, call, f(4), C.z, a, sep=
      '|')
try: 1 / 0
except ZeroDivisionError: print('inline handlers')
finally: print('done')
with_tab = 'x' if True \
    else 'y'
text = ('joined '
        'without plus')   # comment
	# a comment with a tab in front is no indentation
print(with_tab, text, [x
    for x in values
        if x > 1], {  'k'  :  1 , })
if True:

    # comment first

    print('blank lines inside')

print((lambda
       x: x)(1)); pass
