"""Names for annotations and isinstance()."""
from sqlalchemy.orm.columns import ColumnProperty, Synonym


class MapperProperty:
    pass


class PropComparator:
    def __init__(self, expression=None, parententity=None, adapt_to_entity=None):
        self.expression = expression

    def __clause_element__(self):
        return self.expression


class CompositeProperty(MapperProperty):
    pass


class MapperOption:
    pass


Composite = CompositeProperty
SynonymProperty = Synonym
MANYTOMANY, MANYTOONE, ONETOMANY = 'MANYTOMANY', 'MANYTOONE', 'ONETOMANY'
