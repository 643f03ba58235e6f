"""Packages whose names come from the file that has them, when they are first asked for: to import
everything would cost more than most revisions do."""
from importlib import import_module


def homes(*listed):
    """Of (module, "name name ..."): which module has a name. A module within the package starts with
    a dot."""
    return {name: home for home, names in listed for name in names.split()}


def getter(space, homes, modules=None):
    """The __getattr__ of the package whose globals are space. modules: the submodules that it gives
    as attributes; None: each that there is."""
    package = space['__name__']

    def __getattr__(name):
        home = homes.get(name)
        if home is not None:
            value = getattr(import_module(home, package), name)
        elif modules is None or name in modules:
            try:
                value = import_module(f'{package}.{name}')
            except ImportError:
                raise AttributeError(f'module {package!r} has no attribute {name!r}') from None
        else:
            raise AttributeError(f'module {package!r} has no attribute {name!r}')
        space[name] = value
        return value

    return __getattr__
