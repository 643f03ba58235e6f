"""Names for annotations and isinstance()."""
from sqlalchemy.engine.default import DefaultDialect as Dialect
from sqlalchemy.engine.default import DefaultExecutionContext as ExecutionContext


class Compiled:
    pass


class Connectable:
    pass


class TypeCompiler:
    pass


class CreateEnginePlugin:
    pass


class ExceptionContext:
    pass


DBAPIConnection = DBAPICursor = object
ReflectedColumn = ReflectedIndex = ReflectedForeignKeyConstraint = dict
ReflectedPrimaryKeyConstraint = ReflectedUniqueConstraint = ReflectedCheckConstraint = dict
ReflectedComputed = ReflectedIdentity = ReflectedTableComment = dict
