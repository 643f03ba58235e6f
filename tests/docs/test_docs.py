#!/usr/bin/env python3
"""Tests that the checks of the manual find what they should, that the API reference has every call, and that the guide
and the reference lead to each other, in both languages."""

import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "docs"), str(ROOT / "tools" / "docs")]
import api  # noqa: E402
import languages  # noqa: E402
import narrow  # noqa: E402
import outlines  # noqa: E402

PAGE = """# Title
<!-- scenario: exit 1 -->
```console
$ false
```
## Part
| a | b |
| --- | --- |
| 1 | `x|y` |
"""


class OutlinesTest(unittest.TestCase):
    def differs(self, old, new):
        other = PAGE.replace(old, new)
        self.assertNotEqual(other, PAGE)
        return outlines.difference(PAGE, other) is not None

    def test_what_is_translated_may_differ(self):
        self.assertFalse(self.differs("# Title", "# Título"))
        self.assertFalse(self.differs("| 1 |", "| uno |"))

    def test_what_must_be_the_same(self):
        self.assertTrue(self.differs("## Part", "### Part"))
        self.assertTrue(self.differs("$ false", "$ true"))
        self.assertTrue(self.differs("exit 1", "exit 2"))
        self.assertTrue(self.differs("| 1 | `x|y` |\n", ""))
        self.assertTrue(self.differs("| 1 | `x|y` |\n", "| 1 | `x|y` |\n\n## More\n"))

    def test_update(self):
        old = PAGE.replace("$ false", "$ true").replace("Title", "Título")
        self.assertEqual(outlines.updated(PAGE, old), PAGE.replace("Title", "Título"))
        self.assertIsNone(outlines.updated(PAGE, "# Título\n"))


def entries(catalogue):
    """The messages of a .po file and their translations, as regular expressions that they match."""
    def pattern(strings):
        message = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', strings)).removeprefix(", ")
        return ".*".join(map(re.escape, re.split(r"%(?:\.\*)?(?:zu|lld|[a-z])", message)))
    strings = r'((?:".*"\n)+)'
    found = re.findall(rf"^msgid {strings}(?:msgid_plural {strings})?msgstr(?:\[0\])? {strings}",
                       catalogue, re.M)
    return [(pattern(one), pattern(translation)) for one, _, translation in found
            if re.search("[a-z]{4}", one)]


class TranslatedMessagesTest(unittest.TestCase):
    """Where the Spanish guide shows a message and, as «…», its translation, that is the program's."""

    def test_they_are_those_of_the_catalogue(self):
        known = entries((ROOT / "po" / "es.po").read_text(encoding="utf-8"))
        shown = [pair for page in sorted((ROOT / "docs" / "es").glob("*.md")) for pair in
                 re.findall(r"`([^`]+)` \(«([^»]+)»\)", page.read_text(encoding="utf-8"))]
        self.assertGreater(len(shown), 10)
        for message, translation in shown:
            self.assertTrue(any(re.fullmatch(english, message) and re.fullmatch(spanish, translation)
                                for english, spanish in known), f"{message}: {translation}")


class SpanishGuideTest(unittest.TestCase):
    def test_it_addresses_the_reader_as_the_messages_do(self):
        for page in sorted((ROOT / "docs" / "es").glob("*.md")):
            for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
                self.assertNotRegex(line, r"(?i)\b(tú|tus?|te|tuy[oa]s?|por defecto)\b",
                                    f"{page.name}:{number}")


class ApiTest(unittest.TestCase):
    def setUp(self):
        self.headers = {path.name: path.read_text(encoding="utf-8")
                        for path in sorted((ROOT / "include" / "alambique").glob("*.h"))}
        self.links = api.links(self.headers)

    def test_every_call_and_type_is_described_once(self):
        for file, text in self.headers.items():
            page = api.page(file, text, self.links)
            names = re.findall(r"^ALQ_PUBLIC[^;]*?\b(alq_\w+)\(", text, re.M)
            names += re.findall(r"^(?:struct|enum) (alq_\w+) \{", text, re.M)
            for name in names:
                self.assertIn(name, page)
                self.assertIn(name, self.links, f"{file}: {name}")
            anchors = re.findall(r'\{ #(\w+) \}|<a id="(\w+)">', page)
            found = [a or b for a, b in anchors]
            self.assertEqual(sorted(set(found)), sorted(found), file)

    def test_the_overview_has_every_header_and_call(self):
        overview = api.overview(self.headers, self.links)
        for file, text in self.headers.items():
            self.assertIn(f"| [{file}]({file[:-2]}.md) | ", overview)
            for name in re.findall(r"^ALQ_PUBLIC[^;]*?\b(alq_\w+)\(", text, re.M):
                self.assertIn(f"[`{name}`]({file[:-2]}.md#{name})", overview)
        self.assertIn("| What a revision written in C is made of |", overview)

    def test_a_comment_becomes_text_and_code(self):
        header = ("/* About it, as `x`:\n *\n *     call();\n *\n * more. */\n"
                  "#ifndef ALAMBIQUE_X_H\n#define ALAMBIQUE_X_H\n\n"
                  "/* -- Part. Its text\n *    goes on. */\n\n"
                  "/* Does alq_b <thing>. */\nALQ_PUBLIC ALQ_CHECK bool alq_a(int a,\n"
                  "                                  int b);\nALQ_PUBLIC void alq_b(void);\n#endif\n")
        page = api.page("x.h", header, api.links({"x.h": header}))
        self.assertIn("About it, as `x`:\n\n```c\ncall();\n```\n\nmore.", page)
        self.assertIn("## Part\n\nIts text\ngoes on.", page)
        self.assertIn("### alq_a, alq_b { #alq_a }", page)
        self.assertIn("```c\nbool alq_a(int a, int b);\nvoid alq_b(void);\n```", page)
        self.assertIn("Does [`alq_b`](#alq_b) \\<thing\\>.", page)


