"""Options of loading: accepted, and without effect, for all columns are loaded and no relationship
is."""


class Load:
    def __init__(self, *args, **kw):
        pass

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return lambda *args, **kw: self


def _option(*args, **kw):
    return Load()


joinedload = selectinload = subqueryload = lazyload = immediateload = noload = raiseload = _option
contains_eager = contains_alias = defaultload = load_only = defer = undefer = _option
undefer_group = defer_group = selectin_polymorphic = joinedload_all = subqueryload_all = _option
with_loader_criteria = _option
