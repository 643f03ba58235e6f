"""Forms of import, and imports that may fail."""
import collections.abc
import datetime as dt
import os.path
import urllib.parse as parse
from collections import OrderedDict as Ordered, deque
from os import path
from typing import *

print(dt.date(2020, 1, 2), path.join('a', 'b'), os.path is path, parse.quote('a b'), Ordered([(1, 2)])[1], deque([1])[0])
print(Optional is not None, isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping))
try:
    import does_not_exist
except ImportError as error:
    does_not_exist = None
    print(type(error).__name__, error, error.name)
try:
    from os import does_not_exist_either
except ImportError as error:
    print(type(error).__name__, str(error).split(' (')[0])
try:
    import does.not_.exist
except ModuleNotFoundError as error:
    print(error)
try:
    from collections.nope import x
except ModuleNotFoundError as error:
    print(error)


def local():
    import json
    from datetime import timedelta as delta
    return json.dumps([delta(1).days])


print(local(), 'json' in globals())
if dt:
    import re
print(re.escape('a.b'))
import importlib
print(importlib.import_module('json').dumps({}), importlib.import_module('os.path') is os.path)
try:
    importlib.import_module('nope.nope')
except ImportError as error:
    print(error)
print(json.__name__ if 'json' in globals() else 'no json', dt.__name__, os.path.basename(os.path.__name__) and True)
