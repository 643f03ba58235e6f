name, n, f, d = 'World', 42, 3.14159, {'k': 'v', 'n': [1, 2]}
print(f'Hello {name}!', f"{n}", f'{n + 1}', f'{name!r} {name!s} {"é"!a}')
print(f'{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|{n:,}|{n:e}')
print(f'{f:.2f}|{f:8.3f}|{f:<8.1f}|{f:.0f}|{f:g}|{f:%}|{f:.1%}')
print(f'{name:10}|{name:>10}|{name:^10}|{name:*^11}|{name:.3}|{name!r:>10}')
print(f"{d['k']} {d['n'][0]} {d.get('z', 'none')}")
print(f'{{literal}} {{{n}}} {{{{')
w, p = 10, 2
print(f'{f:{w}.{p}f}|{f:{w}}|{name:{"*"}^{w}}|{n:{"0" + str(w)}}')
print(f'{n=} {n = } {n+1=} {name=!r} {f=:.2f} {name = !s}')
print(f'{[i for i in range(3)]} { {1: 2} } {(lambda x: x * 2)(4)} {n if n else 0} {n!r:>5}')
print(f'''multi
{n}
line''')
print(f'{"nested " + f"{n}"}' f'{1}' 'plain' f'{2}')
print(rf'\d{n}', fr'\{n}', F'{n}')
print(f'{n:>{w}}', f'{"a":>{w}}', f'{None}', f'{True:5}|{True}', f'{None!s:>6}')
print(f'{1_000_000:,} {1234567.891:,.2f} {1234:_} {255:#06x} {-5:05d} {5:+d} {3:c}')
import datetime
dt = datetime.datetime(2024, 1, 2, 3, 4, 5)
print(f'{dt:%Y-%m-%d %H:%M:%S} {dt!s} {dt.date()} {dt:%d/%m/%y}')
class C:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
c = C()
print(f'{c} {c:abc} {c!r} {c!s:>5}')
print(f'{n}' == '42', f'' == '', f'{"x" * 3}', f"{'a' 'b'}")
print(f"{n:d}", f'{"a":s}', f'{10 ** 20:,}', f'{0.1 + 0.2:.17g}')
for bad in (lambda: f'{"a":d}', lambda: f'{1.5:d}', lambda: f'{1:s}', lambda: f'{[]:5}', lambda: f'{"x":+}', lambda: f'{"x":,}'):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
x = 3
print(f'{x!r}' f"{x:>3}" f'{x:<3}|')
print(f'{x:=+5d}|{-x:=5d}|{x:>+5}|{x:^+5}|')
table = 'users'
print(f"ALTER TABLE {table} ADD COLUMN {'x'} {'INTEGER' if x else 'TEXT'} DEFAULT '{x}'")
print(f"{', '.join(f'{c!r}' for c in ['a', 'b'])}")
