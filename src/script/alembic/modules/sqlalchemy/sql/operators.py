"""The operators as functions: operators.eq(column, 5) is column == 5."""


class custom_op:
    def __init__(self, opstring, precedence=0, is_comparison=False, return_type=None,
                 natural_self_precedent=False, eager_grouping=False):
        self.opstring, self.precedence, self.is_comparison = opstring, precedence, is_comparison
        self.return_type = return_type

    def __call__(self, left, right, **kw):
        return left.op(self.opstring, self.precedence, self.is_comparison,
                       self.return_type)(right)


def _by_method(name, method):
    def operate(left, *right, **kw):
        return getattr(left, method)(*right, **kw)
    operate.__name__ = name
    return operate


for _name, _method in (
    ('eq', '__eq__'), ('ne', '__ne__'), ('lt', '__lt__'), ('le', '__le__'), ('gt', '__gt__'),
    ('ge', '__ge__'), ('add', '__add__'), ('sub', '__sub__'), ('mul', '__mul__'),
    ('truediv', '__truediv__'), ('floordiv', '__floordiv__'), ('mod', '__mod__'),
    ('neg', '__neg__'), ('inv', '__invert__'), ('and_', '__and__'), ('or_', '__or__'),
    ('getitem', '__getitem__'), ('lshift', '__lshift__'), ('rshift', '__rshift__'),
    ('is_', 'is_'), ('is_not', 'is_not'), ('isnot', 'is_not'), ('in_op', 'in_'),
    ('is_distinct_from', 'is_distinct_from'), ('is_not_distinct_from', 'is_not_distinct_from'),
    ('not_in_op', 'not_in'), ('notin_op', 'not_in'), ('like_op', 'like'),
    ('not_like_op', 'not_like'), ('notlike_op', 'not_like'), ('ilike_op', 'ilike'),
    ('not_ilike_op', 'not_ilike'), ('contains_op', 'contains'), ('startswith_op', 'startswith'),
    ('endswith_op', 'endswith'), ('between_op', 'between'), ('concat_op', 'concat'),
    ('match_op', 'match'), ('regexp_match_op', 'regexp_match'), ('desc_op', 'desc'),
    ('asc_op', 'asc'), ('nulls_first_op', 'nulls_first'), ('nulls_last_op', 'nulls_last'),
    ('nullsfirst_op', 'nulls_first'), ('nullslast_op', 'nulls_last'), ('any_op', 'any_'),
    ('all_op', 'all_'), ('distinct_op', 'distinct'), ('collate', 'collate'),
    ('bitwise_and_op', 'bitwise_and'), ('bitwise_or_op', 'bitwise_or'),
    ('bitwise_xor_op', 'bitwise_xor'), ('bitwise_not_op', 'bitwise_not'),
):
    globals()[_name] = _by_method(_name, _method)
