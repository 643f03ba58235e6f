"""Pseudo-random numbers: the same for a seed as elsewhere."""
import _binary
import _host
import hashlib


class Random:
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            a = int.from_bytes(_host.entropy(16), 'big')
        elif isinstance(a, (str, bytes)):
            data = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(data + hashlib.sha512(data).digest(), 'big')
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, int):
            raise TypeError('The only supported seed types are: None,\nint, float, str, bytes, and '
                            'bytearray.')
        a = abs(a)
        size = max(4, (a.bit_length() + 31) // 32 * 4)
        self._state = _binary.twister_new(a.to_bytes(size, 'little'))

    def random(self):
        return _binary.twister_random(self._state)

    def _word(self):
        return _binary.twister_word(self._state)

    def getrandbits(self, k):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        value, shift = 0, 0
        while k > 0:
            word = self._word()
            if k < 32:
                word >>= 32 - k
            value |= word << shift
            shift += 32
            k -= 32
        return value

    def _below(self, n):
        if n <= 0:
            return 0
        bits = n.bit_length()
        value = self.getrandbits(bits)
        while value >= n:
            value = self.getrandbits(bits)
        return value

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        count = len(range(start, stop, step))
        if count <= 0:
            raise ValueError(f'empty range for randrange() ({start}, {stop}, {stop - start})')
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if weights is None and cum_weights is None:
            return [population[int(self.random() * size)] for _ in range(k)]
        if cum_weights is None:
            cum_weights, total = [], 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        total = cum_weights[-1] + 0.0
        result = []
        for _ in range(k):
            mark = self.random() * total
            index = 0
            while index < size - 1 and mark >= cum_weights[index]:
                index += 1
            result.append(population[index])
        return result

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        from math import ceil, log
        setsize = 21
        if k > 5:
            setsize += 4 ** ceil(log(k * 3, 4))
        result = [None] * k
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._below(n)
                while j in selected:
                    j = self._below(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def gauss(self, mu=0.0, sigma=1.0):
        from math import cos, log, pi, sqrt
        return mu + cos(self.random() * 2 * pi) * sqrt(-2 * log(1 - self.random())) * sigma

    normalvariate = gauss


class SystemRandom(Random):
    def seed(self, *args, **kwargs):
        pass

    def random(self):
        return (int.from_bytes(_host.entropy(7), 'big') >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        size = (k + 7) // 8
        return int.from_bytes(_host.entropy(size), 'big') >> (size * 8 - k)

    def randbytes(self, n):
        return _host.entropy(n)


_shared = Random()
seed, random, getrandbits, randbytes = (_shared.seed, _shared.random, _shared.getrandbits,
                                        _shared.randbytes)
randrange, randint, choice, choices = (_shared.randrange, _shared.randint, _shared.choice,
                                       _shared.choices)
shuffle, sample, uniform, gauss = (_shared.shuffle, _shared.sample, _shared.uniform, _shared.gauss)
normalvariate = _shared.normalvariate
