"""ArrowType."""

from sqlalchemy_utils.types.text import ArrowType
