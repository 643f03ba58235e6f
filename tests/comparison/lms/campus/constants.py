"""Sizes and first rows."""
LOGIN_LENGTH = 24

MEMBERS = (
    {'login': 'ana', 'secret': 'uno', 'progress': 0.75, 'tags': ['a', 'b c']},
    {'login': 'luis', 'secret': None, 'progress': 0.125, 'tags': []},
)
