"""All types, under the names that the package gives them."""

from sqlalchemy_utils.types.bit import BitType
from sqlalchemy_utils.types.choice import Choice, ChoiceType
from sqlalchemy_utils.types.encrypted.encrypted_type import EncryptedType, StringEncryptedType
from sqlalchemy_utils.types.json import JSONType
from sqlalchemy_utils.types.ltree import LQUERY, LtreeType
from sqlalchemy_utils.types.password import PasswordType
from sqlalchemy_utils.types.range import (
    DateRangeType, DateTimeRangeType, Int8RangeType, IntRangeType, NumericRangeType)
from sqlalchemy_utils.types.scalar_list import ScalarListType
from sqlalchemy_utils.types.text import (
    ArrowType, ColorType, CountryType, CurrencyType, EmailType, EnrichedDateTimeType,
    IPAddressType, LocaleType, PhoneNumberType, TimezoneType, URLType, WeekDaysType)
from sqlalchemy_utils.types.ts_vector import TSVectorType
from sqlalchemy_utils.types.uuid import UUIDType
