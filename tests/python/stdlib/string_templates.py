"""string: constants, Template, capwords; and secrets and random by seed where alike."""
import random
import secrets
import string

print(string.ascii_lowercase, string.ascii_uppercase[:5], string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters[-3:])
t = string.Template('$name has ${count}s and $$5, ${_x}')
print(t.substitute(name='Ann', count=3, _x='y'), t.safe_substitute(name='Bob'), t.template[:5], t.substitute({'name': 1, 'count': 2}, _x=3))
for text, values in (('$missing', {}), ('$', {}), ('${bad', {}), ('$1', {})):
    try:
        print(string.Template(text).substitute(values))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.capwords('hello  big world'), string.capwords('a-b-c', '-'))
token = secrets.token_hex(8)
print(len(token), set(token) <= set(string.hexdigits), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)) >= 20, secrets.choice('a'), 0 <= secrets.randbelow(3) < 3, secrets.compare_digest('a', 'a'))
random.seed(42)
a = [random.random() for _ in range(3)], random.randint(1, 6), random.choice('abc'), random.sample(range(10), 3)
random.seed(42)
b = [random.random() for _ in range(3)], random.randint(1, 6), random.choice('abc'), random.sample(range(10), 3)
print(a == b, all(0 <= x < 1 for x in a[0]), 1 <= a[1] <= 6, len(set(a[3])) == 3)
items = list(range(10))
random.shuffle(items)
print(sorted(items) == list(range(10)), random.uniform(1, 2) >= 1, random.randrange(0, 10, 5) in (0, 5), len(random.choices('ab', k=5)), random.getrandbits(8) < 256)
password = ''.join(secrets.choice(string.ascii_letters + string.digits) for _ in range(12))
print(len(password), password.isalnum(), ''.join(c for c in string.ascii_lowercase if c not in 'aeiou'), 'abc'.translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])))
