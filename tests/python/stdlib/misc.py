import uuid, hashlib, base64, textwrap, copy, string, math, os, sys, time, urllib.parse as up, secrets, random, decimal, dataclasses, contextlib, warnings, traceback, types, abc, io, pathlib, logging, operator
u = uuid.UUID('12345678-1234-5678-1234-567812345678'); print(u, u.hex, repr(u), u.int, u == uuid.UUID(u.hex), u.version, uuid.uuid5(uuid.NAMESPACE_DNS, 'x.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'a'), len(str(uuid.uuid4())), uuid.uuid4().version)
try: uuid.UUID('bad')
except ValueError as e: print(e)
print(hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'').hexdigest(), hashlib.sha256(b'abc').hexdigest(), hashlib.sha512(b'x').hexdigest()[:20], hashlib.new('sha256', b'abc').digest()[:4])
print(base64.b64encode(b'hello world'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b64encode(b''), base64.b32encode(b'hi'))
print(textwrap.dedent('''
    a
      b
    c
'''), textwrap.indent('a\nb', '> '), textwrap.fill('the quick brown fox jumps', 10), textwrap.shorten('hello big world', 12), textwrap.wrap('aaa bbb ccc', 7))
x = {'a': [1, 2]}; y = copy.copy(x); z = copy.deepcopy(x); x['a'].append(3); print(y, z)
print(string.ascii_lowercase, string.digits, string.punctuation, string.Template('$a ${b} $$').substitute(a=1, b=2), string.capwords('a b'))
print(math.sqrt(16), math.pi, math.floor(2.7), math.ceil(2.1), math.gcd(12, 18), math.factorial(10), math.log(math.e), math.log10(1000), math.isnan(math.nan), math.isinf(math.inf), math.trunc(-2.5), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.comb(5, 2), math.prod([1, 2, 3]), math.isqrt(17), math.fsum([0.1] * 10))
print(os.path.join('a', 'b', '/c', 'd'), os.path.basename('/a/b.txt'), os.path.dirname('/a/b.txt'), os.path.splitext('a.tar.gz'), os.path.normpath('a/../b//c/.'), os.path.exists('/nonexistent'), os.path.isabs('/a'), os.path.split('/a/b'), os.sep, os.environ.get('NOPE', 'dflt'), os.getenv('NOPE'))
print(up.urlparse('postgresql://u:p%40@h:5432/db?a=1&b=2#f'), up.quote('a b/c?'), up.quote_plus('a b&'), up.unquote('a%20b%C3%A9'), up.urlencode({'a': 1, 'b': 'x y'}), up.parse_qs('a=1&a=2&b='), up.urljoin('http://a/b/c', '../d'), up.urlparse('http://user@host:80/p').hostname, up.urlparse('http://h:80/').port, up.urlunparse(('http', 'h', '/p', '', 'q=1', 'f')), up.urlsplit('sqlite:///x.db'))
random.seed(42); print(random.random(), random.randint(1, 100), random.choice('abc'), random.sample(range(10), 3), random.uniform(1, 2)); r = random.Random(7); print(r.randrange(10), r.choices([1, 2, 3], k=3), r.getrandbits(40))
D = decimal.Decimal; print(D('1.10') + D('2.2'), D(1) / D(3), D('1.5').quantize(D('1')), D('2.675').quantize(D('0.01')), D(10) ** 2, D('0.1') * 3, repr(D('1E+5')), D('1.0') == 1, D('3.14') > 3, int(D('5.9')), float(D('1.5')), str(D('-0.00')), D(0.5), D('1e-10'), round(D('1.25'), 1), D('100').normalize(), D(2).sqrt(), f"{D('1234.5'):,.2f}", D('7') // 2, D('7') % 2, -D('1'), abs(D('-1')), sum([D('1.1'), D('2.2')]), max(D(1), D(2)), hash(D(1)) == hash(1), D('1.23').as_tuple())
try: D('x')
except decimal.InvalidOperation as e: print('invalid', e)
try: D(1) / 0
except ZeroDivisionError as e: print(type(e).__name__)
@dataclasses.dataclass
class DC:
    a: int
    b: str = 'x'
    c: list = dataclasses.field(default_factory=list)
print(DC(1), DC(1) == DC(1), DC(1, c=[2]), dataclasses.asdict(DC(1)), dataclasses.replace(DC(1), a=5), [f.name for f in dataclasses.fields(DC)], dataclasses.astuple(DC(2)))
@dataclasses.dataclass(frozen=True, order=True)
class FZ:
    x: int
    y: int = 0
print(FZ(1) < FZ(2), hash(FZ(1)) == hash(FZ(1)), sorted([FZ(2), FZ(1)]), {FZ(1): 'a'}[FZ(1)])
for bad in (lambda: DC(), lambda: DC(1, 2, 3, 4), lambda: DC(1, z=1), lambda: setattr(FZ(1), 'x', 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
class Sq(Shape):
    def area(self): return 4
print(Sq().area(), isinstance(Sq(), Shape))
try: Shape()
except TypeError as e: print(e)
s = io.StringIO(); s.write('a\nb\n'); s.seek(0); print(s.readline(), s.read(), s.getvalue(), list(io.StringIO('x\ny'))); bb = io.BytesIO(b'abc'); print(bb.read(2), bb.read())
p = pathlib.Path('/a/b/c.tar.gz'); print(p.name, p.stem, p.suffix, p.parent, p.parts, p / 'x', p.with_suffix('.zip'), str(p), repr(p.parent.name), p.suffixes, pathlib.Path('a') / 'b' / '../c', p.relative_to('/a'), p.is_absolute(), pathlib.PurePosixPath('a//b/./c'))
print(sys.version_info >= (3, 8), sys.maxsize, sys.argv[1:], sys.byteorder, len(secrets.token_hex(8)), time.time() > 0, time.strftime('%Y', time.gmtime(0)), type(time.monotonic()).__name__)
print(types.SimpleNamespace(a=1), isinstance(len, types.BuiltinFunctionType), isinstance(lambda: 0, types.FunctionType))
logging.getLogger('alembic').info('quiet'); log = logging.getLogger(__name__); print(log.name, logging.INFO, logging.getLevelName(30), log.isEnabledFor(logging.ERROR))
try: raise ValueError('tb')
except ValueError: print(traceback.format_exc().splitlines()[-1], sys.exc_info()[0].__name__)
with contextlib.redirect_stdout(io.StringIO()) as buf: print('captured')
print(repr(buf.getvalue()))
from collections.abc import Iterable, Mapping, Sequence, Callable, Hashable; print(isinstance([], Iterable), isinstance({}, Mapping), isinstance('a', Sequence), isinstance(len, Callable), isinstance(5, Iterable), isinstance([], Hashable), isinstance((x for x in []), Iterable))
import datetime as dt; print(dt.date(2020, 1, 1), dt.timezone.utc)
