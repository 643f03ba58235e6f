import os, sys as system
import os.path
import os.path as p
from os import path, getcwd as cwd
from os.path import (join,
                     basename as base,)
import collections.abc
from collections import *
from json import loads as jl, dumps
print(join('a', 'b'), base('x/y'), p is path, os.path is path, callable(cwd), system is not None)
print(jl('[1]'), dumps({'a': 1}), OrderedDict([('a', 1)]), defaultdict(int)['x'])
def inside():
    import math
    from textwrap import dedent
    return math.pi > 3, dedent('  x')
print(inside())
try:
    import does_not_exist
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from os import does_not_exist
except ImportError as e:
    print(str(e).split(' (')[0])
try:
    import numpy_missing as np
except ModuleNotFoundError:
    np = None
print(np)
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from nowhere import Nothing
def f(x: 'Nothing') -> 'Nothing': return x
print(f(1), __name__, collections.abc.Mapping.__name__)
import importlib
print(importlib.import_module('json').loads('{"a": 2}'), 'json' in system.modules)
