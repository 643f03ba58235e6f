import asyncio
async def add(a, b):
    await asyncio.sleep(0)
    return a + b
class Conn:
    async def __aenter__(self):
        print('open')
        return self
    async def __aexit__(self, t, v, tb):
        print('close', t and t.__name__)
        return t is KeyError
    async def fetch(self, n):
        return [i * 2 for i in range(n)]
    def __aiter__(self):
        self.n = 0
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n
async def agen():
    for i in range(3):
        yield i
        await asyncio.sleep(0)
async def fail():
    raise ValueError('inside')
async def main():
    print(await add(1, 2), await add('a', 'b') + 'c', -await add(1, 1), (await add(2, 2)) ** 2)
    async with Conn() as c:
        print(await c.fetch(3))
        raise KeyError
    async for x in Conn():
        print('item', x)
    else:
        print('for else')
    async for y in agen():
        print('agen', y)
    try:
        await fail()
    except ValueError as e:
        print('caught', e)
    print(await asyncio.gather(add(1, 1), add(2, 2)))
    print(await asyncio.gather(add(1, 1), fail(), return_exceptions=True))
    t = asyncio.create_task(add(5, 5))
    print(await t)
    try:
        await 5
    except TypeError as e:
        print(e)
    return 'done'
print(asyncio.run(main()))
print(asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print))
c = add(3, 4)
print(type(c).__name__ in ('coroutine', 'generator'), asyncio.run(c))
def sync(): return 1
try:
    asyncio.run(sync())
except ValueError as e:
    print(e)
class D:
    @staticmethod
    async def s(): return 's'
    @classmethod
    async def c(cls): return cls.__name__
    async def m(self, *a, **k): return a, k
async def use():
    return await D.s(), await D.c(), await D().m(1, z=2)
print(asyncio.run(use()))
