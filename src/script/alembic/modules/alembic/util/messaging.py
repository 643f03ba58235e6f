"""Messages to the person at the terminal."""

from alembic.util import err, msg, status, warn
