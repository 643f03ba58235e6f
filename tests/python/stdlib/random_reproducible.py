"""random with a seed: equal runs; ranges; shuffles keep what they have."""
import random

r = random.Random(7)
same = random.Random(7)
print([r.random() for _ in range(3)] == [same.random() for _ in range(3)], r.randint(1, 3) in (1, 2, 3), r.choice(['x']), r.sample([1, 2, 3], 3).__len__())
random.seed(1)
first = [random.randrange(100) for _ in range(5)]
random.seed(1)
print(first == [random.randrange(100) for _ in range(5)], all(0 <= n < 100 for n in first), min(random.uniform(5, 6) for _ in range(9)) >= 5)
for wrong in (lambda: random.choice([]), lambda: random.randint(2, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        print(wrong())
    except (IndexError, ValueError) as error:
        print(type(error).__name__)
deck = list(range(20))
shuffled = deck[:]
random.shuffle(shuffled)
print(sorted(shuffled) == deck, len(random.choices(deck, k=30)), set(random.sample(deck, 5)) <= set(deck), random.getrandbits(4) < 16, len(set(random.sample(range(1000), 10))))
