"""Coroutines one after the other: what is awaited runs to its end at once."""
import _host
import inspect


async def _finish(awaitable):
    return await awaitable


class Task:
    """Runs when it is first waited for, or when the loop ends."""

    def __init__(self, coroutine, name=None):
        self._coroutine, self._name = coroutine, name
        self._is_done, self._result, self._error = False, None, None

    def _run(self):
        if not self._is_done:
            self._is_done = True
            try:
                self._result = _host.run_coroutine(self._coroutine)
            except BaseException as error:
                self._error = error
        return self

    def done(self):
        return self._is_done

    def cancel(self, msg=None):
        self._is_done = True
        return True

    def get_name(self):
        return self._name

    def result(self):
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self):
        return self._error

    def __await__(self):
        return self._wait().__await__()

    def _wait(self):
        async def wait():
            return self._run().result()
        return _Awaitable(wait())


class _Awaitable:
    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __await__(self):
        return self._coroutine


class _Loop:
    def __init__(self):
        self._tasks = []

    def run_until_complete(self, awaitable):
        result = _host.run_coroutine(_finish(awaitable))
        while self._tasks:
            self._tasks.pop(0)._run()
        return result

    def create_task(self, coroutine, *, name=None):
        task = Task(coroutine, name)
        self._tasks.append(task)
        return task

    def run_in_executor(self, executor, function, *args):
        async def run():
            return function(*args)
        return run()

    def is_running(self):
        return False

    def is_closed(self):
        return False

    def close(self):
        pass


_loop = _Loop()


def get_event_loop():
    return _loop


get_running_loop = new_event_loop = get_event_loop


def set_event_loop(loop):
    pass


def run(main, *, debug=None):
    if not inspect.iscoroutine(main):
        raise ValueError(f'a coroutine was expected, got {main!r}')
    return _loop.run_until_complete(main)


def create_task(coroutine, *, name=None):
    return _loop.create_task(coroutine, name=name)


def ensure_future(awaitable):
    return awaitable if isinstance(awaitable, Task) else create_task(awaitable)


async def gather(*awaitables, return_exceptions=False):
    results = []
    for awaitable in awaitables:
        try:
            results.append(await awaitable)
        except Exception as error:
            if not return_exceptions:
                raise
            results.append(error)
    return results


async def sleep(delay, result=None):
    if delay > 0:
        _host.sleep(delay)
    return result


async def wait_for(awaitable, timeout):
    return await awaitable


async def to_thread(function, /, *args, **kwargs):
    return function(*args, **kwargs)


def iscoroutinefunction(function):
    return inspect.iscoroutinefunction(function)


iscoroutine = inspect.iscoroutine


class TimeoutError(Exception):
    pass


class CancelledError(BaseException):
    pass


class Lock:
    async def __aenter__(self):
        return None

    async def __aexit__(self, *error):
        return None


class Semaphore(Lock):
    def __init__(self, value=1):
        pass
