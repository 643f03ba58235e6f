"""Names of the interpreter's own types."""
import _host

FunctionType = LambdaType = _host.function
BuiltinFunctionType = BuiltinMethodType = _host.native
MethodType = _host.method
ModuleType = _host.module
GeneratorType = _host.generator
NoneType = _host.none
EllipsisType = _host.ellipsis
NotImplementedType = _host.not_implemented
CellType = _host.cell


class mappingproxy:
    """A mapping seen through, and not changed."""
    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, mappingproxy) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, mappingproxy) else other)

    def __reversed__(self):
        return reversed(self._mapping)

    def __repr__(self):
        return f'mappingproxy({self._mapping!r})'

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


MappingProxyType = mappingproxy


class SimpleNamespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        inside = ', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())
        return f'namespace({inside})'

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class DynamicClassAttribute(property):
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    return kwds.pop('metaclass', type)(name, bases, namespace, **kwds)


def __getattr__(name):
    if name in ('GenericAlias', 'UnionType'):
        import typing
        return typing._Alias if name == 'GenericAlias' else typing._Union
    raise AttributeError(f"module 'types' has no attribute '{name}'")
