"""WeekDaysType."""

from sqlalchemy_utils.types.text import WeekDaysType
