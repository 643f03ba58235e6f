"""URLType."""

from sqlalchemy_utils.types.text import URLType
