"""The types of fastapi-users' tables."""

from fastapi_users_db_sqlalchemy.generics import GUID
