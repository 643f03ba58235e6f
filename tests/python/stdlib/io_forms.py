"""io.StringIO and BytesIO: reading, writing, seeking, iterating, as files."""
import io

s = io.StringIO('first\nsecond\r\nthird')
print(repr(s.read(3)), repr(s.readline()), s.readlines(), repr(s.read()), s.tell(), s.seek(0), next(s), list(s))
w = io.StringIO()
print(w.write('abc'), w.write('é\n'), w.getvalue(), print('to file', 1, file=w, sep='-', end='!'), repr(w.getvalue()))
w.writelines(['x', 'y'])
w.seek(0)
w.write('ABC')
print(repr(w.getvalue()), w.truncate(5), repr(w.getvalue()), w.closed, w.readable(), w.writable())
w.close()
for wrong in (lambda: w.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(b'x'), lambda: io.BytesIO().write('x'), lambda: io.StringIO('x').seek(-1)):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
b = io.BytesIO(b'\x00\x01\x02data')
print(b.read(2), b.read(), b.read(), b.seek(-4, 2), b.read(), b.getvalue()[:3], b.tell(), b.seek(1), b.read(1))
with io.StringIO('a\nb\n') as file:
    for number, line in enumerate(file, 1):
        print(number, line.rstrip())
print(file.closed, sum(len(line) for line in io.StringIO('ab\ncd')), io.StringIO('x\n\ny').read().split('\n'), [l for l in io.StringIO('a\n\nb\n')], io.BytesIO(b'l1\nl2').readlines())
with open(__file__, encoding='utf-8') as source:
    first = source.readline()
    rest = source.read()
print(first.strip(), 'with open' in rest, source.closed, source.name.endswith('io_forms.py'))
try:
    open('/nonexistent/file')
except FileNotFoundError as error:
    print(error.errno, error.strerror)
with open(__file__, 'rb') as raw:
    print(raw.read(3), raw.tell(), len(raw.readlines()) > 10)
