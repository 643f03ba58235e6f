from contextlib import *
import contextlib
@contextmanager
def cm(n):
    print('enter', n)
    try:
        yield n * 2
    except ValueError as e:
        print('caught', e)
    finally:
        print('exit', n)
with cm(1) as v: print(v)
with cm(2): raise ValueError('inside')
try:
    with cm(3): raise KeyError('out')
except KeyError as e: print('escaped', e)
with suppress(KeyError, ValueError): {}['x']
print('after suppress')
try:
    with suppress(KeyError): raise TypeError('t')
except TypeError as e: print(e)
class R:
    def close(self): print('closed')
with closing(R()) as r: pass
with nullcontext(5) as x: print(x)
with ExitStack() as st:
    a = st.enter_context(cm('s1')); b = st.enter_context(cm('s2'))
    st.callback(print, 'callback')
    print(a, b)
with cm('a') as a, cm('b') as b: print(a, b)
with (cm('p') as p, cm('q') as q,): print(p, q)
@cm('deco')
def f(): print('in f')
f()
import io
s = io.StringIO()
with redirect_stdout(s): print('captured')
print(repr(s.getvalue()))
class A(AbstractContextManager):
    def __exit__(self, *a): print('A exit')
with A() as a: print(type(a).__name__)
class CD(ContextDecorator):
    def __enter__(self): print('cd in'); return self
    def __exit__(self, *a): print('cd out')
@CD()
def g(x): return x
print(g(4))
@contextmanager
def bad(): 
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def two():
    yield 1
    yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
