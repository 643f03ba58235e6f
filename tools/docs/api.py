"""Makes the pages of the API reference of the public headers: their comments are the text.

Headers are read as they are written in this project: empty lines part the declarations, a comment stands above what
it is about, and one that begins with "-- Title." begins a section.
"""

import re
import textwrap

GUARD = re.compile(r"#(?:ifndef|define) ALAMBIQUE_\w+_H$|#endif$|#include\b")
FOR_CXX = re.compile(r"^#ifdef __cplusplus\n(?:extern \"C\" \{|\})\n#endif\n", re.M)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
FORWARD = re.compile(r"(?:struct \w+;\s*)+")
SECTION = re.compile(r"-- (.+?)[.:](?:\s+(.*))?$", re.S)
NAME = re.compile(r"""
    \#define\ (\w+) |
    ^(?:struct|enum)\ (\w+)\s*[{;] |
    ^typedef\ .*?\(\*(\w+)\)\( |
    ^typedef\ .*?(\w+);$ |
    (alq_\w+)\(
""", re.X | re.S)
WORD = re.compile(r"\b(?:alq_\w+|ALQ_\w+|alambique/\w+\.h)\b|`[^`\n]+`")
WIDTH = 88  # of code on a page
MARKUP = re.compile(r"([\\`*_<>\[\]|#])")
SHOWN_NAMES = 3  # in the title of a group


class Group:
    """A comment and the declarations below it; either may be missing."""

    def __init__(self, lines):
        text = "\n".join(lines)
        found = re.match(COMMENT, text)
        self.comment = plain(found[0]) if found else ""
        self.code = (text[found.end():] if found else text).strip("\n")
        self.section = SECTION.match(self.comment)
        if self.section:  # its text is indented behind the first line
            text = re.sub(r"\n +", "\n", self.section[2] or "")
            self.comment = text[:1].upper() + text[1:]

    def shown(self):
        """The code as a page shows it: calls without what is for the compiler, laid out anew."""
        def lay_out(found):
            call = re.sub(r"\s+", " ", found[1]).replace("( ", "(")
            return "\n    ".join(textwrap.wrap(call, WIDTH, break_long_words=False))
        return re.sub(r"^ALQ_PUBLIC (?:ALQ_CHECK )?([^;]*;)", lay_out, self.code, flags=re.M)

    def names(self):
        """What is declared, in order."""
        found = [NAME.search(part) for part in declarations(COMMENT.sub("", self.code))]
        return list(dict.fromkeys(next(filter(None, name.groups())) for name in found if name))

    def title(self):
        """The names as a heading has them: a type is told from the call of its name."""
        names = self.names()
        kinds = dict(reversed(found) for found in
                     re.findall(r"^(struct|enum) (\w+) \{", self.code, re.M))
        shown = [f"{kinds[name]} {name}" if name in kinds else name for name in names[:SHOWN_NAMES]]
        return ", ".join(shown) + (" …" if len(names) > SHOWN_NAMES else "")


def plain(comment):
    """The text of a comment, without its edge; what is indented in it stays so."""
    lines = comment[2:-2].splitlines()
    edge = re.compile(r" ?\* ?|   ?")
    return "\n".join([lines[0].strip(), *(edge.sub("", line.rstrip(), count=1)
                                          for line in lines[1:])]).strip()


def declarations(code):
    """Statements and macros, each as one text; what stands between braces belongs to them."""
    part = ""
    for line in code.splitlines():
        part += line + "\n"
        is_macro = part.startswith("#")
        is_whole = part.count("{") == part.count("}")
        if not line.endswith("\\") if is_macro else is_whole and line.rstrip().endswith(";"):
            yield part.strip()
            part = ""


def groups(header):
    """The header without what is for the compiler only; the first says what it is about."""
    for group in all_groups(header):
        if group.comment or group.section or not FORWARD.fullmatch(group.code):
            yield group


