from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack
@contextmanager
def cm(name):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('handled', e)
    finally:
        print('exit', name)
with cm('a') as a, cm('b') as b:
    print(a, b)
with (cm('x') as x, cm('y') as y):
    print(x, y)
with cm('err'):
    raise ValueError('boo')
with suppress(KeyError, IndexError):
    {}['a']
    print('not reached')
with nullcontext(5) as n: print(n)
with ExitStack() as st:
    st.enter_context(cm('s1'))
    st.callback(print, 'callback')
    st.enter_context(cm('s2'))
def f():
    with cm('ret'):
        return 'value'
print(f())
for i in range(2):
    with cm(str(i)):
        if i == 0: continue
        break
try:
    with 5: pass
except TypeError as e: print(e)
class X:
    def __enter__(self): return self
try:
    with X(): pass
except TypeError as e: print(e)
