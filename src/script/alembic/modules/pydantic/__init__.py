"""Models of pydantic as records: fields, defaults and their way to JSON. Nothing is validated or
converted; a revision that relies on that is told so by the field that is missing."""

import json as _json
import typing

from pydantic.fields import Field, FieldInfo


class ValidationError(ValueError):
    pass


class PydanticUserError(TypeError):
    pass


def ConfigDict(**kw):
    return dict(kw)


class StringConstraints:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def _is_field(name, cls):
    return name[:1] != '_' and name not in ('model_config',) \
        and 'ClassVar' not in str(cls.__annotations__.get(name, ''))


class BaseModel:
    model_fields = {}
    model_config = {}

    def __init_subclass__(cls, **kw):
        fields = {}
        for base in reversed(cls.__mro__):
            for name in base.__dict__.get('__annotations__', {}):
                if _is_field(name, base):
                    given = base.__dict__.get(name, ...)
                    fields[name] = given if isinstance(given, FieldInfo) else FieldInfo(given)
        cls.model_fields = fields
        super().__init_subclass__()

    def __init__(self, **data):
        for name, field in type(self).model_fields.items():
            if name in data:
                value = data[name]
            elif field.alias is not None and field.alias in data:
                value = data[field.alias]
            elif field.is_required():
                raise ValidationError(f'1 validation error for {type(self).__name__}\n{name}\n'
                                      '  Field required [type=missing]')
            else:
                value = field.get_default()
            object.__setattr__(self, name, value)
        self.model_post_init(None)

    def model_post_init(self, context):
        pass

    @classmethod
    def model_validate(cls, obj, **kw):
        return obj if isinstance(obj, cls) else cls(**obj)

    @classmethod
    def model_validate_json(cls, text, **kw):
        return cls(**_json.loads(text))

    @classmethod
    def model_construct(cls, **data):
        return cls(**data)

    parse_obj, parse_raw, construct = model_validate, model_validate_json, model_construct

    def model_dump(self, *, exclude_none=False, exclude=(), include=None, mode='python', **kw):
        dumped = {}
        for name in type(self).model_fields:
            value = _plain(getattr(self, name))
            if not (value is None and exclude_none) and name not in exclude \
                    and (include is None or name in include):
                dumped[name] = value
        return dumped

    def model_dump_json(self, *, indent=None, **kw):
        separators = None if indent else (',', ':')
        return _json.dumps(self.model_dump(**kw), indent=indent, separators=separators, default=str)

    def model_copy(self, *, update=None, deep=False):
        return type(self)(**{**{name: getattr(self, name) for name in type(self).model_fields},
                             **(update or {})})

    def dict(self, **kw):
        return self.model_dump(**kw)

    def json(self, **kw):
        return _json.dumps(self.model_dump(**kw), default=str)

    def copy(self, **kw):
        return self.model_copy(**kw)

    def __eq__(self, other):
        return type(self) is type(other) and self.model_dump() == other.model_dump()

    def __iter__(self):
        return iter([(name, getattr(self, name)) for name in type(self).model_fields])

    def __repr__(self):
        shown = ', '.join(f'{name}={getattr(self, name)!r}' for name in type(self).model_fields)
        return f'{type(self).__name__}({shown})'


def _plain(value):
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(_plain(each) for each in value)
    return value


class SecretStr:
    def __init__(self, secret_value):
        self._secret_value = secret_value

    def get_secret_value(self):
        return self._secret_value

    def __str__(self):
        return '**********' if self._secret_value else ''

    def __repr__(self):
        return f"SecretStr('{self}')"


SecretBytes = SecretStr


def _decorator(*args, **kw):
    """A validator or serializer: what is given is taken as it is."""
    return lambda function: function


validator = root_validator = field_validator = model_validator = _decorator
field_serializer = model_serializer = _decorator


def computed_field(function=None, **kw):
    return function if function is not None else lambda found: found


def PrivateAttr(default=None, *, default_factory=None):
    return default_factory() if default_factory else default


EmailStr = HttpUrl = AnyUrl = AnyHttpUrl = PositiveInt = NonNegativeInt = typing.Any
