import traceback
def a(): b()
def b():
    c(
        1,
    )
def c(x):
    raise ValueError('deep')
try:
    a()
except ValueError:
    text = traceback.format_exc()
    for line in text.split('\n'):
        if line.strip('^~ ') and 'File' not in line: print(line)
try:
    try:
        {}['k']
    except KeyError as e:
        raise RuntimeError('outer') from e
except RuntimeError:
    print([l for l in traceback.format_exc().split('\n') if 'File' not in l and l.strip('^~ ')])
print(traceback.format_exception_only(ValueError, ValueError('v')))
class E(Exception): pass
def boom():
    raise E('last words')
boom()
