"""PhoneNumberType."""

from sqlalchemy_utils.types.text import PhoneNumberType
