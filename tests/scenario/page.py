"""Reads a page of the manual as a scenario: what its console blocks show must be what happens.

Every line of the page becomes one line of the scenario, so line numbers stay what they are.
"""

import re

COMMENT = re.compile(r"<!-- scenario(?:: (file|part|copy|not run,|exit|made) (.+?) -->)?$")
FENCE = re.compile(r" {0,3}(```|~~~)")
NOTHING = "--- #"
PLACE = "/home/ana/project"  # what a page calls the directory of the project

# What a page may show as it was once, although it is different every time.
CHANGING = [
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"), "<timestamp>"),
    (re.compile(r"\b\d+(?:\.\d+)? m?s\b"), "<duration>"),
]


class Page:
    """The scenario's text, and how loosely its expected lines are compared.

    On a strict page, as all below docs/ are, a block of code that nothing would run or compare is
    a problem; those are in `problems`, (line number, reason).
    """

    def __init__(self, text, is_strict=False):
        self.is_strict = is_strict
        self.problems = []
        self.number = 0
        self.made = []  # ids of revisions that the page makes
        self.block = None  # (kind, argument) of the next block
        self.exit = None
        self.reader = self.read_prose
        lines = []
        for line in text.splitlines():
            self.number += 1
            read = self.reader(line)
            lines.append(NOTHING if read is None else read)
        if self.reader != self.read_prose:
            self.problems.append((self.number, "the last block or comment has no end"))
        self.text = "\n".join(lines) + "\n"

    def loosen(self, line):
        for made in self.made:
            line = line.replace(made, "<id>")
        for pattern, name in CHANGING:
            line = pattern.sub(name, line)
        return line

    @staticmethod
    def show(lines, directory):
        """What is found as a page shows it: without blanks that nobody sees."""
        lines = [line.replace(directory, PLACE).rstrip() for line in lines]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def read_prose(self, line):
        comment = COMMENT.match(line)
        if comment and not comment[1]:
            self.reader = self.read_directives
        elif comment and comment[1] == "made":
            self.made += comment[2].split()
        elif comment and comment[1] == "exit":
            self.exit = comment[2]
        elif comment:
            self.block = (comment[1], comment[2])
        elif line == "```console":
            self.reader = self.read_console
        elif line.startswith("```"):
            return self.begin_block()
        elif self.is_strict:
            self.check_prose(line)
        return None

    def begin_block(self):
        kind, argument = self.block or (None, None)
        self.block = None
        if kind is None and self.is_strict:
            self.problems.append((self.number, "nothing runs or compares this block of code: say "
                                  "'scenario: file', 'part' or 'copy', or 'not run,' and why"))
        is_content = kind in ("file", "part", "copy")
        self.reader = self.read_file if is_content else self.read_other
        return f"--- {kind} {argument}" if is_content else None

    def check_prose(self, line):
        """Code that would be shown as such without being a block that begins at the margin."""
        if FENCE.match(line) or line.startswith(("    ", "\t")):
            self.problems.append((self.number, "write code between ``` lines at the margin"))
        if line.startswith("<!-- scenario"):
            self.problems.append((self.number, "no such comment of a scenario"))
        if self.block and line:
            self.problems.append((self.number, "a block of code belongs behind its comment"))

    def read_directives(self, line):
        if line == "-->":
            self.reader = self.read_prose
            return None
        return line

    def read_console(self, line):
        if line == "```":
            self.reader = self.read_prose
            code, self.exit = self.exit, None
            return f"--- exit {code}" if code else None
        if line.startswith("$ "):
            return "--- run " + line[2:]
        return self.shield(line)

    def read_file(self, line):
        if line == "```":
            self.reader = self.read_prose
            return None
        return self.shield(line)

    def read_other(self, line):
        if line == "```":
            self.reader = self.read_prose
        return None

    @staticmethod
    def shield(line):
        """Content must not become a directive."""
        return "\\" + line if line.startswith("--- ") else line
