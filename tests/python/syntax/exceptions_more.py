def f():
    try:
        return 'try'
    finally:
        print('finally runs')
print(f())
def g():
    try:
        1 / 0
    except ZeroDivisionError:
        return 'except'
    else:
        return 'else'
    finally:
        print('fin')
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        finally:
            print('fin', i)
    return 'end'
print(h())
def over():
    try:
        raise ValueError
    finally:
        return 'overrides'
print(over())
try:
    try:
        raise KeyError('k')
    except KeyError as e:
        raise ValueError('v') from e
except ValueError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise KeyError('k')
    except KeyError:
        raise ValueError('v')
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise KeyError('k')
    except KeyError:
        raise ValueError('v') from None
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError
except (TypeError, ValueError) as e:
    print(repr(e), e.args, str(e) == '')
try:
    e
except NameError as err:
    print(err)
class MyError(Exception): pass
class Sub(MyError):
    def __str__(self): return 'custom str'
for cls in (MyError, Sub):
    try:
        raise cls('a', 1)
    except MyError as e:
        print(type(e).__name__, e, e.args, repr(e))
def re():
    try:
        raise ValueError('orig')
    except ValueError:
        print('log')
        raise
try:
    re()
except ValueError as e:
    print('re', e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
for exc in (KeyError('a'), KeyError(), IndexError('i'), OSError(2, 'No such file', 'x.txt'), OSError('plain'), StopIteration(3), UnicodeError('u'), ArithmeticError(), LookupError('l'), AssertionError('as'), NotImplementedError(), SystemExit(3), KeyboardInterrupt()):
    print(type(exc).__name__, '|', exc, '|', repr(exc), '|', [c.__name__ for c in type(exc).__mro__][1:-1])
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print(e)
try:
    assert []
except AssertionError as e:
    print(repr(e))
e = ValueError('note')
e.add_note('extra')
print(e.__notes__, e.with_traceback(None) is e)
try:
    {}['missing']
except KeyError as e:
    print(e, e.args)
try:
    [][5]
except LookupError as e:
    print(e)
try:
    open('/nonexistent/file')
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename)
except OSError as e:
    print('other')
def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            print('inner finally')
    except ValueError:
        print('outer except')
        try:
            raise KeyError(2)
        except KeyError:
            print('nested handler')
    print('after')
nested()
class CM:
    def __init__(self, swallow): self.s = swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return self.s
with CM(True):
    raise ValueError('x')
try:
    with CM(False):
        raise ValueError('y')
except ValueError:
    print('escaped')
try:
    with 5: pass
except (TypeError, AttributeError) as e:
    print(type(e).__name__)
import sys
try:
    1 / 0
except:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
try:
    int('x')
except ValueError as e: print('one-line', e)
try: pass
except Exception: pass
else: print('else')
finally: print('finally')
