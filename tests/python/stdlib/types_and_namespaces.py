"""types: SimpleNamespace, MappingProxyType, function and method types."""
import types
from types import MappingProxyType, SimpleNamespace

ns = SimpleNamespace(a=1, b='x')
ns.c = [1]
print(ns, ns.a, vars(ns), ns == SimpleNamespace(a=1, b='x', c=[1]), hasattr(ns, 'z'), SimpleNamespace())
del ns.a
print(ns, getattr(ns, 'a', 'gone'))
nested = SimpleNamespace(inner=SimpleNamespace(value=5), items=[SimpleNamespace(n=i) for i in range(2)])
print(nested.inner.value, [i.n for i in nested.items], nested)
base = {'k': 1}
proxy = MappingProxyType(base)
base['new'] = 2
print(proxy['new'], dict(proxy), len(proxy), 'k' in proxy, list(proxy.items()), proxy.get('z'))
try:
    proxy['k'] = 5
except TypeError as error:
    print(error)


class A:
    def m(self):
        return 'm', self.x


def free(self, y):
    return self.x + y


a = A()
a.x = 1
a.bound = types.MethodType(free, a)
print(a.bound(5), isinstance(a.m, types.MethodType), isinstance(free, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance((x for x in ()), types.GeneratorType), isinstance(lambda: 0, types.LambdaType), type(None) is types.NoneType)
Made = types.new_class('Made', (A,), {}, lambda space: space.update(y=2)) if hasattr(types, 'new_class') else type('Made', (A,), {'y': 2})
print(Made.y, Made.__bases__ == (A,), A.m is A.m, a.m.__func__ is A.m)
