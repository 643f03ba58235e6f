import os, sys, pathlib, os.path
from pathlib import Path, PurePosixPath
print(os.path.join('a', 'b', '/c'), os.path.join('a', ''), os.path.dirname('/a/b/c.py'), os.path.basename('/a/b/c.py'), os.path.splitext('x.tar.gz'), os.path.split('/a/b'), os.path.normpath('a/../b/./c//d'), os.path.isabs('/a'), os.path.relpath('/a/b/c', '/a/d'), os.path.commonpath(['/a/b', '/a/c']), os.path.exists('/nonexistent'), os.path.isdir('/'), os.path.isfile('/'), os.path.abspath('/a/../b'), os.path.expanduser('x'), os.path.commonprefix(['abc', 'abd']), os.sep, os.linesep == '\n', os.path.splitdrive('/a'))
print(os.environ.get('NOPE_X'), os.environ.get('NOPE_X', 'd'), os.getenv('NOPE_X'), 'PATH' in os.environ, os.getenv('NOPE_X', 'e'), os.name, os.environ.get('TZ'), len(os.urandom(4)), os.path.dirname(os.path.abspath(__file__)).endswith('stdlib'))
try: os.environ['NOPE_X']
except KeyError as e: print(e)
os.environ['SET_X'] = '1'; print(os.environ['SET_X'], os.getenv('SET_X')); del os.environ['SET_X']; os.environ.setdefault('Q_X', 'z'); print(os.environ.pop('Q_X'))
p = Path('/a/b/c.tar.gz')
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.parent.parent, list(p.parents)[:2], p / 'd', p.with_suffix('.x'), p.with_name('q'), p.is_absolute(), p.exists(), p.as_posix(), str(p), repr(PurePosixPath('x')), Path('a') / 'b' / '../c', Path('a', 'b'), p.relative_to('/a'), Path('x') == Path('x'), p.joinpath('e', 'f'), Path('.'), Path('a//b/./c'), p.match('*.gz'), Path('x').resolve().is_absolute(), hash(Path('q')) == hash(Path('q')), sorted([Path('b'), Path('a')])[0], Path('a.py').stem, os.fspath(p), f'{p}')
here = Path(__file__).resolve().parent
print((here / 'os_path_more.py').exists(), (here / 'os_path_more.py').read_text()[:9], here.is_dir(), len(open(__file__).readlines()) > 3, (here / 'nope').exists(), 'os_path_more.py' in os.listdir(here), len(list(here.glob('os_path*.py'))), (here / 'os_path_more.py').read_bytes()[:6])
with open(__file__, encoding='utf-8') as f:
    print(f.readline().strip(), f.read(5), f.name.endswith('.py'), f.closed)
print(f.closed, sum(1 for _ in open(__file__)) > 3)
print(sys.version_info >= (3, 8), sys.version_info.major, sys.platform, sys.maxsize, isinstance(sys.argv, list), isinstance(sys.path, list), sys.byteorder, 'sys' in sys.modules, sys.getrecursionlimit() > 10, sys.getsizeof([]) > 0)
sys.path.insert(0, 'x'); sys.path.append('y'); print(sys.path[0], sys.path[-1]); sys.stdout.write('direct\n'); sys.stdout.flush()
try: sys.exit('bye')
except SystemExit as e: print(e.code)
sys.exit(0)
