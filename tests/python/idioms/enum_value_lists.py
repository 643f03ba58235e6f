"""Enum values added and removed, as type changes do."""
old, new = ('draft', 'sent', 'paid'), ('draft', 'sent', 'void', 'paid')
added = [value for value in new if value not in old]
removed = sorted(set(old) - set(new))
print(added, removed, "ENUM(%s)" % ', '.join("'%s'" % value for value in new), str(new), repr(list(new)))
for value in added:
    before = new[new.index(value) + 1:][:1]
    print(f"ALTER TYPE status ADD VALUE '{value}'" + (f" BEFORE '{before[0]}'" if before else ''))
mapping = dict(zip(old, range(len(old))), void=99)
print(mapping, sorted(mapping, key=mapping.get, reverse=True), 'status IN %r' % (tuple(sorted(mapping)),))
