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


def difference(text, other_text):
    """The first difference of two pages as text; None where there is none."""
    left, right = list(outline(text)), list(outline(other_text))
    for (a, one), (b, other) in zip(left, right):
        if one != other:
            return f"en:{a} and es:{b} differ\n--- en\n{one}\n--- es\n{other}"
    if len(left) != len(right):
        longer = max(left, right, key=len)
        number, more = longer[min(len(left), len(right))]
        return f"only {'en' if longer is left else 'es'} has, in line {number}\n{more}"
    return None


def updated(text, other_text):
    """The other page with the blocks and comments of this one; None where it has fewer places."""
    def code(page):
        return [found for found in PART.finditer(page) if found["block"] or found["comment"]]
    new = iter([found[0] for found in code(text)])
    written, last = "", 0
    for found in code(other_text):
        written += other_text[last:found.start()] + next(new, found[0])
        last = found.end()
    return written + other_text[last:] if next(new, None) is None else None


def check(page, is_update):
    text, other = ((DOCS / language / page).read_text(encoding="utf-8") for language in LANGUAGES)
    if is_update:
        other = updated(text, other)
        if other is None:
            return "the Spanish page has fewer blocks"
        (DOCS / "es" / page).write_text(other, encoding="utf-8")
    return difference(text, other)


def main():
    pages = [{path.relative_to(DOCS / language).as_posix() for path in
              (DOCS / language).rglob("*.md")} for language in LANGUAGES]
    problems = [f"{page}: is not there in {missing}" for have, missing, other in
                ((pages[0], "es", pages[1]), (pages[1], "en", pages[0]))
                for page in sorted(have - other)]
    for page in sorted(pages[0] & pages[1]):
        problem = check(page, "--update" in sys.argv)
        if problem:
            problems.append(f"{page}: {problem}")
    print("\n".join(problems) or f"{len(pages[0])} pages agree")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