class LanguagesTest(unittest.TestCase):
    def test_guide_and_reference_lead_to_each_other(self):
        pages = sorted((ROOT / "docs" / "reference").glob("*.md"))
        self.assertGreater(len(pages), 10)
        for page in pages:
            title, quote, _ = page.read_text(encoding="utf-8").split("\n\n", 2)
            guide = re.search(r"\.\./en/([\w-]+\.md)", quote)
            self.assertTrue(title.startswith("# ") and quote.startswith("> ") and guide, page.name)
            self.assertIn(f"../es/{guide[1]}", quote)
            self.assertIn("solo en inglés", quote.replace("\n> ", " "))
            for language in "en", "es":
                text = (ROOT / "docs" / language / guide[1]).read_text(encoding="utf-8")
                self.assertIn(f"../reference/{page.name}", text, f"{language}/{guide[1]}")
                link = f"[{text.splitlines()[0][2:]}](../{language}/{guide[1]})"
                self.assertIn(link, quote.replace("\n> ", " "), f"the title, in {page.name}")

    def test_twins(self):
        self.assertEqual(languages.twins("es/quick.md", ""), {"en": "en/quick.md", "es": "es/quick.md"})
        quote = "# T\n\n> [x](../en/install.md)\n> [y](../es/install.md)\n\n[z](../es/quick.md)\n"
        self.assertEqual(languages.twins("reference/installation.md", quote),
                         {"en": "reference/installation.md", "es": "es/install.md"})
        self.assertEqual(languages.twins("source/x.md", None)["es"], "es/index.md")


class NarrowTest(unittest.TestCase):
    def test_code_breaks_at_joints_and_never_in_an_option(self):
        self.assertEqual(narrow.lay_out("<code>wait --lock-timeout 1, -r A:B</code> a_b"),
                         '<code>wait <span class="option">--lock-timeout</span> 1, '
                         '<span class="option">-r</span> A:B</code> a_b')
        self.assertEqual(narrow.lay_out("<code>version_table.ini</code>"),
                         "<code>version_<wbr>table.<wbr>ini</code>")
        for whole in "<pre><span></span><code>a_b\n--c</code></pre>", "<code>a-b 2-1 SHA-256</code>", "<p>--to</p>":
            self.assertEqual(narrow.lay_out(whole), whole)


class DrawingTest(unittest.TestCase):
    def test_parts_stand_on_those_that_they_may_use(self):
        drawing = (ROOT / "docs" / "assets" / "parts.svg").read_text(encoding="utf-8")
        box = r'<rect id="([\w/]+)" x="\d+" y="(\d+)" width="\d+" height="(\d+)"'
        edges = {name: (int(top), int(top) + int(height))
                 for name, top, height in re.findall(box, drawing)}
        for folder in (ROOT / "src").iterdir():
            self.assertIn(folder.name, edges)
        rules = (ROOT / "tests" / "layers" / "layers.txt").read_text(encoding="utf-8")
        found = re.findall(r"^([\w/*]+) +-> (.*)", rules, re.M)
        self.assertGreater(len(found), 10)
        for source, targets in found:
            parent, is_each, _ = source.partition("/*")
            boxes = [name for name in edges if name.startswith(parent + "/")] if is_each else [source]
            for above in boxes:
                for below in set(targets.split()) & set(edges):
                    self.assertTrue(source == "every" or edges[above][1] <= edges[below][0],
                                    f"{above} is drawn on {below}")


if __name__ == "__main__":
    unittest.main()
