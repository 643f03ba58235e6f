"""Values that change in their place. A session compares them with what it read, so that the plain
containers will do; the classes are there for their names."""
from sqlalchemy.type_base import to_instance


class MutableBase:
    pass


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        made = to_instance(sqltype).copy()
        made._is_mutable = True
        return made

    @classmethod
    def associate_with(cls, sqltype):
        sqltype._is_mutable = True

    @classmethod
    def associate_with_attribute(cls, attribute):
        attribute.type._is_mutable = True

    @classmethod
    def coerce(cls, key, value):
        return value

    def changed(self):
        pass


class MutableComposite(MutableBase):
    pass


class MutableDict(Mutable, dict):
    pass


class MutableList(Mutable, list):
    pass


class MutableSet(Mutable, set):
    pass
