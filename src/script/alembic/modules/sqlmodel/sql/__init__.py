"""Types."""

from sqlmodel.sql import sqltypes
