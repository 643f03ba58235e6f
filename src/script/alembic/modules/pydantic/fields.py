"""Fields of models."""


class FieldInfo:
    def __init__(self, default=..., *, default_factory=None, alias=None, **kw):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias

    def is_required(self):
        return self.default is ... and self.default_factory is None

    def get_default(self):
        if self.default_factory is not None:
            return self.default_factory()
        value = self.default
        return value.copy() if isinstance(value, (list, dict, set)) else value


def Field(default=..., *, default_factory=None, alias=None, **kw):
    return FieldInfo(default, default_factory=default_factory, alias=alias, **kw)
