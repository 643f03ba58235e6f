"""Duplicates found and dropped, order kept."""
from collections import Counter, defaultdict

rows = [(1, 'a@x'), (2, 'b@x'), (3, 'a@x'), (4, 'c@x'), (5, 'b@x'), (6, 'a@x')]
seen = set()
kept, dropped = [], []
for row_id, email in rows:
    if email in seen:
        dropped.append(row_id)
        continue
    seen.add(email)
    kept.append(row_id)
print(kept, dropped)
print(list(dict.fromkeys(email for _, email in rows)))
groups = defaultdict(list)
for row_id, email in rows:
    groups[email].append(row_id)
print(dict(groups))
print(groups)
for email, ids in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
    keep, *rest = ids
    print(email, keep, rest)
print(Counter(email for _, email in rows).most_common(2))
print({email: max(ids) for email, ids in groups.items() if len(ids) > 1})
duplicates = [email for email, count in Counter(e for _, e in rows).items() if count > 1]
print(duplicates)
placeholders = ', '.join(':id_%d' % index for index in range(len(dropped)))
print(f'DELETE FROM users WHERE id IN ({placeholders})')
print({f'id_{index}': value for index, value in enumerate(dropped)})
