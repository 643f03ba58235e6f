"""logging: levels, formats, handlers, children, exceptions, extra fields."""
import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(message)s'))
log = logging.getLogger('app.db')
log.setLevel(logging.DEBUG)
log.addHandler(handler)
log.propagate = False
log.debug('plain')
log.info('with %s and %d', 'text', 5)
log.warning('percent %% %s', '100%')
log.error('dict %(a)s', {'a': 1})
log.critical('many %r %5.2f', [1], 2.5)
log.log(logging.INFO, 'by number')
log.log(25, 'between')
try:
    1 / 0
except ZeroDivisionError:
    log.exception('failed with %s', 'x')
text = stream.getvalue()
print('\n'.join(line for line in text.splitlines() if not line.startswith('  ')))
log.setLevel('WARNING')
log.info('hidden')
log.warning('shown')
print(stream.getvalue().splitlines()[-1], log.isEnabledFor(logging.INFO), log.level, log.getEffectiveLevel(), logging.getLevelName(30), logging.getLevelName('ERROR'), log.name, log.parent.name if log.parent else None)
child = logging.getLogger('app.db.sub')
child.error('from child')
print(stream.getvalue().splitlines()[-1], child.parent is log, child.getEffectiveLevel(), logging.getLogger('app.db') is log, log.getChild('x').name, child.handlers, log.hasHandlers())


class Keep(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.ERROR)
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.args, record.levelno))


keep = Keep()
log.addHandler(keep)
log.warning('too low')
log.error('kept %s', 1)
print(keep.records)


class Only(logging.Filter):
    def filter(self, record):
        return 'secret' not in record.getMessage()


log.addFilter(Only())
log.error('a secret')
log.error('public')
print(len(keep.records), stream.getvalue().splitlines()[-1])
log.removeHandler(keep)
print(log.handlers == [handler], logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, logging.NOTSET, logging.WARN)
handler.setFormatter(logging.Formatter('{levelname}:{message}', style='{'))
log.error('braces')
handler.setFormatter(logging.Formatter('%(message)s [%(user)s]'))
log.error('extra', extra={'user': 'ann'})
print(stream.getvalue().splitlines()[-2:])
adapter = logging.LoggerAdapter(log, {'user': 'bob'})
adapter.error('adapted')
print(stream.getvalue().splitlines()[-1])
logging.disable(logging.ERROR)
log.error('disabled')
logging.disable(logging.NOTSET)
print(stream.getvalue().count('disabled'), logging.getLogger().name, logging.getLogger(__name__).name)
log.addHandler(logging.NullHandler())
log.disabled = True
log.critical('nothing')
print(stream.getvalue().count('nothing'))
