"""Options of loading. load_only() and defer() say which columns of an entity are read; those that say
how a relationship is loaded are accepted and without effect, for none is."""


def _keys(attributes):
    return tuple([each if isinstance(each, str) else each.key for each in attributes])


class Load:
    """Of the entity itself: `_only` these attributes, where any are named, and not the `_deferred`."""
    _only = ()
    _deferred = ()

    def __init__(self, *entities):
        pass

    def _with(self, only=(), deferred=()):
        made = Load()
        made._only, made._deferred = self._only + only, self._deferred + deferred
        return made

    def load_only(self, *attributes, raiseload=False):
        return self._with(only=_keys(attributes))

    def defer(self, *attributes, raiseload=False):
        return self._with(deferred=_keys(attributes))

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return lambda *args, **kw: Related()


class Related:
    """Of a relationship, and all that is said behind it."""
    _only = _deferred = ()

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return lambda *args, **kw: self


def loaded_names(mapper, options):
    """The attributes of a class that a query reads: those of its key always."""
    names = list(mapper.columns)
    only = {key for option in options for key in getattr(option, '_only', ())}
    deferred = {key for option in options for key in getattr(option, '_deferred', ())}
    kept = {*mapper.key_attributes, mapper.discriminator_key()}
    return [name for name in names
            if name in kept or ((not only or name in only) and name not in deferred)]


def load_only(*attributes, raiseload=False):
    return Load().load_only(*attributes)


def defer(*attributes, raiseload=False):
    return Load().defer(*attributes)


def _related(*args, **kw):
    return Related()


joinedload = selectinload = subqueryload = lazyload = immediateload = noload = raiseload = _related
contains_eager = contains_alias = defaultload = undefer = undefer_group = defer_group = _related
selectin_polymorphic = joinedload_all = subqueryload_all = with_loader_criteria = _related