def all_groups(header):
    lines = []
    depth = 0
    in_comment = False
    for line in FOR_CXX.sub("", header).splitlines() + [""]:
        if GUARD.match(line) and not depth and not in_comment:
            continue
        begins = line.startswith("/*") and not depth and not in_comment
        if (begins or not line.strip()) and not in_comment and not depth and lines:
            yield Group(lines)
            lines = []
        if line.strip() or depth or in_comment:
            lines.append(line)
        in_comment = (in_comment or "/*" in line) and "*/" not in line
        depth += 0 if in_comment else COMMENT.sub("", line).count("{") - COMMENT.sub("", line).count("}")


def links(headers):
    """Where each name of the interface is described; headers: {"error.h": its text}."""
    result = {}
    for file, text in headers.items():
        page = file.replace(".h", ".md")
        result["alambique/" + file] = page
        for group in groups(text):
            for name in group.names():
                result.setdefault(name, f"{page}#{name}")
    return result


def escape(text, places):
    """Prose as Markdown; the names of the interface are code, and links where they are described."""
    result, last = "", 0
    for found in WORD.finditer(text):
        place = places.get(found[0])
        result += MARKUP.sub(r"\\\1", text[last:found.start()])
        code = "`" + found[0].strip("`") + "`"
        result += f"[{code}]({place})" if place else code
        last = found.end()
    return result + MARKUP.sub(r"\\\1", text[last:])


def prose(comment, places):
    """The paragraphs of a comment; what is indented in it is code."""
    parts = []  # (is code, its lines)
    for line in comment.splitlines():
        is_code = line.startswith("   ") or (not line and bool(parts) and parts[-1][0])
        if not parts or parts[-1][0] != is_code:
            parts.append((is_code, []))
        parts[-1][1].append(line[3:].removeprefix(" ") if is_code else line)
    texts = []
    for is_code, lines in parts:
        text = "\n".join(lines).strip("\n")
        language = "c" if re.search(r"[;{}]$", text, re.M) else "text"
        texts.append(f"```{language}\n{text}\n```" if is_code else escape(text, places))
    return "\n\n".join(texts)


def describe(group, places, known):
    """known: the names that have an anchor on this page already, as the struct of a call's name."""
    names = group.names()
    new = [name for name in names if name not in known]
    known.update(new)
    result = []
    if names:
        result.append(f"### {group.title()}" + (f" {{ #{new[0]} }}" if new else ""))
        result += ["".join(f'<a id="{name}"></a>' for name in new[1:])] if new[1:] else []
    if group.code:
        result.append(f"```c\n{group.shown()}\n```")
    if group.comment:
        result.append(prose(group.comment, places))
    return result


def overview(headers, places):
    """What each header is about, and the calls that it declares."""
    rows, calls = [], []
    for file, text in headers.items():
        page = places["alambique/" + file]
        first = next(groups(text))
        about = re.match(r"(.+?)[.:]?(?:(?<=\.)\s|\n\n|$)", first.comment, re.S)[1]
        rows.append(f"| [{file}]({page}) | {escape(' '.join(about.split()), {})} |")
        names = re.findall(r"^ALQ_PUBLIC[^;]*?\b(alq_\w+)\(", text, re.M)
        if names:
            links = ", ".join(f"[`{name}`]({places[name]})" for name in dict.fromkeys(names))
            calls.append(f"**{file}**: {links}.")
    return "\n".join(["## The headers", "", "| header | what it is about |", "| --- | --- |", *rows, "",
                      "## Every call", ""]) + "\n" + "\n\n".join(calls) + "\n"


def page(file, header, places):
    """The Markdown of one header; places: what links() says."""
    here = file.replace(".h", ".md")
    places = {name: place.removeprefix(here) for name, place in places.items() if place != here}
    about, *rest = groups(header)
    result = [f"# alambique/{file}", prose(about.comment, places)]
    if about.code:
        rest.insert(0, Group(about.code.splitlines()))
    if rest and not rest[0].section:
        result.append("## Declarations")
    known = set()
    for group in rest:
        if group.section:
            result.append(f"## {group.section[1]}")
        result += describe(group, places, known)
    result.append(f"The header itself: [include/alambique/{file}](../source/include/alambique/{file}.md)")
    return "\n\n".join(result) + "\n"
