"""Addresses normalised, grouped by domain, doubles by a case-folded key."""
from collections import Counter, defaultdict

MAILS = ['Ann@Example.ORG', 'bob@example.org', 'ann@example.org', 'c.d+tag@mail.example.com', 'broken@', '@x', 'no-at', 'two@@x.y', ' eve@x.io ', None]
domains, seen, doubles, broken = Counter(), {}, defaultdict(list), []
for row, mail in enumerate(MAILS):
    local, at, domain = (mail or '').strip().rpartition('@')
    if not (local and at and '.' in domain) or '@' in local:
        broken.append(mail)
        continue
    key = (local.split('+')[0].replace('.', '').casefold(), domain.lower())
    if key in seen:
        doubles[seen[key]].append(row)
        continue
    seen[key] = row
    domains[domain.lower()] += 1
print(domains, dict(doubles), broken)
print(sorted(domains, key=lambda d: d.split('.')[::-1]), {d.rpartition('.')[2] for d in domains} == {'org', 'com', 'io'}, domains.most_common(1), ['@'.join(k) for k in seen])
masked = [f'{k[0][0]}{"*" * (len(k[0]) - 1)}@{k[1]}' for k in seen]
print(masked, max(map(len, masked)), ''.join(sorted(set(''.join(k[0] for k in seen)))))
