"""Pools of connections: names only, for a run has the one connection."""


class Pool:
    pass


class NullPool(Pool):
    pass


class QueuePool(Pool):
    pass


class SingletonThreadPool(Pool):
    pass


class StaticPool(Pool):
    pass


class AssertionPool(Pool):
    pass
