"""Vectors in PostgreSQL."""
