"""Options as services register them. Their values are the defaults that they are registered with."""
from importlib import import_module


class Error(Exception):
    pass


class NoSuchOptError(Error, AttributeError):
    def __init__(self, opt_name, group=None):
        self.opt_name = opt_name
        self.group = group
        super().__init__(f'no such option {opt_name} in group [{getattr(group, "name", "DEFAULT")}]')


class NoSuchGroupError(Error):
    pass


class DuplicateOptError(Error):
    pass


class Opt:
    def __init__(self, name, type=None, dest=None, default=None, **kw):
        self.name = name
        self.dest = dest or name.replace('-', '_')
        self.default = default


class StrOpt(Opt):
    def __init__(self, name, **kw):
        super().__init__(name, **kw)


BoolOpt = IntOpt = FloatOpt = PortOpt = DictOpt = IPOpt = HostnameOpt = HostAddressOpt = StrOpt
URIOpt = HostDomainOpt = SubCommandOpt = StrOpt


class ListOpt(StrOpt):
    def __init__(self, name, default=None, **kw):
        super().__init__(name, default=list(default or []), **kw)


MultiOpt = MultiStrOpt = ListOpt


class DeprecatedOpt:
    def __init__(self, name, group=None):
        self.name = name
        self.group = group


class OptGroup:
    def __init__(self, name, title=None, help=None, **kw):
        self.name = name


class _Group:
    def __init__(self, name):
        self.name = name
        self._values = {}

    def __getattr__(self, name):
        if name[:2] == '__' or name not in self._values:
            raise NoSuchOptError(name, self)
        return self._values[name]

    __getitem__ = __getattr__

    def __contains__(self, name):
        return name in self._values

    def get(self, name, default=None):
        return self._values.get(name, default)


class ConfigOpts(_Group):
    def __init__(self):
        super().__init__('DEFAULT')

    def __call__(self, args=None, project=None, **kw):
        pass

    def _group(self, group):
        name = getattr(group, 'name', group)
        if name is None or name == 'DEFAULT':
            return self
        return self._values.setdefault(name, _Group(name))

    def register_group(self, group):
        self._group(group)

    def register_opt(self, opt, group=None, cli=False):
        self._group(group)._values.setdefault(opt.dest, opt.default)

    def register_opts(self, opts, group=None):
        for opt in opts:
            self.register_opt(opt, group)

    register_cli_opt, register_cli_opts = register_opt, register_opts

    def import_opt(self, name, module_str, group=None):
        getattr(import_module(module_str), 'CONF', None) # which runs what registers there
        if name not in self._group(group):
            raise NoSuchOptError(name, self._group(group))

    def import_group(self, group, module_str):
        getattr(import_module(module_str), 'CONF', None)

    def set_override(self, name, override, group=None):
        self._group(group)._values[name] = override

    def set_default(self, name, default=None, group=None):
        self._group(group)._values[name] = default

    def clear_override(self, name, group=None):
        pass


CONF = ConfigOpts()


def set_defaults(opts, **kwargs):
    for opt in opts:
        if opt.dest in kwargs:
            opt.default = kwargs[opt.dest]
