"""Exceptions through loops, functions, generators, returns, and nested finally blocks."""


def run(kind):
    trail = []
    try:
        trail.append('body')
        if kind == 'value':
            raise ValueError('v')
        if kind == 'key':
            raise KeyError('k')
        if kind == 'return':
            return trail, 'returned'
        if kind == 'other':
            raise MemoryError('m')
    except ValueError as error:
        trail.append(f'value {error}')
    except (KeyError, IndexError) as error:
        trail.append(f'lookup {error}')
        try:
            raise RuntimeError('in handler')
        except RuntimeError:
            trail.append('inner handled')
    except Exception as error:
        trail.append(type(error).__name__)
    else:
        trail.append('else')
    finally:
        trail.append('finally')
    return trail


for kind in ('', 'value', 'key', 'return', 'other'):
    print(kind, run(kind))


def nested():
    out = []
    try:
        try:
            out.append(1)
            raise ValueError
        finally:
            out.append(2)
            try:
                raise KeyError
            except KeyError:
                out.append(3)
            finally:
                out.append(4)
    except ValueError:
        out.append(5)
    return out


print(nested())


def loop():
    out = []
    for n in range(5):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            out.append(n)
        except ValueError:
            pass
        else:
            out.append(f'else{n}')
        finally:
            out.append(f'f{n}')
    return out


print(loop())


def swallow():
    while True:
        try:
            raise ValueError('lost')
        finally:
            break
    return 'swallowed by break'


print(swallow())


def reraise():
    try:
        try:
            {}['x']
        except KeyError:
            raise
    except LookupError as error:
        return repr(error)


print(reraise())


def retry(times):
    attempts = 0
    while True:
        try:
            attempts += 1
            if attempts < times:
                raise OSError(f'attempt {attempts}')
            return attempts
        except OSError as error:
            last = error
            if attempts > 3:
                return f'gave up: {last}'


print(retry(2), retry(10))
class Stop(BaseException):
    pass
try:
    try:
        raise Stop('base')
    except Exception:
        print('not here')
except BaseException as error:
    print(type(error).__name__, error)
def with_default(function, default, *errors):
    try:
        return function()
    except errors or Exception:
        return default
print(with_default(lambda: 1 / 0, 'inf', ZeroDivisionError), with_default(lambda: int('x'), -1), with_default(lambda: [][0], None, IndexError, KeyError))
try:
    with_default(lambda: {}['a'], 0, ValueError)
except KeyError as error:
    print('passed on', error)
error = 'outer name'
try:
    raise ValueError
except ValueError as error:
    pass
print('error' in globals())
def gen():
    try:
        yield 1
    except ValueError as error:
        yield f'got {error}'
    finally:
        print('gen finally')
g = gen()
print(next(g), g.throw(ValueError('sent')), next(g, 'end'))
try:
    raise ValueError('a') from KeyError('b')
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__, error.__context__)
try:
    raise
except RuntimeError as error:
    print(error)
