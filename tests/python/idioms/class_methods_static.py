"""Class methods as constructors, static methods as helpers."""


class Revision:
    count = 0
    separator = '_'

    def __init__(self, number, slug):
        type(self).count += 1
        self.number, self.slug = number, slug

    @classmethod
    def parse(cls, text):
        number, _, slug = text.partition(cls.separator)
        return cls(int(number), cls.clean(slug))

    @staticmethod
    def clean(slug):
        return slug.strip().replace(' ', '_').lower()

    def __repr__(self):
        return f'{self.__class__.__name__}({self.number:04d}, {self.slug!r})'


class Dashed(Revision):
    separator = '-'


print(Revision.parse('12_Add Users'), Dashed.parse('3-Drop'), Revision.clean(' A B '), Dashed(1, 'x').clean(' Z'))
print(Revision.count, Dashed.count, 'count' in vars(Dashed), Revision.__name__, Dashed.__bases__)
bound = Revision.parse
print(bound('7_x'), bound.__self__ is Revision, Revision.parse.__func__.__name__)
print(type(Revision.__dict__['clean']).__name__, type(Revision.__dict__['parse']).__name__)
for action in (lambda: Revision.parse('x_y'), lambda: Revision(1), lambda: Revision(1, 2, 3), lambda: Revision.missing,
               lambda: Revision(1, 'a').missing, lambda: Revision.parse()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
