"""Encrypted columns."""
