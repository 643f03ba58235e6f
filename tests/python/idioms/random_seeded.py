"""The generator with a seed gives what CPython gives."""
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abcdef'), random.uniform(1, 2), random.randrange(0, 50, 5))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.choices('ab', k=4), random.getrandbits(40))
own = random.Random(7)
print([own.randint(0, 9) for _ in range(8)], own.random())
again = random.Random(7)
print([again.randint(0, 9) for _ in range(8)])
letters = ''.join(random.Random(1).choice('ABCDEFGH') for _ in range(12))
print(letters, random.Random('text').random() == random.Random('text').random())
print(0 <= random.SystemRandom().randint(0, 3) <= 3, len(random.SystemRandom().sample('abc', 2)))
for action in (lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randint(5, 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__)
