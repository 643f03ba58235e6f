"""An error that nobody catches ends the script."""
import sys


class Refused(RuntimeError):
    pass


def upgrade():
    print('before')
    downgrade()


def downgrade():
    raise Refused('cannot downgrade past %s' % 'abc123')


try:
    upgrade()
finally:
    print('cleaning')
    sys.stdout.flush()
print('never')
