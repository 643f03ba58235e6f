#!/usr/bin/env python3
"""Compares the guides: each page is there in English and in Spanish, with the same headings, blocks of code and tables.

    outlines.py [--update]

The tests run the blocks of the English pages; since those of the Spanish ones must be the same, they hold as well.
--update writes the English blocks, and what their scenarios say, over the Spanish ones in the same places.
"""

import pathlib
import re
import sys

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
LANGUAGES = ("en", "es")
TABLE = re.compile(r"^\|[^\n]*\n(?:\|[^\n]*(?:\n|$))+", re.M)
PART = re.compile(r"(?P<block>^```.*?^```$)|(?P<comment>^<!-- scenario.*?-->$)|"
                  r"(?P<heading>^\#+ [^\n]*)|(?P<table>" + TABLE.pattern + ")", re.M | re.S)


def cells(row):
    return len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`]*`", "", row))) - 1


def outline(text):
    """What must be the same, in order: (line number, what it is)."""
    for found in PART.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        if found["heading"]:
            yield number, "a heading of level " + str(len(found[0].split(" ")[0]))
        elif found["table"]:
            rows = found["table"].rstrip("\n").split("\n")
            yield number, f"a table of {len(rows) - 2} rows and {cells(rows[0])} columns"
        else:
            yield number, found[0]


def compare(page):
    texts = [(DOCS / language / page).read_text(encoding="utf-8") for language in LANGUAGES]
    left, right = (list(outline(text)) for text in texts)
    for (a, one), (b, other) in zip(left, right):
        if one != other:
            return f"{page}: en:{a} and es:{b} differ\n--- en\n{one}\n--- es\n{other}"
    if len(left) != len(right):
        longer = max(left, right, key=len)
        number, more = longer[min(len(left), len(right))]
        return f"{page}: only {'en' if longer is left else 'es'} has, in line {number}\n{more}"
    return None


def update(page):
    """False where the pages have not the same number of blocks and comments."""
    texts = [(DOCS / language / page).read_text(encoding="utf-8") for language in LANGUAGES]
    new = iter([found[0] for found in PART.finditer(texts[0])
                if found["block"] or found["comment"]])
    old = [found for found in PART.finditer(texts[1]) if found["block"] or found["comment"]]
    written, last = "", 0
    for found in old:
        written += texts[1][last:found.start()] + next(new, found[0])
        last = found.end()
    if next(new, None) is not None:
        return False
    (DOCS / "es" / page).write_text(written + texts[1][last:], encoding="utf-8")
    return True


def main():
    pages = [{path.relative_to(DOCS / language).as_posix() for path in
              (DOCS / language).rglob("*.md")} for language in LANGUAGES]
    problems = [f"{page}: is not there in {missing}" for have, missing, other in
                ((pages[0], "es", pages[1]), (pages[1], "en", pages[0]))
                for page in sorted(have - other)]
    for page in sorted(pages[0] & pages[1]):
        if "--update" in sys.argv and not update(page):
            problems.append(f"{page}: the Spanish page has fewer blocks")
        problem = compare(page)
        if problem:
            problems.append(problem)
    print("\n".join(problems) or f"{len(pages[0])} pages agree")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
