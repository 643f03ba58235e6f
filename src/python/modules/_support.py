"""What stands for an import that could not be met."""


class Missing:
    """A name from a module that was not found: any use says which file to write."""

    def __init__(self, module, name, reason=None):
        object.__setattr__(self, '_path', (module, name, reason))

    def _fail(self):
        module, name, reason = self._path
        if reason is not None:
            raise ImportError(
                f"cannot import name '{name}' from '{module}': {type(reason).__name__}: {reason}; "
                f"write a shim {module.replace('.', '/')}.py beside the script that defines "
                f"'{name}'")
        raise ModuleNotFoundError(
            f"No module named '{module}': '{name}' was imported from it; write a shim "
            f"{module.replace('.', '/')}.py beside the script that defines '{name}'")

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
