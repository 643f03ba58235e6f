"""op.inline_literal: a value that stands in the statement itself."""

import sqlalchemy
from sqlalchemy.sql.elements import BindParameter


def inline_literal(value, type_=None):
    made = BindParameter(None, value, type_)
    made.literal_execute = True
    return made
