import inspect, abc, numbers, warnings, types
def f(a, b=1, *c, d, e=2, **g) -> int: 'doc'
s = inspect.signature(f)
print(s, list(s.parameters), s.parameters['b'].default, s.parameters['a'].default is inspect.Parameter.empty, str(s.parameters['c'].kind))
print(inspect.isfunction(f), inspect.isclass(int), inspect.getdoc(f), inspect.ismodule(abc), inspect.ismethod(f))
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
try: A()
except TypeError as e: print(type(e).__name__)
print(isinstance(5, numbers.Number), isinstance(5, numbers.Integral), isinstance(1.5, numbers.Real), issubclass(int, numbers.Number))
from collections.abc import Iterable, Mapping, Sequence, Callable, Iterator, Hashable, Sized, MutableMapping
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance('a', Sequence), isinstance(len, Callable), isinstance(iter([]), Iterator), isinstance([], Hashable), isinstance({1}, Sequence), isinstance(5, Iterable), issubclass(dict, Mapping), isinstance([], Sized))
class MM(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM(); m['a'] = 1; m.update(b=2); print(dict(m), m.get('z', 0), m.pop('a'), 'b' in m, list(m.items()), m.setdefault('q', 5))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('hello', DeprecationWarning)
    print(len(w), w[0].category.__name__, str(w[0].message))
