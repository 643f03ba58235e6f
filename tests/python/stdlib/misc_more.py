import copy, textwrap, string, operator, math, random, uuid, hashlib, base64, secrets, decimal, time, warnings, io, types, typing
a = [1, [2, {'k': [3]}]]
b = copy.copy(a); c = copy.deepcopy(a); a[1][1]['k'].append(4); print(b, c, copy.deepcopy({'x': (1, [2])}))
class D:
    def __init__(self): self.l = [1]
d = D(); e = copy.deepcopy(d); s = copy.copy(d); d.l.append(2); print(e.l, s.l)
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m)
class DC:
    def __deepcopy__(self, memo): return 'deep'
    def __copy__(self): return 'shallow'
print(copy.copy(DC()), copy.deepcopy([DC()]))
print(textwrap.dedent('''
    a
      b
    c'''), textwrap.indent('a\nb', '> '), textwrap.wrap('the quick brown fox jumps', 10), textwrap.fill('aaa bbb ccc', 7), textwrap.shorten('hello big world', 12))
print(string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters[:3], string.hexdigits, string.Template('$a ${b} $$').substitute(a=1, b=2), string.capwords('a b'), string.whitespace == ' \t\n\r\x0b\x0c', string.Template('$x').safe_substitute())
print(operator.itemgetter(1)([1, 2]), operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), operator.attrgetter('real')(5), operator.add(1, 2), operator.mul(2, 3), operator.methodcaller('upper')('a'), operator.eq(1, 1), operator.not_(1), operator.contains([1], 1), sorted([('b', 1), ('a', 2)], key=operator.itemgetter(1)))
print(math.sqrt(2), math.floor(2.7), math.ceil(2.1), math.gcd(12, 18), math.factorial(10), math.log(math.e), math.log10(1000), math.log2(8), math.pow(2, 3), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.inf, -math.inf, math.nan, math.degrees(math.pi), math.sin(0), math.fsum([0.1] * 10), math.prod([2, 3]), math.comb(5, 2), math.trunc(1.9), math.copysign(1, -0.0), math.isqrt(17), math.lcm(4, 6), math.modf(1.5), math.exp(0), math.dist((0, 0), (3, 4)), math.perm(5, 2), math.fabs(-1), math.fmod(7, 3), math.atan2(1, 1))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.bytes[:2], u == uuid.UUID(hex='12345678123456781234567812345678'), len(str(uuid.uuid4())), uuid.uuid4().version, uuid.uuid5(uuid.NAMESPACE_DNS, 'x.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'a'), uuid.UUID(int=5), u.urn, uuid.UUID(bytes=b'\x00' * 16), sorted([u, uuid.UUID(int=1)])[0], {u: 1}[u])
try: uuid.UUID('bad')
except ValueError as e: print(e)
print(hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'a').hexdigest(), hashlib.sha256('é'.encode()).hexdigest(), hashlib.sha512(b'').hexdigest()[:16], hashlib.new('sha256', b'x').hexdigest()[:8], hashlib.sha256(b'a').digest()[:3], hashlib.md5(b'ab').digest_size)
h = hashlib.sha256(); h.update(b'a'); h.update(b'b'); print(h.hexdigest() == hashlib.sha256(b'ab').hexdigest(), h.name)
print(base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.urlsafe_b64decode('__4='), base64.b16encode(b'ab'), base64.b32encode(b'a'), base64.b64decode(b'aGk='))
random.seed(1); r = random.randint(1, 10); print(1 <= r <= 10, 0 <= random.random() < 1, random.choice([5]), len(random.sample(range(10), 3)), len(random.choices('ab', k=4)), random.uniform(1, 1), sorted(random.sample([1, 2, 3], 3)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(9)), secrets.choice('x'), len(secrets.token_bytes(4)), random.randrange(3) < 3)
x = [1, 2, 3]; random.shuffle(x); print(sorted(x), random.SystemRandom().randint(1, 1), random.Random(5).random() == random.Random(5).random())
D = decimal.Decimal
print(D('1.10') + D('2.2'), D('1') / D('3'), D('1.5') * 2, D(5), D('0.1') + D('0.2') == D('0.3'), D('1.005').quantize(D('0.01')), D('1.2345').quantize(D('0.01'), rounding=decimal.ROUND_UP), str(D('1E+3')), repr(D('1.0')), int(D('3.7')), float(D('0.5')), D('10') % 3, D('2') ** 3, -D('1'), abs(D('-1')), D('1.0') == 1, D('1') < D('2'), sum([D('1.1'), D('2.2')]), D('NaN').is_nan(), D('1.50').normalize(), f'{D("1234.567"):,.2f}', round(D('2.675'), 2), max(D('1'), D('3')), D(0.5), D('3.14').to_integral_value(), D('7') // 2, D('1e-7'), D('123456789.123456789'))
try: D('x')
except decimal.InvalidOperation as e: print(type(e).__name__)
try: D(1) / 0
except ZeroDivisionError as e: print(type(e).__name__)
print(time.time() > 1e9, time.monotonic() >= 0, time.perf_counter() >= 0, time.strftime('%Y', time.gmtime(0)), time.gmtime(0).tm_year, len(time.ctime()) > 10, time.sleep(0))
s = io.StringIO('a\nb\nc'); print(s.readline(), s.read(), list(io.StringIO('x\ny')), io.StringIO().getvalue(), io.BytesIO(b'ab').read()); s = io.StringIO(); s.write('q'); print('w', file=s); print(s.getvalue())
ns = types.SimpleNamespace(a=1, b='x'); ns.c = 3; print(ns, ns.a, ns == types.SimpleNamespace(a=1, b='x', c=3), isinstance(lambda: 0, types.FunctionType), types.MappingProxyType({'a': 1})['a'])
warnings.warn('careful'); warnings.filterwarnings('ignore'); warnings.simplefilter('ignore')
print(typing.Optional[int], typing.List[int], typing.Dict[str, typing.Any], typing.Union[int, str], list[int], dict[str, int], typing.Callable[[int], str], int | None, typing.cast(int, 'x'), typing.Any, typing.Tuple[int, ...], typing.Literal['a'], tuple[int, str])
T = typing.TypeVar('T')
class G(typing.Generic[T]):
    def get(self) -> T: return 1
class TD(typing.TypedDict, total=False):
    a: int
class Pr(typing.Protocol):
    def f(self): ...
print(G[int]().get(), TD(a=1), TD.__annotations__, typing.get_type_hints(type('X', (), {'__annotations__': {'a': int}})), T, typing.NewType('N', int)(5), typing.get_args(typing.List[int]), typing.get_origin(list[int]))
