"""Warnings recorded, turned into errors, and ignored."""
import warnings


def old():
    warnings.warn('old() is deprecated', DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(old())
    warnings.warn('plain')
    print([(str(w.message), w.category.__name__) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        old()
    except DeprecationWarning as warning:
        print('raised', warning)
with warnings.catch_warnings():
    warnings.filterwarnings('ignore', category=DeprecationWarning)
    print(old())
with warnings.catch_warnings():
    warnings.filterwarnings('error', message='bad.*')
    try:
        warnings.warn('bad thing', UserWarning)
    except UserWarning as warning:
        print('raised', warning)
print(issubclass(DeprecationWarning, Warning), issubclass(UserWarning, Exception))
