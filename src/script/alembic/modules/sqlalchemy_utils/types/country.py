"""CountryType."""

from sqlalchemy_utils.types.text import CountryType
