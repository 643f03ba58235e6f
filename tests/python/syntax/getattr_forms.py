"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__ and how they call each other."""


class Loose:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        if name.startswith('auto_'):
            return name[5:].upper()
        raise AttributeError(f'no {name} here')

    def __dir__(self):
        return ['auto_x', 'known']


loose = Loose()
print(loose.known, loose.auto_field, getattr(loose, 'none', 'default'), hasattr(loose, 'x'), hasattr(loose, 'auto_'), dir(loose))
try:
    loose.missing
except AttributeError as error:
    print(error, error.args)


class Recorder:
    log = []

    def __getattribute__(self, name):
        if name == 'log' or name.startswith('__'):
            return object.__getattribute__(self, name)
        Recorder.log.append('get ' + name)
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        Recorder.log.append(f'set {name}')
        super().__setattr__(name, value)

    def __delattr__(self, name):
        Recorder.log.append(f'del {name}')
        object.__delattr__(self, name)


r = Recorder()
r.a = 1
r.a += 2
print(r.a, r.log)
del r.a
try:
    r.a
except AttributeError as error:
    print(error)
print(Recorder.log)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, '_target', target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)

    def __len__(self):
        return len(self._target)

    def __getitem__(self, key):
        return self._target[key]


class Data(dict):
    pass


data = Data(a=1, b=2)
proxy = Proxy(data)
proxy.extra = 'e'
print(sorted(proxy.keys()), len(proxy), proxy['a'], data.extra, proxy.get('z', 0), 'a' in proxy.keys())


class Frozen:
    def __init__(self, **values):
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f'cannot set {name!r}: frozen')

    __delattr__ = lambda self, name: print('not deleted', name)


frozen = Frozen(x=1)
try:
    frozen.x = 2
except AttributeError as error:
    print(error)
del frozen.x
print(frozen.x)


class Chain:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + (name,))

    def __call__(self, *args):
        return '.'.join(self.path) + repr(args)


print(Chain().a.b.c(1, 'x'), Chain().only())
