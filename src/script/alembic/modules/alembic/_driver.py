"""What a database's driver would raise: the `orig` of SQLAlchemy's exceptions."""

_modules = {'sqlite': 'sqlite3', 'postgresql': 'psycopg2.errors', 'mysql': 'pymysql.err'}
_classes = {}
# psycopg2 has a class for each state; these are those that scripts look for.
_states = {
    '22001': 'StringDataRightTruncation', '22003': 'NumericValueOutOfRange',
    '22007': 'InvalidDatetimeFormat', '22012': 'DivisionByZero',
    '22P02': 'InvalidTextRepresentation', '23502': 'NotNullViolation',
    '23503': 'ForeignKeyViolation', '23505': 'UniqueViolation', '23514': 'CheckViolation',
    '23P01': 'ExclusionViolation', '25P02': 'InFailedSqlTransaction',
    '2BP01': 'DependentObjectsStillExist', '3F000': 'InvalidSchemaName',
    '40001': 'SerializationFailure', '40P01': 'DeadlockDetected',
    '42501': 'InsufficientPrivilege', '42601': 'SyntaxError', '42701': 'DuplicateColumn',
    '42703': 'UndefinedColumn', '42704': 'UndefinedObject', '42710': 'DuplicateObject',
    '42804': 'DatatypeMismatch', '42846': 'CannotCoerce', '42883': 'UndefinedFunction',
    '42P01': 'UndefinedTable', '42P06': 'DuplicateSchema', '42P07': 'DuplicateTable',
    '55P03': 'LockNotAvailable', '57014': 'QueryCanceled',
}


class Error(Exception):
    pgcode = sqlstate = None
    vendor_code = 0


def error(dialect, class_name, message, sqlstate, vendor_code, detail=None):
    if dialect == 'postgresql':
        class_name = _states.get(sqlstate, class_name)
        if detail:
            message += f'\nDETAIL:  {detail}\n'
    key = dialect, class_name
    if key not in _classes:
        _classes[key] = type(class_name, (Error,), {'__module__': _modules.get(dialect, dialect)})
    if dialect == 'mysql':
        made = _classes[key](vendor_code, message)
    else:
        made = _classes[key](message)
    made.pgcode = made.sqlstate = sqlstate or None
    made.vendor_code = vendor_code
    return made
