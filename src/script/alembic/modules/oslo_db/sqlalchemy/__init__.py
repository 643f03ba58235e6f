"""Types and helpers over SQLAlchemy."""
