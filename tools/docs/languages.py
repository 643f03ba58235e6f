"""The two languages of the site: each page's navigation, and its twin in the other language."""

import copy
import posixpath
import re

NAMES = {"en": "English", "es": "Español"}
NAVIGATION = {  # titles of mkdocs.yml's navigation on Spanish pages; None: not shown there
    "Home": "Inicio",
    "Guide": None,
    "Reference": "Referencia (en inglés)",
    "C interface": "Interfaz de C (en inglés)",
}
ONLY_SPANISH = "Guía"
DESCRIPTION = "Migraciones de esquemas de bases de datos para programas en C y para los scripts de Alembic"
TOGGLES = {"en": ("Dark colours", "Light colours"), "es": ("Colores oscuros", "Colores claros")}
GUIDES = {  # public header -> the page of the guide that uses it most, where that is not about embedding
    "error.h": "recovery", "migrate.h": "startup", "migration.h": "anatomy", "schema.h": "anatomy",
    "tenants.h": "tenants", "test.h": "testing",
}
QUOTE = re.compile(r"^> .*(?:\n> .*)*", re.M)
TWIN = re.compile(r"\]\((?:\.\./)?es/([\w-]+)\.md\)")


def of(path):
    """The language of a page; the reference and the pages made of sources are in English."""
    return "es" if path.startswith("es/") else "en"


def guide_of(header, docs):
    """The quotation for the page of a public header; docs: where the guides are."""
    page = GUIDES.get(header, "embedding") + ".md"
    titles = [(docs / code / page).read_text(encoding="utf-8").splitlines()[0][2:] for code in NAMES]
    return (f"> In the guide: [{titles[0]}](../en/{page}). En español: [{titles[1]}](../es/{page}); "
            "esta página está solo en inglés.")


def twins(path, markdown):
    """The same page in each language; for a reference page in Spanish what its first quotation names."""
    language, _, rest = path.partition("/")
    if language in NAMES:
        return {code: f"{code}/{rest}" for code in NAMES}
    quote = QUOTE.search(markdown or "")
    found = quote and TWIN.search(quote[0])
    spanish = f"es/{found[1] if found else 'index'}.md"
    return {"en": "en/index.md" if path == "index.md" else path, "es": spanish}


def alternate(page):
    """The entries of the theme's menu of languages."""
    def address(path):
        return page.url if path == page.file.src_path else posixpath.splitext(path)[0] + ".html"
    return [{"name": NAMES[code], "lang": code, "link": address(path)}
            for code, path in twins(page.file.src_path, page.markdown).items()]


def navigation(nav, page):
    """The navigation as that page shows it; the first page is in both languages, and has all of it."""
    language = of(page.file.src_path)
    shown = copy.copy(nav)
    shown.items = []
    for item in nav.items:
        if language == "es" and item.title in NAVIGATION:
            title = NAVIGATION[item.title]
            item = copy.copy(item)
            item.title = title
        if item.title and (page.is_homepage or language == "es" or item.title != ONLY_SPANISH):
            shown.items.append(item)
    return shown
