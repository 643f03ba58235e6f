"""Attempts repeated until one works."""
attempts = []


def flaky(fail_times):
    attempts.append(len(attempts))
    if len(attempts) <= fail_times:
        raise TimeoutError(f'attempt {len(attempts)} timed out')
    return 'done'


def retry(function, *args, times=3, errors=(TimeoutError, ConnectionError)):
    last = None
    for attempt in range(1, times + 1):
        try:
            result = function(*args)
        except errors as error:
            last = error
            print('failed', attempt, error)
        else:
            return result
    raise RuntimeError(f'gave up after {times}') from last


print(retry(flaky, 2))
attempts.clear()
try:
    retry(flaky, 10, times=2)
except RuntimeError as error:
    print(error, '|', error.__cause__)
try:
    retry(lambda: {}['k'])
except KeyError as error:
    print('not retried', error)
