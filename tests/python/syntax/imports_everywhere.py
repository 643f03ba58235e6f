"""Imports in functions, with aliases, of names, in try, and what names they make."""
import collections.abc
import json as j
import os.path
import urllib.parse as parse, re
from collections import OrderedDict as OD, defaultdict
from itertools import (
    chain,
    count as counter,
)


def inside():
    from math import pi, sqrt as root
    import textwrap
    return round(pi, 2), root(16), textwrap.dedent(' x')


print(j.dumps([1]), os.path.join('a', 'b'), parse.quote('a b'), re.sub('a', 'b', 'a'), OD(a=1)['a'], defaultdict(int)['x'], list(chain('a', 'b')), next(counter(3)), inside(), 'textwrap' in globals(), isinstance({}, collections.abc.Mapping))
try:
    import surely_not_there
except ModuleNotFoundError as error:
    print(type(error).__name__, error)
try:
    from json import not_a_name
except ImportError as error:
    print(str(error).split(' (')[0])
try:
    import json.nope
except ImportError as error:
    print('no submodule')
import importlib
import sys
m = importlib.import_module('json')
print(m is j, sys.modules['json'] is j, j.__name__, 'json' in sys.modules, getattr(j, 'loads')('[1]'), __import__('math').floor(2.5), hasattr(j, 'nope'))
from os import path as p, sep
from string import *
print(p.basename('x/y'), sep, digits, ascii_lowercase[:3])
for module in ('re', 'uuid', 'decimal'):
    print(importlib.import_module(module).__name__, end=' ')
print(type(sys).__name__, sys.version_info >= (3, 8), sys.maxsize > 2 ** 32, sys.byteorder, len(sys.argv))
