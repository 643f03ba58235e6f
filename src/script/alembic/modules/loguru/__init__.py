"""One logger; what it says goes where the messages of the run go."""
import _host

_LEVELS = {'TRACE': 5, 'DEBUG': 10, 'INFO': 20, 'SUCCESS': 25, 'WARNING': 30, 'ERROR': 40,
           'CRITICAL': 50}


class _Logger:
    def log(self, level, message, *args, **kwargs):
        text = str(message)
        if args or kwargs:
            text = text.format(*args, **kwargs)
        _host.log(_LEVELS.get(level, level), 'loguru', text)

    def trace(self, message, *args, **kwargs):
        self.log('TRACE', message, *args, **kwargs)

    def debug(self, message, *args, **kwargs):
        self.log('DEBUG', message, *args, **kwargs)

    def info(self, message, *args, **kwargs):
        self.log('INFO', message, *args, **kwargs)

    def success(self, message, *args, **kwargs):
        self.log('SUCCESS', message, *args, **kwargs)

    def warning(self, message, *args, **kwargs):
        self.log('WARNING', message, *args, **kwargs)

    def error(self, message, *args, **kwargs):
        self.log('ERROR', message, *args, **kwargs)

    def critical(self, message, *args, **kwargs):
        self.log('CRITICAL', message, *args, **kwargs)

    def exception(self, message, *args, **kwargs):
        self.log('ERROR', message, *args, **kwargs)
        handled = _host.handled()
        if handled is not None:
            self.log('ERROR', _host.format_exception(handled).rstrip('\n'))

    def bind(self, **kwargs):
        return self

    def opt(self, **kwargs):
        return self

    def add(self, *args, **kwargs):
        return 0

    def remove(self, handler_id=None):
        pass


logger = _Logger()
