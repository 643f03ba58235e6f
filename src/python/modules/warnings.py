"""Warnings, which go to the log."""
import _host

_filters = []


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    for action, kind in reversed(_filters):
        if issubclass(category, kind):
            if action == 'error':
                raise message if isinstance(message, Warning) else category(message)
            if action == 'ignore':
                return
            break
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category))
        return
    _host.log(30, 'py.warnings', f'{category.__name__}: {message}')


class WarningMessage:
    def __init__(self, message, category):
        self.message = message if isinstance(message, Warning) else category(message)
        self.category = category


_recorders = []


def warn_explicit(message, category, filename, lineno, *args, **kwargs):
    warn(message, category)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _filters.append((action, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    _filters.append((action, category))


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, **kwargs):
        self._record = record
        self._action, self._category = action, category

    def __enter__(self):
        self._saved = list(_filters)
        if self._action:
            _filters.append((self._action, self._category))
        if self._record:
            _recorders.append([])
            return _recorders[-1]

    def __exit__(self, *exception):
        _filters[:] = self._saved
        if self._record:
            _recorders.pop()
