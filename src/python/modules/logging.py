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
    """One thing that was logged; its attributes are what formats name."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info=None, func=None,
                 sinfo=None, **kwargs):
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg, self.args, self.exc_info, self.exc_text = msg, args, exc_info, None
        self.pathname, self.lineno, self.funcName, self.stack_info = pathname, lineno, func, sinfo
        self.filename = pathname.rpartition('/')[2]
        self.module = self.filename.removesuffix('.py')
        self.created = _host.now() / 1e9
        self.msecs = int((self.created - int(self.created)) * 1000) + 0.0
        self.relativeCreated = 0.0
        self.process, self.processName, self.thread, self.threadName = 0, 'MainProcess', 0, 'MainThread'

    def getMessage(self):
        message = str(self.msg)
        return message % self.args if self.args else message

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


def makeLogRecord(values):
    record = LogRecord(None, NOTSET, '', 0, '', (), None, None)
    record.__dict__.update(values)
    return record


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', validate=True):
        self._fmt = fmt or '%(message)s'
        self._style = style
        self.datefmt = datefmt

    def format(self, record):
        record.message = record.getMessage()
        if 'asctime' in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        return f'{text}\n{record.exc_text}' if record.exc_text else text

    def formatMessage(self, record):
        if self._style == '{':
            return self._fmt.format(**record.__dict__)
        if self._style == '$':
            from string import Template
            return Template(self._fmt).substitute(**record.__dict__)
        return self._fmt % record.__dict__

    def formatException(self, exc_info):
        error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
        return _host.format_exception(error).rstrip('\n')

    def formatTime(self, record, datefmt=None):
        import time
        moment = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        return f"{time.strftime('%Y-%m-%d %H:%M:%S', moment)},{int(record.msecs):03d}"


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        return all((item.filter if hasattr(item, 'filter') else item)(record)
                   for item in self.filters)


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        self.level = _number(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _number(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        if record.levelno >= self.level and self.filter(record):
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


class Logger(Filterer):
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
        return level >= self.getEffectiveLevel() and level > root.disabled_to and not self.disabled

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        logger = self
        while logger is not None and not logger.handlers:
            logger = logger.parent if logger.propagate else None
        return logger is not None

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + '.' + suffix)

    def _log(self, level, msg, args, exc_info=None, extra=None):
        if not self.isEnabledFor(level):
            return
        if exc_info is True:
            exc_info = _host.handled()
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        line, function, path = (_host.caller(3) or (0, None, ''))[:3]
        record = LogRecord(self.name, level, path, line, msg, args, exc_info, function)
        for key in extra or ():
            if key in ('message', 'asctime') or key in record.__dict__:
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            record.__dict__[key] = extra[key]
        self.handle(record)

    def handle(self, record):
        if self.disabled or not self.filter(record):
            return
        logger, found = self, False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found:
            _host.log(record.levelno, self.name, Formatter().format(record))

    def debug(self, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(DEBUG, msg, args, exc_info, extra)

    def info(self, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(INFO, msg, args, exc_info, extra)

    def warning(self, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(WARNING, msg, args, exc_info, extra)

    warn = warning

    def error(self, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(ERROR, msg, args, exc_info, extra)

    def exception(self, msg, *args, exc_info=True, extra=None, **kwargs):
        self._log(ERROR, msg, args, exc_info, extra)

    def critical(self, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(CRITICAL, msg, args, exc_info, extra)

    fatal = critical

    def log(self, level, msg, *args, exc_info=None, extra=None, **kwargs):
        self._log(level, msg, args, exc_info, extra)

    def __repr__(self):
        return f'<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>'


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.logger, name)


root = Logger('root', WARNING)
root.disabled_to = NOTSET
_loggers = {}


def disable(level=CRITICAL):
    root.disabled_to = _number(level)


def _parent_of(name):
    while name := name.rpartition('.')[0]:
        if name in _loggers:
            return _loggers[name]
    return root


def getLogger(name=None):
    if not name or name == 'root':
        return root
    if name not in _loggers:
        logger = _loggers[name] = Logger(name)
        logger.parent = _parent_of(name)
        for other in _loggers.values():
            if other.name.startswith(name + '.') and other.parent is logger.parent:
                other.parent = logger
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


def captureWarnings(capture):
    pass


def getLoggerClass():
    return Logger


debug, info, warning, warn = root.debug, root.info, root.warning, root.warning
error, exception, critical, fatal, log = (root.error, root.exception, root.critical, root.critical,
                                          root.log)
