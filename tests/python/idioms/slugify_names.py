"""Slugs as hand-written migrations make them."""
import re


def slugify(value, seen=None):
    value = value.encode('ascii', 'ignore').decode('ascii')
    value = re.sub(r'[^\w\s-]', '', value).strip().lower()
    slug = re.sub(r'[-\s]+', '-', value)
    if seen is None:
        return slug
    candidate, counter = slug, 1
    while candidate in seen:
        counter += 1
        candidate = '{}-{}'.format(slug, counter)
    seen.add(candidate)
    return candidate


for name in ['Hello World', '  Déjà  vu!  ', 'a--b__c', 'Ünïcödé & Co.', '100% sure?', '', '???', 'x' * 5]:
    print(repr(slugify(name)))
used = set()
print([slugify(name, used) for name in ['Team A', 'team a', 'TEAM  A', 'Team-B', 'team b']])
print(sorted(used))
