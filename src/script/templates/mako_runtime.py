"""What a translated template finds: the names that Mako gives, and where its text goes."""


class _mako_Undefined:
    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


UNDEFINED = _mako_Undefined()
_mako_out = []
_mako_write = _mako_out.append


class _mako_Loop:
    def __init__(self, iterable, parent):
        self._items = iterable
        self.parent = parent
        self.index = 0

    def __iter__(self):
        for item in self._items:
            yield item
            self.index += 1

    def __len__(self):
        return len(self._items)

    @property
    def first(self):
        return self.index == 0

    @property
    def last(self):
        return self.index == len(self) - 1

    @property
    def reverse_index(self):
        return len(self) - self.index - 1

    @property
    def even(self):
        return self.index % 2 == 0

    @property
    def odd(self):
        return self.index % 2 == 1

    def cycle(self, *values):
        return values[self.index % len(values)]


loop = None


class _mako_Context:
    def __init__(self, data):
        self.kwargs = data

    def get(self, key, default=None):
        return self.kwargs.get(key, default)

    def keys(self):
        return list(self.kwargs.keys())

    def write(self, text):
        _mako_write(text)

    def __getitem__(self, key):
        return self.kwargs[key]

    def __contains__(self, key):
        return key in self.kwargs


class _mako_Config:
    attributes = {}
    cmd_opts = None

    def __init__(self, file_name, section, sections):
        self.config_file_name = file_name
        self.config_ini_section = section
        self._sections = sections

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_section_option(self, section, name, default=None):
        return self._sections.get(section, {}).get(name.lower(), default)

    def get_section(self, name, default=None):
        return self._sections.get(name, default)


def comma(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return ", ".join(value)


def _mako_escape(text):
    for old, new in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(old, new)
    return text


def _mako_trim(text):
    return text.strip()
