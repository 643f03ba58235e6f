"""TimezoneType."""

from sqlalchemy_utils.types.text import TimezoneType
