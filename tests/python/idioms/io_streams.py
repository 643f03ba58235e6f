"""Streams in memory, print's options, sys."""
import io
import sys

sink = io.StringIO('start\n')
print(sink.read(), sink.tell(), repr(sink.read()))
print('a', 1, None, sep='|', end='!\n', file=sink, flush=True)
print(repr(sink.getvalue()), sink.seek(0), sink.readline(), sink.readlines())
lines = io.StringIO('one\ntwo\nthree')
print([line.rstrip() for line in lines], list(lines), io.StringIO('a\nb').read(2))
with io.BytesIO(b'\x00\x01') as raw:
    print(raw.read(1), raw.read(), raw.getvalue(), raw.write(b'zz'))
sys.stdout.write('written\n')
print(sys.stdout.write('') == 0, sys.version_info >= (3, 8), sys.version_info[0], sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform)
print(isinstance(sys.argv, list), isinstance(sys.path, list), 'os' in sys.modules or True, sys.getrecursionlimit() > 10, sys.maxunicode)
print('to standard error', file=sys.stderr)
print()
print('', end='')
print(*[], sep=',')
print('a\tb\\n', 'x', sep='')
saved, sys.stdout = sys.stdout, io.StringIO()
print('captured')
captured, sys.stdout = sys.stdout.getvalue(), saved
print(repr(captured))
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as caught:
    print('inside')
print(repr(caught.getvalue()))
