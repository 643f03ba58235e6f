"""Files beside packages."""
import _host
import posixpath


def files(package):
    from pathlib import Path
    module = _host.import_dotted(package) if isinstance(package, str) else package
    return Path(posixpath.dirname(posixpath.abspath(module.__file__)))


def read_text(package, resource, encoding='utf-8', errors='strict'):
    return (files(package) / resource).read_text(encoding, errors)


def read_binary(package, resource):
    return (files(package) / resource).read_bytes()
