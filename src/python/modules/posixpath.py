"""Paths, as os.path."""
import _host

sep = '/'
curdir, pardir, pathsep, extsep = '.', '..', ':', '.'


def _text(path):
    if isinstance(path, str):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return method(path)


def splitdrive(path):
    return '', _text(path)


def join(path, *paths):
    result = _text(path)
    for part in map(_text, paths):
        if part.startswith('/'):
            result = part
        elif not result or result.endswith('/'):
            result += part
        else:
            result += '/' + part
    return result


def split(path):
    path = _text(path)
    head, tail = path[:path.rfind('/') + 1], path[path.rfind('/') + 1:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def dirname(path):
    return split(path)[0]


def basename(path):
    return split(path)[1]


def splitext(path):
    path = _text(path)
    name = path[path.rfind('/') + 1:]
    dot = name.rfind('.')
    if dot <= 0 or not name[:dot].strip('.'):
        return path, ''
    return path[:len(path) - len(name) + dot], name[dot:]


def isabs(path):
    return _text(path).startswith('/')


def normpath(path):
    path = _text(path)
    if not path:
        return '.'
    lead = '/' if path.startswith('/') else ''
    if path.startswith('//') and not path.startswith('///'):
        lead = '//'
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not lead and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + '/'.join(parts) or '.'


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_host.working_directory(), path))


realpath = abspath


def relpath(path, start='.'):
    target = [part for part in abspath(path).split('/') if part]
    origin = [part for part in abspath(start).split('/') if part]
    common = 0
    while common < min(len(target), len(origin)) and target[common] == origin[common]:
        common += 1
    return '/'.join(['..'] * (len(origin) - common) + target[common:]) or '.'


def exists(path):
    return _host.path_kind(_text(path)) != 0


lexists = exists


def isfile(path):
    return _host.path_kind(_text(path)) == 1


def isdir(path):
    return _host.path_kind(_text(path)) == 2


def islink(path):
    return False


def getsize(path):
    return _host.file_size(_text(path))


def normcase(path):
    return _text(path)


def expanduser(path):
    return _text(path)


def expandvars(path):
    import os
    import re
    return re.sub(r'\$(\w+|\{\w+\})', lambda m: os.environ.get(m.group(1).strip('{}'), m.group()),
                  _text(path))


def commonprefix(paths):
    if not paths:
        return ''
    low, high = min(paths), max(paths)
    for index, character in enumerate(low):
        if character != high[index:index + 1]:
            return low[:index]
    return low


def commonpath(paths):
    split_paths = [_text(path).split('/') for path in paths]
    common = []
    for parts in zip(*split_paths):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return '/'.join(common) or ('/' if _text(paths[0]).startswith('/') else '')


def samefile(a, b):
    return abspath(a) == abspath(b)
