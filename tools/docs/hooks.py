"""What MkDocs is told beyond mkdocs.yml: pages made from sources, links to them, and the two languages.

A link from a page to a file of the source tree outside of docs/ becomes a page that shows the file, so that no link
is dead and the site needs no network. Links to what is not there end the build.
"""

import atexit
import pathlib
import posixpath
import re
import shutil
import sys
import tempfile

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "docs"))
import api  # noqa: E402
import languages  # noqa: E402
import narrow  # noqa: E402
import search  # noqa: E402

HEADERS = "include/alambique"
LINK = re.compile(r"(?<!!)\]\((?!\w+:|/|#)([^)#\s]+)(#[^)\s]*)?\)")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
KINDS = {".c": "c", ".h": "c", ".sql": "sql", ".py": "python", ".ini": "ini", ".cmake": "cmake",
         ".yml": "yaml", ".sh": "sh", ".md": "markdown"}

origins = {}  # page of the site -> the path in the source tree that its links are relative to, or None
pages = {}  # path in the source tree -> the page of the site that shows it


def on_files(files, config):
    """Adds the API reference and every source that a page links to."""
    made = pathlib.Path(tempfile.mkdtemp(prefix="alambique-docs-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    docs = pathlib.Path(config["docs_dir"])
    queue = []
    for file in files:
        if file.src_path.endswith(".md"):
            path = posixpath.join("docs", file.src_path)
            pages[path] = file.src_path
            origins[file.src_path] = path
            queue.append((path, (docs / file.src_path).read_text(encoding="utf-8")))
    headers = {path.name: path.read_text(encoding="utf-8")
               for path in sorted((ROOT / HEADERS).glob("*.h"))}
    places = api.links(headers)

    def add(page, origin, text):
        target = made / page
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        files.append(File(page, str(made), config["site_dir"], config["use_directory_urls"]))
        origins[page] = origin
        if origin:  # else its links are those of the site
            queue.append((origin, text))

    for name, text in headers.items():
        path = f"{HEADERS}/{name}"
        pages[path] = "api/" + name.replace(".h", ".md")  # what a link to the header leads to
        title, rest = api.page(name, text, places).split("\n\n", 1)
        if name == "alambique.h":
            others = {file: text for file, text in headers.items() if file != name}
            rest += "\n" + api.overview(others, places)
        add(pages[path], None, "\n\n".join([title, languages.guide_of(name, docs), rest]))
        add(f"source/{path}.md", path, show(path))
    while queue:
        origin, text = queue.pop()
        for path in linked(origin, text):
            if path not in pages:
                page = f"source/{path}.md" if (ROOT / path).is_file() else f"source/{path}/index.md"
                page = page.replace(".md.md", ".md").replace("source/./", "source/")
                pages[path] = page
                add(page, path + "/." if (ROOT / path).is_dir() else path, show(path))
    return files


def linked(origin, text):
    """The paths in the source tree that a text links to."""
    for found in LINK.finditer(FENCED.sub("", text)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), found[1]))
        if path not in pages and (path.startswith("..") or not (ROOT / path).exists()):
            raise Abort(f"{origin}: there is nothing at {found[1]}")
        if not path.startswith("docs/"):
            yield path


def show(path):
    """A file or directory of the source tree as a page."""
    source = ROOT / path
    if source.is_dir():
        names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in source.iterdir()
                       if not entry.name.startswith((".", "__")))
        rows = "".join(f"- [{name}]({name.rstrip('/')})\n" for name in names)
        return f"# {path}\n\n{rows}"
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".md":
        return text
    return f"# {path}\n\n~~~~~{KINDS.get(source.suffix, 'text')}\n{text.rstrip()}\n~~~~~\n"


def on_page_markdown(markdown, page, config, files):
    origin = origins[page.file.src_path]
    if not origin:
        return markdown

    def rewrite(found):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), found[1]))
        if path not in pages:
            return found[0]
        target = posixpath.relpath(pages[path], posixpath.dirname(page.file.src_path) or ".")
        return f"]({target}{found[2] or ''})"

    pieces, last = [], 0
    for fence in FENCED.finditer(markdown):
        pieces += [LINK.sub(rewrite, markdown[last:fence.start()]), fence[0]]
        last = fence.end()
    return "".join(pieces) + LINK.sub(rewrite, markdown[last:])


def on_post_page(output, page, config):
    """Late, so that the search finds names as they are."""
    return narrow.lay_out(output)


def on_page_context(context, page, config, nav):
    """Navigation, theme and the way to the other language, as the page's language wants them."""
    language = languages.of(page.file.src_path)
    theme = config["theme"]
    theme["language"] = language
    for colours, name in zip(theme["palette"], languages.TOGGLES[language]):
        colours["toggle"]["name"] = name
    if language == "es":
        page.meta.setdefault("description", languages.DESCRIPTION)
    if page.is_homepage:  # its list of pages would be itself
        page.meta["hide"] = ["navigation"]
    config["extra"]["alternate"] = languages.alternate(page)
    for name in ("previous_page", "next_page"):  # reading on never changes the language
        other = getattr(page, name)
        if other and languages.of(other.file.src_path) != language:
            setattr(page, name, None)
    for item in page.toc:
        narrow.break_names(item)
    context["nav"] = languages.navigation(nav, page)
    return context


def on_post_build(config):
    search.write(config["site_dir"])
