import os.path as osp, sys as system
from os import path, environ
from os.path import (join,
    basename,)
print(osp.join('a', 'b'), join('x', 'y'), basename('/q'), path is osp, system.__name__)
import collections.abc
print(collections.OrderedDict.__name__)
try:
    from os import nonexistent_thing
except ImportError as e: print(type(e).__name__, str(e)[:45])
try: import not_a_module.sub
except ModuleNotFoundError as e: print(e)
def f():
    import json
    from datetime import datetime as dt
    return json.dumps([1]), dt.__name__
print(f())
from typing import TYPE_CHECKING
if TYPE_CHECKING: import nothing
from math import *
print(floor(2.5), pi)
import importlib; m = importlib.import_module('json'); print(m.dumps({}))
print(__name__, m.__name__)
