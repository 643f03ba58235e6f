"""Not there: classes made of a database that is being changed are good for nothing."""
from sqlalchemy import exc


def automap_base(*args, **kw):
    raise exc.InvalidRequestError('automap is not supported: reflect the tables with '
                                  'Table(…, autoload_with=op.get_bind())')
