"""What all entities share: op.create_entity(), op.drop_entity() and op.replace_entity()."""

from alembic.operations import Operations

registry = None


def quoted(name):
    return name if name[:1] == '"' else f'"{name}"'


class ReplaceableEntity:
    def __init__(self, schema, signature, definition):
        self.schema = schema
        self.signature = signature.strip()
        self.definition = definition.strip()

    @property
    def literal_schema(self):
        return quoted(self.schema)

    @property
    def identity(self):
        return f'{type(self).__name__}: {self.schema}.{self.signature}'

    def to_sql_statement_create_or_replace(self):
        return [self.to_sql_statement_drop(), self.to_sql_statement_create()]

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.identity)


class ReversibleOp:
    pass


class _EntityOp(ReversibleOp):
    def __init__(self, target):
        self.target = target


@Operations.register_operation('create_entity', 'invoke_for_target')
class CreateOp(_EntityOp):
    @classmethod
    def invoke_for_target(cls, operations, target):
        operations.execute(target.to_sql_statement_create())


@Operations.register_operation('drop_entity', 'invoke_for_target')
class DropOp(_EntityOp):
    @classmethod
    def invoke_for_target(cls, operations, target):
        operations.execute(target.to_sql_statement_drop())


@Operations.register_operation('replace_entity', 'invoke_for_target')
class ReplaceOp(_EntityOp):
    @classmethod
    def invoke_for_target(cls, operations, target):
        for statement in target.to_sql_statement_create_or_replace():
            operations.execute(statement)


@Operations.register_operation('revert_entity', 'invoke_for_target')
class RevertOp(ReplaceOp):
    pass


def register_entities(*args, **kw):
    """For autogenerate, in env.py."""
