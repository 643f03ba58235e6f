"""Named tuples of both kinds."""
from collections import namedtuple
from typing import NamedTuple, Optional

Point = namedtuple('Point', 'x y z', defaults=[0])
point = Point(1, 2)
print(point, point.x, point[2], point._replace(x=5), point._asdict(), Point._fields, Point._field_defaults)
print(Point._make([7, 8, 9]), point == (1, 2, 0), [*point], len(point), point + (1,), hash(point) == hash((1, 2, 0)))
x, y, z = point
print(x, y, z, max(Point(1, 5), Point(2, 0)), sorted([Point(2, 1), Point(1, 9)]), isinstance(point, tuple))


class Column(NamedTuple):
    """A column."""
    name: str
    type: str = 'TEXT'
    default: Optional[str] = None

    @property
    def ddl(self):
        return f'{self.name} {self.type}' + (f' DEFAULT {self.default}' if self.default else '')

    def renamed(self, name):
        return self._replace(name=name)


column = Column('id', 'INT')
print(column, column.ddl, column.renamed('key').ddl, Column._fields, Column.__doc__, Column('a', default='1').ddl)
print(Column.__annotations__['name'].__name__, column._asdict(), dict(zip(column._fields, column)))
name, *rest = column
print(name, rest, column.index('INT'), column.count(None))
for action in (lambda: setattr(point, 'x', 3), lambda: point.w,
               lambda: point._replace(w=1), lambda: Point._make([1]), lambda: namedtuple('B', 'class'),
               lambda: namedtuple('B', 'a a'), lambda: namedtuple('B', '_a')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace('Point.__new__()', 'Point()').replace('<lambda>()', 'Point()'))
print(namedtuple('R', 'a class b', rename=True)._fields)
