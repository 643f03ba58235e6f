"""LocaleType."""

from sqlalchemy_utils.types.text import LocaleType
