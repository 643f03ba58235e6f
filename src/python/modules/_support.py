"""What stands for an import that could not be met."""


class Missing:
    """A name from a module that was not found: any use says which file to write."""

    def __init__(self, module, name, reason=None):
        object.__setattr__(self, '_path', (module, name, reason))

    def _fail(self):
        module, name, reason = self._path
        if reason is not None:
            if not isinstance(reason, str):
                reason = f'{type(reason).__name__}: {reason}'
            raise ImportError(
                f"cannot import name '{name}' from '{module}': {reason}; "
                f"write a shim {module.replace('.', '/')}.py in a directory above the script's "
                f"that defines '{name}'")
        raise ModuleNotFoundError(
            f"No module named '{module}': '{name}' was imported from it; write a shim "
            f"{module.replace('.', '/')}.py in a directory above the script's that defines "
            f"'{name}'")

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        self._fail()

    def __call__(self, *args, **kwargs):
        self._fail()

    def __getitem__(self, key):
        self._fail()

    def __iter__(self):
        self._fail()

    def __bool__(self):
        self._fail()

    def __str__(self):
        self._fail()

    def __eq__(self, other):
        self._fail()

    def __mro_entries__(self, bases):
        self._fail()

    def __or__(self, other):
        # A union of types in an annotation, which nobody may ever look at.
        return self

    __ror__ = __or__

    def _operate(self, other):
        self._fail()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __and__ = _operate
    __lt__ = __gt__ = __le__ = __ge__ = __ne__ = __contains__ = _operate
    __truediv__ = __rtruediv__ = __floordiv__ = _operate
    __hash__ = __len__ = __int__ = __enter__ = _fail

    def __exit__(self, *exception):
        self._fail()
