"""Constraint names cut to what databases allow."""
import hashlib


def shorten(name, limit=30):
    if len(name) <= limit:
        return name
    digest = hashlib.md5(name.encode('utf-8')).hexdigest()[-4:]
    return name[:limit - 5] + '_' + digest


for name in ('ix_users', 'fk_' + 'very_long_table_name_' * 3 + 'id', 'é' * 31):
    short = shorten(name)
    print(short, len(short), short == name)
conventions = {'fk': 'fk_%(table)s_%(columns)s_%(other)s', 'ix': 'ix_%(table)s_%(columns)s'}
for kind, convention in sorted(conventions.items()):
    print(shorten(convention % {'table': 'user_account', 'columns': '_'.join(['org_id', 'id']), 'other': 'organisation'}, 63))
