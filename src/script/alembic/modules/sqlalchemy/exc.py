"""Exceptions. binding_raise() in C picks the class for what a database said."""


class HasDescriptionCode:
    code = None

    def __init__(self, *args, **kwargs):
        code = kwargs.pop('code', None)
        if code is not None:
            self.code = code
        super().__init__(*args, **kwargs)

    def _code_str(self):
        if not self.code:
            return ''
        return f'(Background on this error at: https://sqlalche.me/e/20/{self.code})'


class SQLAlchemyError(HasDescriptionCode, Exception):
    def _message(self):
        if len(self.args) == 1:
            text = self.args[0]
            return text.decode() if isinstance(text, bytes) else str(text)
        return str(self.args)

    def __str__(self):
        text = self._message()
        return f'{text} {self._code_str()}' if self.code else text


class ArgumentError(SQLAlchemyError):
    pass


class DuplicateColumnError(ArgumentError):
    pass


class ObjectNotExecutableError(ArgumentError):
    def __init__(self, target):
        super().__init__(f'Not an executable object: {target!r}')
        self.target = target


class NoSuchModuleError(ArgumentError):
    pass


class NoForeignKeysError(ArgumentError):
    pass


class AmbiguousForeignKeysError(ArgumentError):
    pass


class ConstraintColumnNotFoundError(ArgumentError):
    pass


class CircularDependencyError(SQLAlchemyError):
    def __init__(self, message, cycles=(), edges=(), msg=None, code=None):
        if msg is None:
            message += f' ({", ".join(repr(s) for s in cycles)})'
        else:
            message = msg
        super().__init__(message, code=code)
        self.cycles = cycles
        self.edges = edges


class CompileError(SQLAlchemyError):
    pass


class UnsupportedCompilationError(CompileError):
    code = 'l7de'

    def __init__(self, compiler, element_type, message=None):
        super().__init__(f"Compiler {compiler!r} can't render element of type {element_type}"
                         + (f': {message}' if message else ''))
        self.compiler = compiler
        self.element_type = element_type
        self.message = message


class IdentifierError(SQLAlchemyError):
    pass


class DisconnectionError(SQLAlchemyError):
    invalidate_pool = False


class InvalidatePoolError(DisconnectionError):
    invalidate_pool = True


class TimeoutError(SQLAlchemyError):
    pass


class InvalidRequestError(SQLAlchemyError):
    pass


class IllegalStateChangeError(InvalidRequestError):
    pass


class NoInspectionAvailable(InvalidRequestError):
    pass


class PendingRollbackError(InvalidRequestError):
    pass


class ResourceClosedError(InvalidRequestError):
    pass


class NoSuchColumnError(InvalidRequestError, KeyError):
    pass


class AmbiguousColumnError(InvalidRequestError):
    pass


class NoResultFound(InvalidRequestError):
    pass


class MultipleResultsFound(InvalidRequestError):
    pass


class NoReferenceError(InvalidRequestError):
    table_name = None


class AwaitRequired(InvalidRequestError):
    code = 'xd1r'


class MissingGreenlet(InvalidRequestError):
    code = 'xd2s'


class NoReferencedTableError(NoReferenceError):
    def __init__(self, message, tname):
        super().__init__(message)
        self.table_name = tname


class NoReferencedColumnError(NoReferenceError):
    def __init__(self, message, tname, cname):
        super().__init__(message)
        self.table_name = tname
        self.column_name = cname


class NoSuchTableError(InvalidRequestError):
    pass


class UnreflectableTableError(InvalidRequestError):
    pass


class UnboundExecutionError(InvalidRequestError):
    pass


class DontWrapMixin:
    pass


def _short(value):
    """A value of a message: long ones lose their middle, as in SQLAlchemy."""
    shown, most = repr(value), 300
    if len(shown) <= most:
        return shown
    half = most // 2
    return (f'{shown[:half]} ... ({len(shown) - most} characters truncated) ... '
            f'{shown[-half:]}')


def _shown(params):
    if not isinstance(params, tuple):
        return repr(params)
    values = ', '.join(map(_short, params))
    return f'({values},)' if len(params) == 1 else f'({values})'


class StatementError(SQLAlchemyError):
    """Something failed while a statement ran; orig is what the driver raised."""

    code = 'cd3x'
    statement = None
    params = None
    orig = None
    ismulti = None

    def __init__(self, message, statement=None, params=None, orig=None, hide_parameters=False,
                 code=None, ismulti=None):
        super().__init__(message, code=code)
        self.statement = statement
        self.params = params
        self.orig = orig
        self.ismulti = ismulti
        self.hide_parameters = hide_parameters
        self.detail = []

    def add_detail(self, msg):
        self.detail.append(msg)

    def _message(self):
        lines = [super()._message()]
        if self.statement:
            lines.append(f'[SQL: {self.statement}]')
            if self.params:
                lines.append('[SQL parameters hidden due to hide_parameters=True]'
                             if self.hide_parameters else f'[parameters: {_shown(self.params)}]')
        return '\n'.join(lines)

    def __str__(self):
        text = self._message()
        for line in self.detail:
            text = f'({line}) {text}'
        return f'{text}\n{self._code_str()}' if self.code else text


class DBAPIError(StatementError):
    code = 'dbapi'
    connection_invalidated = False

    def __init__(self, statement, params, orig, hide_parameters=False,
                 connection_invalidated=False, code=None, ismulti=None):
        name = f'{type(orig).__module__}.{type(orig).__name__}'
        super().__init__(f'({name}) {orig}', statement, params, orig, hide_parameters, code=code,
                         ismulti=ismulti)
        self.connection_invalidated = connection_invalidated


class InterfaceError(DBAPIError):
    code = 'rvf5'


class DatabaseError(DBAPIError):
    code = '4xp6'


class DataError(DatabaseError):
    code = '9h9h'


class OperationalError(DatabaseError):
    code = 'e3q8'


class IntegrityError(DatabaseError):
    code = 'gkpj'


class InternalError(DatabaseError):
    code = '2j85'


class ProgrammingError(DatabaseError):
    code = 'f405'


class NotSupportedError(DatabaseError):
    code = 'tw8g'


class SADeprecationWarning(HasDescriptionCode, DeprecationWarning):
    deprecated_since = None


class Base20DeprecationWarning(SADeprecationWarning):
    pass


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


RemovedIn20Warning = Base20DeprecationWarning


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    deprecated_since = None


class SAWarning(HasDescriptionCode, RuntimeWarning):
    pass
