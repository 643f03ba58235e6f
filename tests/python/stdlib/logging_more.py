import logging
log = logging.getLogger('alembic.runtime')
print(log.name, logging.INFO, logging.getLevelName(30), logging.getLogger('a') is logging.getLogger('a'), logging.getLogger().name, log.isEnabledFor(logging.CRITICAL), logging.DEBUG < logging.ERROR, log.parent is not None)
log.setLevel(logging.ERROR); print(log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.INFO))
log.addHandler(logging.NullHandler()); print(len(log.handlers), log.hasHandlers() is not None)
log.propagate = False
log.debug('no'); log.info('no %s', 1)
f = logging.Formatter('%(levelname)s:%(name)s:%(message)s')
class H(logging.Handler):
    def __init__(self): super().__init__(); self.seen = []
    def emit(self, record): self.seen.append((record.levelname, record.getMessage()))
h = H(); log.addHandler(h); log.setLevel(logging.DEBUG)
log.warning('w %s %d', 'a', 5); log.error('e'); log.info('pct 100%%'); log.critical('c'); log.log(25, 'custom'); log.debug({'k': 1})
try: 1 / 0
except ZeroDivisionError: log.exception('boom')
print(h.seen)
