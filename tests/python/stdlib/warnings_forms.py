"""warnings: filters, catching, categories, own ones."""
import warnings


class OwnWarning(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('plain')
    warnings.warn('deprecated', DeprecationWarning)
    warnings.warn(OwnWarning('own'), stacklevel=2)
    warnings.warn('again', OwnWarning)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for action in (lambda: warnings.warn('now an error'), lambda: warnings.warn('own', OwnWarning)):
        try:
            action()
        except UserWarning as error:
            print(type(error).__name__, error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('ignore')
    warnings.warn('not seen')
    warnings.filterwarnings('always', category=OwnWarning)
    warnings.warn('seen', OwnWarning)
print([str(w.message) for w in caught], issubclass(OwnWarning, Warning), issubclass(DeprecationWarning, Exception))
