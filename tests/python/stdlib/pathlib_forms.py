"""Paths as texts: parts, joins, suffixes, relations; nothing on disk but this file."""
from pathlib import Path, PurePath, PurePosixPath
import os.path

p = Path('/srv/app/migrations/versions/abc_first.tar.gz')
print(p, repr(PurePosixPath('a')), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.anchor, p.root, p.is_absolute(), [str(x) for x in p.parents][:3], p.as_posix())
print(p.with_name('x.py'), p.with_suffix('.zip'), p.with_suffix(''), p.parent / 'y' / 'z.txt', Path('a') / '/b', 'x' / Path('y'), Path('a', 'b', '..', 'c'), Path('a//b/./c/'), Path(''), Path('.'), Path('..').name, p.with_stem('new') if hasattr(p, 'with_stem') else '')
print(p.relative_to('/srv'), Path('a/b').joinpath('c', 'd'), p.match('*.gz'), p.match('versions/*'), p.match('*.py'), Path('a') < Path('b'), Path('a/b') == Path('a') / 'b', hash(Path('x')) == hash(Path('x')), {Path('k'): 1}[Path('k')], p.is_relative_to('/srv/app'), Path('A') == Path('a'))
for wrong in (lambda: p.relative_to('/etc'), lambda: Path('.').with_name('x'), lambda: Path('a').with_suffix('txt'), lambda: Path('a') / 5, lambda: Path('a') + 'b'):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
here = Path(__file__)
print(here.name, here.exists(), here.is_file(), here.is_dir(), here.parent.is_dir(), here.read_text().startswith('"""Paths'), len(here.read_bytes()) > 100, (here.parent / 'none').exists(), here.resolve().name, here.suffix, here.stat().st_size > 0 if False else True)
with here.open() as file:
    print(file.readline().strip()[:12])
try:
    Path('does/not/exist').read_text()
except FileNotFoundError as error:
    print(error.errno, type(error).__name__)
print(os.path.join('a', 'b', '/c', 'd'), os.path.split('/a/b'), os.path.splitext('x.tar.gz'), os.path.basename('/a/b/'), os.path.dirname('/a/b'), os.path.normpath('a/../b//c/.'), os.path.isabs('/x'), os.path.commonprefix(['abc', 'abd']), os.path.relpath('/a/b/c', '/a/d'), os.path.exists(str(here)), os.path.splitext('.bashrc'), os.path.join('', 'x'), os.sep)
print(sorted(f.name for f in here.parent.glob('pathlib_*.py')), os.path.abspath('/a/../b'), str(PurePath('a', 'b')), os.fspath(Path('q')), os.path.expanduser('x'), Path('a.b.c').stem, Path('noext').suffix == '')
