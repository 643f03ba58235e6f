"""What older scripts ask about the version of SQLAlchemy."""

sqla_13 = sqla_14 = sqla_2 = True


def _copy(element, **kw):
    return element._copy(**kw)
