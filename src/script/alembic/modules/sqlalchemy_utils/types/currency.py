"""CurrencyType."""

from sqlalchemy_utils.types.text import CurrencyType
