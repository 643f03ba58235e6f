"""Entities of alembic_utils: functions, views, triggers and their like, by their SQL."""
