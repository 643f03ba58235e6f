"""Country names to codes by a table with spellings, and what is left over."""
CODES = {'DE': ('germany', 'deutschland', 'allemagne'), 'FR': ('france', 'frankreich'), 'GB': ('united kingdom', 'uk', 'great britain', 'england')}
LOOKUP = {name: code for code, names in CODES.items() for name in (code.lower(), *names)}
rows = {1: 'Germany', 2: ' UK', 3: 'france ', 4: 'Atlantis', 5: '', 6: None, 7: 'de', 8: 'Great  Britain', 9: 'ENGLAND'}
result, unknown = {}, {}
for key, value in rows.items():
    clean = ' '.join((value or '').lower().split())
    try:
        result[key] = LOOKUP[clean] if clean else None
    except KeyError as error:
        unknown.setdefault(error.args[0], []).append(key)
print(result, unknown, len(LOOKUP))
statements = [f"UPDATE person SET country = {code!r} WHERE id IN ({', '.join(str(k) for k, v in result.items() if v == code)});" for code in sorted(set(filter(None, result.values())))]
print('\n'.join(statements))
back = {}
for key, code in result.items():
    back[code] = back.get(code, ()) + (key,)
print(back, sorted(back, key=lambda c: (c is None, c)), [k for k in rows if k not in result])
assert sum(map(len, back.values())) + sum(map(len, unknown.values())) == len(rows)
