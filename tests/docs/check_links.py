#!/usr/bin/env python3
"""Follows every link of a built site: the file and the place in it must be there, and nothing may be fetched.

    check_links.py SITE
"""

import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.anchors = set()
        self.links = []  # (line, attribute, address)
        self.loads = []  # what a browser fetches by itself
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.anchors.update(attrs[name] for name in ("id", "name") if attrs.get(name))
        for name in ("href", "src"):
            if attrs.get(name) is not None:
                is_link = tag == "a" or attrs.get("rel") in ("prev", "next", "canonical")
                (self.links if is_link else self.loads).append((self.getpos()[0], attrs[name]))


def problems(site):
    pages = {path: Page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        base = site if path.name == "404.html" else path.parent
        for line, address in page.links + page.loads:
            url = urllib.parse.urlsplit(address)
            place = f"{path.relative_to(site)}:{line}: {address}"
            if url.scheme or url.netloc:
                if (line, address) in page.loads and url.scheme != "data":
                    yield f"{place}: is fetched from elsewhere"
                continue
            parts = urllib.parse.unquote(url.path)
            if path.name == "404.html":
                target = site / parts.lstrip("/") if parts else path
            else:
                target = (base / parts).resolve() if parts else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                yield f"{place}: there is no such file"
            elif url.fragment and target in pages:
                anchor = urllib.parse.unquote(url.fragment)
                if anchor not in pages[target].anchors:
                    yield f"{place}: there is no such place"


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    found = list(problems(site))
    print("\n".join(found) or "every link leads somewhere")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
