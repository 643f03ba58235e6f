"""async functions run by asyncio.run: awaiting, gather, sleep, context managers, iteration."""
import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def fail():
    raise ValueError('inside a coroutine')


class Resource:
    async def __aenter__(self):
        print('open')
        return self

    async def __aexit__(self, kind, error, trace):
        print('close', kind.__name__ if kind else None)
        return kind is KeyError


class Pages:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def numbers(n):
    for i in range(n):
        yield i


async def main():
    print(await add(1, 2), await asyncio.gather(add(1, 1), add(2, 2)))
    try:
        await fail()
    except ValueError as error:
        print(error)
    async with Resource() as resource:
        print(type(resource).__name__)
    async with Resource():
        raise KeyError('swallowed')
    async for page in Pages(3):
        print(page, end=' ')
    else:
        print('no more')
    async for n in numbers(2):
        print('n', n)
    return 'result'


print(asyncio.run(main()), asyncio.iscoroutinefunction(add), asyncio.iscoroutinefunction(print))
