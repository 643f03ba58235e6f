"""assert with and without messages, and what it evaluates."""
log = []


def check(value, name):
    log.append(name)
    return value


assert check(True, 'a'), check('never', 'b')
print(log)
for test in (lambda: check(0, 'c'), lambda: check([], 'd')):
    try:
        assert test(), f'failed after {log[-1]}'
    except AssertionError as error:
        print(error, error.args, repr(error))
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == '', error.args)
try:
    assert (1, 'always true' if False else 2) == (1, 3), {'a': [1]}
except AssertionError as error:
    print(error.args[0]['a'])
try:
    assert isinstance('x', int), 'x' \
        ' is no int'
except AssertionError as error:
    print(error)


def validate(row):
    assert set(row) == {'id', 'name'}, sorted(row)
    assert row['id'] > 0, 'id must be positive, not %d' % row['id']
    return True


for row in ({'id': 1, 'name': 'a'}, {'id': 0, 'name': 'b'}, {'id': 2}):
    try:
        print(validate(row))
    except AssertionError as error:
        print('invalid:', error)
