"""IPAddressType."""

from sqlalchemy_utils.types.text import IPAddressType
