"""Properties that are values of objects, and expressions of classes."""


class hybrid_property:
    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None,
                 update_expr=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.expr = getattr(expr, '__func__', expr)
        self.__doc__ = getattr(fget, '__doc__', None)

    def __get__(self, instance, owner):
        return self._expression_of(owner) if instance is None else self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def _expression_of(self, owner):
        return (self.expr or self.fget)(owner)

    def _with(self, **parts):
        other = object.__new__(hybrid_property)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(parts)
        return other

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)

    def expression(self, expr):
        return self._with(expr=getattr(expr, '__func__', expr))

    def comparator(self, comparator):
        return self._with(expr=comparator)

    def update_expression(self, method):
        return self

    inplace = overrides = property(lambda self: self)


class hybrid_method:
    def __init__(self, func, expr=None):
        self.func, self.expr = func, expr or func

    def __get__(self, instance, owner):
        if instance is None:
            return lambda *args, **kw: self.expr(owner, *args, **kw)
        return lambda *args, **kw: self.func(instance, *args, **kw)

    def expression(self, expr):
        return hybrid_method(self.func, expr)


class Comparator:
    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        return self.expression


hybrid = hybrid_property
