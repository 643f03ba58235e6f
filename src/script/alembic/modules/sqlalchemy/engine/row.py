"""The rows of a result."""
from _connection import Row, RowMapping

BaseRow = LegacyRow = Row
