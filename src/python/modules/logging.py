"""Logging, whose records go to the program that runs the script."""
import _host

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
raiseExceptions = True
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}


def getLevelName(level):
    if isinstance(level, str):
        for number, name in _names.items():
            if name == level:
                return number
        return f'Level {level}'
    return _names.get(level, f'Level {level}')


def addLevelName(level, name):
    _names[level] = name


def _number(level):
    if isinstance(level, str):
        number = getLevelName(level)
        if not isinstance(number, int):
            raise ValueError(f'Unknown level: {level!r}')
        return number
    return level


class LogRecord:
    def __init__(self, name, level, msg, args, exc_info=None):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg, self.args, self.exc_info = msg, args, exc_info
        self.created = _host.now() / 1e9

    def getMessage(self):
        message = str(self.msg)
        if self.args:
            args = self.args
            if len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            message = message % args
        return message


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', validate=True):
        self._fmt = fmt or '%(message)s'
        self._style = style
        self.datefmt = datefmt

    def format(self, record):
        values = {'message': record.getMessage(), 'name': record.name, 'levelname': record.levelname,
                  'levelno': record.levelno, 'asctime': self.formatTime(record)}
        text = self._fmt.format(**values) if self._style == '{' else self._fmt % values
        if record.exc_info:
            text += '\n' + _host.format_exception(record.exc_info).rstrip('\n')
        return text

    def formatTime(self, record, datefmt=None):
        import time
        return time.strftime(datefmt or self.datefmt or '%Y-%m-%d %H:%M:%S,000',
                             time.localtime(record.created))


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _number(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _number(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def addFilter(self, filter):
        self.filters.append(filter)

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        if record.levelno >= self.level:
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream

    def emit(self, record):
        if self.stream is None:
            _host.log(record.levelno, record.name, self.format(record))
        else:
            self.stream.write(self.format(record) + self.terminator)


class FileHandler(Handler):
    def __init__(self, filename, *args, **kwargs):
        super().__init__()

    def emit(self, record):
        _host.log(record.levelno, record.name, self.format(record))


class NullHandler(Handler):
    def handle(self, record):
        pass


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.filters = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _number(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel() and not self.disabled

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        return bool(self.handlers)

    def addFilter(self, filter):
        self.filters.append(filter)

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + '.' + suffix)

    def _log(self, level, msg, args, exc_info=None):
        if not self.isEnabledFor(level):
            return
        if exc_info is True or isinstance(exc_info, tuple):
            exc_info = _host.handled()
        record = LogRecord(self.name, level, msg, args, exc_info)
        logger, found = self, False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found:
            text = record.getMessage()
            if exc_info:
                text += '\n' + _host.format_exception(exc_info).rstrip('\n')
            _host.log(level, self.name, text)

    def debug(self, msg, *args, exc_info=None, **kwargs):
        self._log(DEBUG, msg, args, exc_info)

    def info(self, msg, *args, exc_info=None, **kwargs):
        self._log(INFO, msg, args, exc_info)

    def warning(self, msg, *args, exc_info=None, **kwargs):
        self._log(WARNING, msg, args, exc_info)

    warn = warning

    def error(self, msg, *args, exc_info=None, **kwargs):
        self._log(ERROR, msg, args, exc_info)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self._log(ERROR, msg, args, exc_info)

    def critical(self, msg, *args, exc_info=None, **kwargs):
        self._log(CRITICAL, msg, args, exc_info)

    fatal = critical

    def log(self, level, msg, *args, exc_info=None, **kwargs):
        self._log(level, msg, args, exc_info)

    def __repr__(self):
        return f'<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>'


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def __getattr__(self, name):
        return getattr(self.logger, name)


root = Logger('root', WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == 'root':
        return root
    if name not in _loggers:
        logger = _loggers[name] = Logger(name)
        parent = name.rpartition('.')[0]
        logger.parent = getLogger(parent) if parent else root
    return _loggers[name]


def basicConfig(*, level=None, format=None, datefmt=None, stream=None, handlers=None, force=False,
                filename=None, filemode=None, style='%', encoding=None):
    if root.handlers and not force:
        return
    for handler in handlers or [StreamHandler(stream)]:
        if handler.formatter is None:
            handler.setFormatter(Formatter(format or '%(levelname)s:%(name)s:%(message)s', datefmt,
                                           style))
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    root.disabled = True


def captureWarnings(capture):
    pass


def getLoggerClass():
    return Logger


debug, info, warning, warn = root.debug, root.info, root.warning, root.warning
error, exception, critical, fatal, log = (root.error, root.exception, root.critical, root.critical,
                                          root.log)
