"""GUID, where older versions have it."""

from fastapi_users_db_sqlalchemy.generics import GUID
