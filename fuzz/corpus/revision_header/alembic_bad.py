revision = uuid()
down_revision = f'{x}'
