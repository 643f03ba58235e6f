"""Runs each script whose path a line of stdin names in a fork of this process, as `python3 NAME.py` in
its folder would; what it writes goes to the files out and err of a directory, its exit code to stdout.

usage: fork_python.py DIRECTORY"""
import base64
import collections
import contextlib
import copy
import dataclasses
import datetime
import decimal
import enum
import functools
import hashlib
import inspect
import io
import itertools
import json
import logging
import os
import pathlib
import re
import sys
import textwrap
import traceback
import types
import typing
import urllib.parse
import uuid

sys.path.pop(0)  # the folder of this file


def run(path, directory):
    for number, name in ((1, 'out'), (2, 'err')):
        file = os.open(os.path.join(directory, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
        os.close(file)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    folder, name = os.path.split(path)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv = [name]
    main = types.ModuleType('__main__')
    main.__file__ = path
    main.__builtins__ = __builtins__
    sys.modules['__main__'] = main
    code = 1
    try:
        with open(path, 'rb') as file:
            exec(compile(file.read(), path, 'exec'), main.__dict__)
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        if code and not isinstance(stop.code, int):
            print(stop.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(line.rstrip('\n'), sys.argv[1])
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
