"""Importing by name."""
import _host


def import_module(name, package=None):
    if name.startswith('.'):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for "
                            f'{name!r}')
        level = len(name) - len(name.lstrip('.'))
        parts = package.split('.')
        base = '.'.join(parts[:len(parts) - level + 1])
        name = base + '.' + name.lstrip('.') if name.lstrip('.') else base
    return _host.import_dotted(name)


def invalidate_caches():
    pass


def reload(module):
    return module
