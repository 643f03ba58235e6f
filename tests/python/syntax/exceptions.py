try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e).__name__, e, e.args)
else:
    print('no')
finally:
    print('finally')
class MyError(Exception):
    def __init__(self, code, msg='default'):
        super().__init__(msg)
        self.code = code
try:
    raise MyError(5)
except (KeyError, MyError) as e:
    print(e.code, e, repr(e), str(e))
try:
    try:
        raise KeyError('k')
    except KeyError as e:
        raise ValueError('v') from e
except ValueError as e:
    print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try:
        {}['x']
    except KeyError:
        [][1]
except IndexError as e:
    print(repr(e.__context__), e)
def f():
    try:
        return 'try'
    finally:
        print('cleanup')
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        finally:
            print('fin', i)
g()
try:
    raise ValueError
except Exception as e:
    print(repr(e), e.args)
try:
    raise ValueError(1, 2)
except ValueError as e:
    print(e, e.args)
def h():
    try:
        raise TypeError('a')
    except TypeError:
        raise
try: h()
except TypeError as e: print('re', e)
try: raise KeyError('missing')
except LookupError as e: print(e, type(e).__mro__)
def nested():
    try:
        try:
            raise ValueError('inner')
        finally:
            print('inner finally')
    except ValueError as e:
        print('caught', e)
        return 1
    finally:
        print('outer finally')
print(nested())
e = None
try: raise OSError(2, 'No such file', 'x.txt')
except OSError as e2: print(e2, e2.errno, e2.strerror, e2.filename)
print(e)
try: int('x')
except ValueError as e: print(e)
try: raise StopIteration(5)
except StopIteration as s: print(s.value)
print(issubclass(ModuleNotFoundError, ImportError), issubclass(FileNotFoundError, OSError), IOError is OSError)
try:
    import nonexistent_module_x
except ImportError as e: print(e, e.name)
x = ValueError('a'); print(x == ValueError('a'), x.args == ('a',))
def ctx():
    try:
        raise ValueError('one')
    except ValueError:
        pass
    raise KeyError('two')
try: ctx()
except KeyError as k: print(k.__context__)
try: raise Exception('a') from None
except Exception as ex: print(ex.__cause__, ex.__suppress_context__)
try: raise 5
except TypeError as t: print(t)
class E2(Exception):
    def __str__(self): return 'custom str'
try: raise E2('zz')
except E2 as q: print(q, repr(q))
