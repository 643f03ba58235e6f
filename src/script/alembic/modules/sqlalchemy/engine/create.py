"""create_engine(): no script opens a database; the run's own is there under its address."""
from sqlalchemy import exc
from sqlalchemy.engine.url import make_url


def _is_same(asked, own):
    """Whether both name one database; passwords are not shown to scripts, so they do not count."""
    return (asked.get_backend_name() in (own.get_backend_name(), 'mariadb', 'mysql') and
            asked.get_backend_name().replace('mariadb', 'mysql') ==
            own.get_backend_name().replace('mariadb', 'mysql') and
            (asked.host or 'localhost') == (own.host or 'localhost') and
            asked.database == own.database and
            (asked.port is None or own.port is None or asked.port == own.port))


def create_engine(url, **kwargs):
    from sqlalchemy.engine.base import current
    asked = make_url(url)
    engine = current().engine
    if not _is_same(asked, engine.url):
        raise exc.ArgumentError(
            f"a revision works on the database of its run, {engine.url!r}: "
            f"create_engine({asked!r}) would open another one")
    return engine


def engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    return create_engine(configuration[prefix + 'url'])


def create_mock_engine(url, executor, **kw):
    raise exc.InvalidRequestError('mock engines are not supported')


def create_pool_from_url(url, **kwargs):
    raise exc.InvalidRequestError('pools are not supported')
