"""Properties with setters, deleters and inheritance."""


class Column:
    def __init__(self, name, length=None):
        self.name = name
        self.length = length

    @property
    def name(self):
        """The name, lower case."""
        return self._name

    @name.setter
    def name(self, value):
        if not value:
            raise ValueError('a column needs a name')
        self._name = value.lower()

    @name.deleter
    def name(self):
        del self._name

    @property
    def type(self):
        return f'VARCHAR({self.length})' if self.length else 'TEXT'


class Sized(Column):
    @property
    def type(self):
        return super().type + ' NOT NULL'

    @Column.name.setter
    def name(self, value):
        self._name = 'x_' + value


column = Column('ID', 5)
print(column.name, column.type, Column.name.__doc__, Sized('A').type, Sized('A').name)
column.name = 'Other'
print(column.name, vars(column))
del column.name
for action in (lambda: column.name, lambda: Column(''), lambda: setattr(column, 'type', 1), lambda: delattr(column, 'type')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(isinstance(Column.type, property), hasattr(column, 'name'), hasattr(column, 'type'))
