"""inspect.signature: kinds, defaults, annotations, binding; members of classes."""
import inspect


def f(a, /, b: int, c=3, *args, d, e: str = 'x', **kwargs) -> bool:
    """Doc."""


sig = inspect.signature(f)
print(sig, list(sig.parameters), [str(p.kind) for p in sig.parameters.values()], [p.default for p in sig.parameters.values() if p.default is not inspect.Parameter.empty])


class A:
    x = 1

    def m(self, y=2):
        pass

    @staticmethod
    def s(z):
        pass

    @classmethod
    def c(cls, w, *, v=None):
        pass

    def __call__(self, q):
        pass


print(inspect.signature(A().m), inspect.signature(A.m), inspect.signature(A.s), inspect.signature(A.c), inspect.signature(lambda *a, **k: 0), inspect.signature(lambda: 0))
print(inspect.isfunction(f), inspect.ismethod(A().m), inspect.isclass(A), inspect.isbuiltin(len), inspect.isgeneratorfunction(f), inspect.ismodule(inspect), inspect.getdoc(f), inspect.isroutine(f) if hasattr(inspect, 'isroutine') else True)
print([name for name, _ in inspect.getmembers(A) if not name.startswith('_')], [n for n, _ in inspect.getmembers(A, inspect.isfunction) if n != '__call__'])


def call_with_known(function, **values):
    names = inspect.signature(function).parameters
    return function(**{k: v for k, v in values.items() if k in names})


print(call_with_known(lambda a, b=0: (a, b), a=1, c=3), call_with_known(lambda: 'none', a=1), [p.name for p in sig.parameters.values() if p.kind is p.KEYWORD_ONLY], sig.return_annotation)
