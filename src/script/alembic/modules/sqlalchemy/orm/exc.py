"""What goes wrong between sessions and objects."""
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound, SQLAlchemyError


class StaleDataError(SQLAlchemyError):
    pass


ConcurrentModificationError = StaleDataError


class FlushError(SQLAlchemyError):
    pass


class UnmappedError(InvalidRequestError):
    pass


class ObjectDereferencedError(SQLAlchemyError):
    pass


class DetachedInstanceError(SQLAlchemyError):
    pass


class UnmappedInstanceError(UnmappedError):
    def __init__(self, obj, msg=None):
        kind = f'{type(obj).__module__}.{type(obj).__name__}'
        super().__init__(msg or f"Class '{kind}' is not mapped")


class UnmappedClassError(UnmappedError):
    def __init__(self, cls, msg=None):
        name = f'{cls.__module__}.{cls.__name__}' if isinstance(cls, type) else repr(cls)
        super().__init__(msg or f"Class '{name}' is not mapped")


class ObjectDeletedError(InvalidRequestError):
    pass


class UnmappedColumnError(InvalidRequestError):
    pass


class LoaderStrategyException(InvalidRequestError):
    pass
