"""f-strings at their corners."""
import datetime

value, width, name = 3.14159, 10, 'tbl'
row = {'key': 'v', 'n': [1, 2]}
print(f'{value:.2f} {value:{width}.{2}f}| {name!r} {name!s:>5} {name!a}')
print(f'{row["key"]} {row["n"][0]} {len(row)} {[x * 2 for x in row["n"]]} { {1: 2}[1] }')
print(f'{{}} {{{name}}} {name}s', f"{name}" f'{value}' 'plain {name}')
print(f'{name=} {value=:.1f} {width = } {row["key"]=!s} {1 + 1=}')
print(f'{"yes" if value > 3 else "no"} {(lambda x: x + 1)(2)} {value > 3 and name}')
print(f'''{name}
  second {width:>4}
''')
print(rf'\d{width}\n', fr'{name}\t', F'{name}', f'{name}\t\x41\u00e9')
print(f'{datetime.date(2024, 2, 9):%Y-%m-%d} {datetime.datetime(2024, 2, 9, 5, 6):%H:%M}')
print(f'{1_000_000:,} {255:#x} {255:08b} {-5:+d} {0.5:.0%} {"a":*^5} {True:d} {None}')
print(f'{(walrus := 5)} {walrus}', f'{f"{name}_{width}"}', f'{name:{"<"}{width}}|')
print(f'{3!r:>4} {"x"!r:^7}|', f'{"{}"}', f'{1,2}', f'{*row["n"], 3}')
print(f'', f'{""}', f'{name[0]}{name[-1]}{name[::-1]}', f'{name.upper()!r}')
print(f"SELECT * FROM {name} WHERE x = '{row['key']}' AND y <> {width!r}")
try:
    print(f'{value:d}')
except ValueError as error:
    print(error)
try:
    print(f'{undefined_name}')
except NameError as error:
    print(error)
