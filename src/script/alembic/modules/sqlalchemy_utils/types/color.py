"""ColorType."""

from sqlalchemy_utils.types.text import ColorType
