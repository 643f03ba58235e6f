"""Values as JSON."""


def pydantic_encoder(value):
    from pydantic import BaseModel
    return value.model_dump() if isinstance(value, BaseModel) else str(value)
