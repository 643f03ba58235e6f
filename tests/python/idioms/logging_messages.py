"""Loggers, levels, formats, handlers."""
import io
import logging
import sys

sink = io.StringIO()
handler = logging.StreamHandler(sink)
handler.setFormatter(logging.Formatter('%(levelname)-8s [%(name)s] %(message)s'))
logger = logging.getLogger('alembic.migration')
logger.setLevel(logging.INFO)
logger.addHandler(handler)
logger.propagate = False
logger.debug('hidden %s', 1)
logger.info('plain')
logger.info('with %s and %d', 'text', 5)
logger.warning('%(a)s', {'a': 'mapping'})
logger.error('error %r', 'x')
logger.critical('critical')
logger.log(logging.WARNING, 'by level')
logger.info(['not', 'text'])
try:
    1 / 0
except ZeroDivisionError:
    logger.exception('failed: %s', 'division')
print(sink.getvalue().splitlines()[:8], sink.getvalue().splitlines()[-1])
print(logger.name, logger.level, logger.getEffectiveLevel(), logger.isEnabledFor(logging.DEBUG), logging.getLogger('alembic.migration') is logger)
child = logging.getLogger('alembic.migration.child')
sink.truncate(0)
sink.seek(0)
child.info('from the child')
print(sink.getvalue(), child.getEffectiveLevel(), child.parent is logger, child.level)
handler.setLevel(logging.ERROR)
logger.warning('too low')
logger.error('high')
print(sink.getvalue().splitlines()[-1], logging.getLevelName(30), logging.getLevelName('ERROR'), logging.INFO, logging.WARN, logger.handlers == [handler])
logger.removeHandler(handler)
logger.addHandler(logging.NullHandler())
logger.error('nowhere')
logger.disabled = True
print(logging.getLogger().name, logging.root.name, len(logger.handlers))
