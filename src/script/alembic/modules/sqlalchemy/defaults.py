"""What gives a column its value: defaults of the client and of the server, sequences, identities,
computed columns.

C reads (lower_column.c, by _kind): default_clause arg · computed sqltext, persisted · identity
always, on_null and the parameters of a sequence · sequence name, schema, data_type, start,
increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle, cache."""
from sqlalchemy import exc
from sqlalchemy.constraints import SchemaItem


class FetchedValue(SchemaItem):
    """The database gives a value, and nothing is said about which."""
    _kind = 'fetched_value'
    is_server_default = True
    reflected = False
    has_argument = False
    is_clause_element = False
    is_identity = False
    column = None

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _attach_to_column(self, column):
        self.column = column
        if self.for_update:
            column.server_onupdate = self
        else:
            column.server_default = self

    def _copy(self):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.pop('column', None)
        return new

    copy = _copy

    def _clone(self, for_update):
        new = self._copy()
        new.for_update = for_update
        return new

    _as_for_update = _clone

    def __repr__(self):
        return f'{type(self).__name__}()'


class DefaultClause(FetchedValue):
    _kind = 'default_clause'
    has_argument = True

    def __init__(self, arg, for_update=False, _reflected=False):
        if not isinstance(arg, str) and not hasattr(arg, '_kind'):
            raise exc.ArgumentError("Argument 'arg' is expected to be one of type '<class 'str'>' "
                                    "or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or "
                                    "'<class 'sqlalchemy.sql.elements.TextClause'>', got "
                                    f"'{type(arg)}'")
        self.arg = arg
        self.for_update = for_update
        self.reflected = _reflected

    def __repr__(self):
        return f'DefaultClause({self.arg!r}, for_update={self.for_update!r})'


class PassiveDefault(DefaultClause):
    def __init__(self, *arg, **kw):
        super().__init__(*arg, **kw)


class DefaultGenerator(SchemaItem):
    is_sequence = False
    is_identity = False
    is_server_default = False
    is_clause_element = False
    is_callable = False
    is_scalar = False
    has_arg = False
    optional = False
    column = None
    for_update = False

    def _attach_to_column(self, column):
        self.column = column
        if self.for_update:
            column.onupdate = self
        else:
            column.default = self

    def execute(self, bind=None):
        raise exc.InvalidRequestError("a default is not executed: execute its value")


class ColumnDefault(DefaultGenerator):
    """A value, a callable or an expression that an insert uses."""
    _kind = 'column_default'
    has_arg = True

    def __init__(self, arg, for_update=False):
        if isinstance(arg, FetchedValue):
            raise exc.ArgumentError("ColumnDefault may not be a server-side default type.")
        self.arg = arg
        self.for_update = for_update
        self.is_clause_element = hasattr(arg, '_kind')
        self.is_callable = not self.is_clause_element and callable(arg)
        self.is_scalar = not self.is_callable and not self.is_clause_element

    def value(self):
        """What the column gets; a callable may want the context, of which there is none."""
        if not self.is_callable:
            return self.arg
        try:
            return self.arg()
        except TypeError:
            return self.arg(None)

    def _copy(self):
        return ColumnDefault(self.arg, self.for_update)

    def __repr__(self):
        name = 'CallableColumnDefault' if self.is_callable else \
            'ColumnElementColumnDefault' if self.is_clause_element else 'ScalarElementColumnDefault'
        return f'{name}({self.arg!r})'


ScalarElementColumnDefault = CallableColumnDefault = ColumnElementColumnDefault = ColumnDefault


class IdentityOptions:
    _names = ('start', 'increment', 'minvalue', 'maxvalue', 'nominvalue', 'nomaxvalue', 'cycle',
              'cache', 'order')

    def _take_options(self, values):
        for name, value in values:
            setattr(self, name, value)

    def _shown_options(self):
        return [f'{name}={getattr(self, name)!r}' for name in self._names
                if getattr(self, name) is not None]


class Sequence(IdentityOptions, DefaultGenerator):
    _kind = 'sequence'
    is_sequence = True
    has_arg = False

    def __init__(self, name, start=None, increment=None, minvalue=None, maxvalue=None,
                 nominvalue=None, nomaxvalue=None, cycle=None, schema=None, cache=None, order=None,
                 data_type=None, optional=False, quote=None, metadata=None, quote_schema=None,
                 for_update=False):
        self._take_options((('start', start), ('increment', increment), ('minvalue', minvalue),
                            ('maxvalue', maxvalue), ('nominvalue', nominvalue),
                            ('nomaxvalue', nomaxvalue), ('cycle', cycle), ('cache', cache),
                            ('order', order)))
        self.name = name
        self.optional = optional
        self.for_update = for_update
        self.metadata = metadata
        self.schema = schema if schema is not None or metadata is None else metadata.schema
        if data_type is not None:
            from sqlalchemy.types import to_instance
            data_type = to_instance(data_type)
        self.data_type = data_type
        self.key = name if self.schema is None else f'{self.schema}.{name}'
        if metadata is not None:
            metadata._sequences[self.key] = self

    def _copy(self):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.pop('column', None)
        return new

    def next_value(self):
        from sqlalchemy.sql.functions import next_value
        return next_value(self)

    def create(self, bind, checkfirst=True):
        from sqlalchemy.sql import ddl
        ddl.create_sequence(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        from sqlalchemy.sql import ddl
        ddl.drop_sequence(self, bind, checkfirst)

    def __repr__(self):
        return f"Sequence({', '.join([repr(self.name)] + self._shown_options())})"


class Computed(FetchedValue):
    _kind = 'computed'

    def __init__(self, sqltext, persisted=None):
        self.for_update = False
        self.sqltext = sqltext
        self.persisted = persisted

    def _attach_to_column(self, column):
        if column.server_default is not None or column.server_onupdate is not None:
            raise exc.ArgumentError("A generated column cannot specify a server_default or a "
                                    "server_onupdate argument")
        self.column = column
        column.computed = column.server_default = column.server_onupdate = self

    def __repr__(self):
        return f'Computed({self.sqltext!r})'


class Identity(IdentityOptions, FetchedValue):
    _kind = 'identity'
    is_identity = True

    def __init__(self, always=False, on_null=None, start=None, increment=None, minvalue=None,
                 maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, cache=None,
                 order=None):
        self.for_update = False
        self.always = always
        self.on_null = on_null
        self._take_options((('start', start), ('increment', increment), ('minvalue', minvalue),
                            ('maxvalue', maxvalue), ('nominvalue', nominvalue),
                            ('nomaxvalue', nomaxvalue), ('cycle', cycle), ('cache', cache),
                            ('order', order)))

    def _attach_to_column(self, column):
        if column.server_default is not None or column.server_onupdate is not None:
            raise exc.ArgumentError("A column with an Identity object cannot specify a "
                                    "server_default or a server_onupdate argument")
        if column.autoincrement is False:
            raise exc.ArgumentError("A column with an Identity object cannot specify "
                                    "autoincrement=False")
        self.column = column
        column.identity = column.server_default = self
        if not column._says_nullable:
            column.nullable = False

    def __repr__(self):
        shown = ['always=True'] if self.always else []
        return f"Identity({', '.join(shown + self._shown_options())})"
