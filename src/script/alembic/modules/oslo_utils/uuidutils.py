"""UUIDs as text."""

import uuid


def generate_uuid(dashed=True):
    return str(uuid.uuid4()) if dashed else uuid.uuid4().hex


def is_uuid_like(value):
    try:
        return str(uuid.UUID(value)).replace('-', '') == _plain(value)
    except (TypeError, ValueError, AttributeError):
        return False


def _plain(text):
    return text.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '').lower()
