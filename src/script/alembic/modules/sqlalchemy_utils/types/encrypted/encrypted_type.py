"""Encrypted columns: declared as in sqlalchemy_utils; what is in them is not read or written, for
no key leaves the application."""

import sqlalchemy as sa


class EncryptionDecryptionBaseEngine:
    pass


class AesEngine(EncryptionDecryptionBaseEngine):
    pass


class AesGcmEngine(EncryptionDecryptionBaseEngine):
    pass


class FernetEngine(EncryptionDecryptionBaseEngine):
    pass


class StringEncryptedType(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
        super().__init__(**kwargs)
        self.underlying_type = sa.types.to_instance(type_in or sa.String)
        self.engine = engine

    def _refuse(self):
        raise NotImplementedError(
            "values of an encrypted column cannot be read or written by a revision here: "
            "do it in the application, or with sqlalchemy.text() on the encrypted text")

    def process_bind_param(self, value, dialect):
        return value if value is None else self._refuse()

    def process_result_value(self, value, dialect):
        return value if value is None else self._refuse()


class EncryptedType(StringEncryptedType):
    impl = sa.LargeBinary
