"""Reads a page of the manual as a scenario: what its console blocks show must be what happens.

Every line of the page becomes one line of the scenario, so line numbers stay what they are.
"""

import re

COMMENT = re.compile(r"<!-- scenario(?:: (file|exit|made) (.+?) -->)?$")
NOTHING = "--- #"
PLACE = "/home/ana/project"  # what a page calls the directory of the project

# What a page may show as it was once, although it is different every time.
CHANGING = [
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"), "<timestamp>"),
    (re.compile(r"\b\d+(?:\.\d+)? m?s\b"), "<duration>"),
]


class Page:
    """The scenario's text, and how loosely its expected lines are compared."""

    def __init__(self, text):
        self.made = []  # ids of revisions that the page makes
        self.file = None
        self.exit = None
        self.reader = self.read_prose
        read = [self.reader(line) for line in text.splitlines()]
        lines = [NOTHING if line is None else line for line in read]
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
        elif comment:
            setattr(self, comment[1], comment[2])
        elif line == "```console":
            self.reader = self.read_console
        elif line.startswith("```"):
            self.reader = self.read_file if self.file else self.read_other
            file, self.file = self.file, None
            return f"--- file {file}" if file else None
        return None

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
