"""os: the environment and texts of paths; nothing is changed."""
import os
import sys

os.environ['ALQ_TEST'] = 'value'
print(os.environ['ALQ_TEST'], os.environ.get('ALQ_NONE'), os.getenv('ALQ_NONE', 'default'), 'ALQ_TEST' in os.environ, os.environ.get('ALQ_TEST', 'x'), isinstance(dict(os.environ), dict))
del os.environ['ALQ_TEST']
print(os.getenv('ALQ_TEST'), os.environ.setdefault('ALQ_SET', 'made'), os.environ.pop('ALQ_SET'), os.environ.pop('ALQ_SET', None))
try:
    os.environ['ALQ_MISSING']
except KeyError as error:
    print('KeyError', error)
print(os.path.basename(__file__), os.path.isdir(os.path.dirname(os.path.abspath(__file__))), os.path.exists('/surely/not'), os.name, os.linesep == '\n', os.curdir, os.pardir, os.extsep, os.path.sep)
here = os.path.dirname(os.path.abspath(__file__))
print('os_environ_reading.py' in os.listdir(here), os.path.join(here, '..', 'x').endswith('../x'), os.path.isfile(__file__), os.path.realpath(__file__).endswith('.py'), os.getcwd() == here or True)
print(os.path.splitext('/a/b.c/d'), os.path.splitdrive('/x') if hasattr(os.path, 'splitdrive') else ('', '/x'), os.path.normpath('/a/./b/../c'), os.path.commonpath(['/a/b', '/a/c']) if hasattr(os.path, 'commonpath') else '/a', os.path.relpath('/a/b', '/a'))
print(sys.getrecursionlimit() > 10, sys.platform in ('linux', 'darwin'), isinstance(sys.path, list), sys.stdout.write('') == 0, sys.version[0], sys.exc_info(), sys.getsizeof if False else None)
