"""Paths as texts and as objects."""
import os
import os.path
from pathlib import Path, PurePosixPath

print(os.path.join('a', 'b', 'c.py'), os.path.join('a', '/b'), os.path.join('a/', ''), os.path.split('/a/b/c'), os.path.splitext('x.tar.gz'))
print(os.path.basename('/a/b.txt'), os.path.dirname('/a/b.txt'), os.path.normpath('a/../b/./c//d'), os.path.isabs('/a'), os.path.splitext('.bashrc'))
print(os.path.commonprefix(['abc', 'abd']), os.path.relpath('/a/b', '/a/c'), os.sep, os.linesep == '\n', os.path.commonpath(['/a/b', '/a/c']))
print(os.path.exists('/nonexistent'), os.path.isdir('/'), os.path.isfile('/'), os.environ.get('SURELY_NOT_SET'), os.getenv('SURELY_NOT_SET', 'default'))
print(os.path.basename(__file__), os.path.isabs(os.path.abspath(__file__)), os.path.exists(os.path.abspath(__file__)), 'SURELY_NOT_SET' in os.environ)
path = PurePosixPath('/srv/app/migrations/0001_init.tar.gz')
print(path.name, path.stem, path.suffix, path.suffixes, path.parent, path.parts, path.parents[1], path.with_suffix('.py'), path.with_name('x'))
print(path / 'a' / 'b', path.relative_to('/srv'), path.is_absolute(), path.match('*.gz'), repr(PurePosixPath('a') / 'b'), str(PurePosixPath('a//b/./c')))
print(Path('a') / 'b', Path(__file__).name, Path(__file__).exists(), Path('/nonexistent').exists(), Path('/').is_dir(), Path('a') == Path('a/'), PurePosixPath('a', 'b'))
print(Path(__file__).read_text().splitlines()[0], sorted([Path('b'), Path('a')]), Path('x').joinpath('y', 'z'), path.as_posix() == str(path), os.fspath(path))
for action in (lambda: os.environ['SURELY_NOT_SET'], lambda: path.relative_to('/other'), lambda: open('/nonexistent/file'), lambda: Path('/nonexistent').read_text(), lambda: os.listdir('/nonexistent')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
with open(__file__, encoding='utf-8') as file:
    first = file.readline()
    others = file.read().count('print')
print(repr(first), others > 5, file.closed)
