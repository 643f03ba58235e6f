"""EmailType."""

from sqlalchemy_utils.types.text import EmailType
