#!/usr/bin/env python3
"""Checks the sources against the layers (layers.txt) and the house rules that a machine can see.

    check.py ROOT

Prints `file:line: [rule] what is wrong` for each finding and ends with 1 if there is any.
"""

import fnmatch
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent

MAX_COLUMNS = 100
MAX_FILE = 800
MAX_HEADER = 200
MAX_PUBLIC_HEADER = 400
MAX_FUNCTION = 60

BANNED = "strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atof".split()
# The library never prints and never ends the program; the command does both.
COMMAND_ONLY = "printf vprintf puts putchar perror exit _exit quick_exit".split()

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
CALL = re.compile(r"(?<![\w.>])([A-Za-z_]\w*)\s*\(")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|\bnot implemented\b|\bunimplemented\b", re.I)
COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Layers:
    """The table in layers.txt."""

    def __init__(self, text):
        self.rows = []
        self.every = []
        self.client_files = []
        self.client_headers = set()
        for line in text.splitlines():
            line = line.split("#")[0].strip()
            if not line:
                continue
            left, _, right = line.partition("->")
            names, allowed = left.split(), right.split()
            if names[0] == "client":
                self.client_files = names[1:]
                self.client_headers = set(allowed)
            elif names == ["every"]:
                self.every = allowed
            else:
                self.rows.append((names[0], allowed))

    def folders(self):
        return [name for name, _ in self.rows if not name.endswith(".c")]

    def layer_of(self, path):
        """The folder below src/ that owns the path ("database/sqlite/x.h" -> "database/sqlite")."""
        folder = path.rpartition("/")[0]
        while folder:
            if any(fnmatch.fnmatchcase(folder, name) and folder.count("/") == name.count("/")
                   for name in self.folders()):
                return folder
            folder = folder.rpartition("/")[0]
        return None

    def allowed(self, path, layer):
        result = None
        for name, allowed in self.rows:
            if name == path or (fnmatch.fnmatchcase(layer, name)
                                and layer.count("/") == name.count("/")):
                result = allowed
        return self.every + (result or [])

    def may_use(self, path, layer, target):
        return target == layer or any(
            fnmatch.fnmatchcase(target, name) and target.count("/") == name.count("/")
            for name in self.allowed(path, layer))


class Exceptions:
    """The rows of exceptions.txt, and which of them were needed."""

    def __init__(self, text):
        self.rows = {}
        self.used = set()
        self.malformed = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            fields = line.split(None, 3)
            if len(fields) < 4:
                self.malformed.append(number)
            else:
                self.rows[tuple(fields[:3])] = number

    def excuse(self, file, rule, name):
        key = (file, rule, name)
        if key in self.rows:
            self.used.add(key)
            return True
        return False


def without_comments_and_literals(text):
    """The same text, line for line and column for column, with comments and literals blanked."""
    return COMMENT_OR_LITERAL.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


class Checker:
    def __init__(self, root, layers, exceptions):
        self.root = pathlib.Path(root)
        self.layers = layers
        self.exceptions = exceptions
        self.findings = []

    def report(self, file, line, rule, message, name="-"):
        if not self.exceptions.excuse(file, rule, name):
            self.findings.append((file, line, rule, message))

    def sources(self, folder):
        for path in sorted((self.root / folder).rglob("*")):
            # A template becomes a user's file; it is text here, not a source.
            if path.suffix in (".c", ".h") and "templates" not in path.parts:
                yield path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8")

    def run(self):
        for folder in ("src", "include", "examples", "fuzz", "tests"):
            for file, text in self.sources(folder):
                code = without_comments_and_literals(text)
                self.check_text(file, text)
                self.check_calls(file, code)
                self.check_jumps(file, code)
                if folder != "tests":
                    self.check_functions(file, code)
                if folder == "src":
                    self.check_layer(file, text)
                if folder == "include":
                    self.check_public(file, text)
        for key, number in sorted(self.exceptions.rows.items()):
            if key not in self.exceptions.used:
                self.findings.append(("tests/layers/exceptions.txt", number, "exception",
                                      f"{' '.join(key)} excuses nothing any more"))
        for number in self.exceptions.malformed:
            self.findings.append(("tests/layers/exceptions.txt", number, "exception",
                                  "needs a file, a rule, a name or -, and a reason"))
        return self.findings

    def check_text(self, file, text):
        lines = text.splitlines()
        limit = MAX_FILE
        if file.endswith(".h") and not file.startswith("tests/"):
            limit = MAX_PUBLIC_HEADER if file.startswith("include/") else MAX_HEADER
        if len(lines) > limit:
            self.report(file, limit + 1, "size", f"{len(lines)} lines, more than {limit}")
        for number, line in enumerate(lines, 1):
            if len(line) > MAX_COLUMNS:
                self.report(file, number, "columns", f"{len(line)} columns")
            if "\t" in line:
                self.report(file, number, "tab", "a tab; indent with spaces")
            if UNFINISHED.search(line):
                self.report(file, number, "unfinished", line.strip())

    def check_calls(self, file, code):
        library = file.startswith("src/") and not file.startswith(("src/cli/", "src/manual/"))
        for number, line in enumerate(code.splitlines(), 1):
            if line.lstrip().startswith("#"):
                continue
            for match in CALL.finditer(line):
                name = match[1]
                if name in BANNED:
                    self.report(file, number, "banned", f"{name}()", name)
                elif library and name in COMMAND_ONLY:
                    self.report(file, number, "silent",
                                f"{name}(): the library neither prints nor exits", name)
            if library and re.search(r"\bf\w+\s*\(.*\bstd(err|out)\b", line):
                self.report(file, number, "silent", "the library does not print")

    def check_jumps(self, file, code):
        for number, line in enumerate(code.splitlines(), 1):
            label = re.search(r"\bgoto\s+(\w+)", line)
            if label and label[1] != "done":
                self.report(file, number, "goto", f"the only label is done, not {label[1]}")
            if re.match(r"\s*typedef\s+(struct|enum|union)\b", line):
                self.report(file, number, "typedef", "no typedef for structs and enums")

    def check_functions(self, file, code):
        """A function's body starts and ends with a brace in the first column."""
        start = None
        lines = code.splitlines()
        for number, line in enumerate(lines, 1):
            if line.startswith("{"):
                start = number
            elif line.startswith("}") and start is not None:
                length = number - start - 1
                if length > MAX_FUNCTION:
                    name = function_name(lines, start - 1)
                    self.report(file, start, "function",
                                f"{name} has {length} lines, more than {MAX_FUNCTION}", name)
                start = None

    def check_layer(self, file, text):
        path = file.removeprefix("src/")
        layer = self.layers.layer_of(path)
        if layer is None:
            self.report(file, 1, "layer", "this folder is no layer; name it in layers.txt")
            return
        quoted = []
        for number, line in enumerate(text.splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            bracket, header = match.groups()
            if bracket == '"':
                quoted.append((number, header))
            self.check_include(file, number, path, layer, bracket, header)
        if file.endswith(".c") and (not quoted or quoted[-1][1] != "base/banned.h"):
            self.report(file, quoted[-1][0] if quoted else 1, "banned",
                        'the last include must be "base/banned.h"', "include")

    def check_include(self, file, number, path, layer, bracket, header):
        layers = self.layers
        if header in layers.client_headers:
            if not any(fnmatch.fnmatchcase(path, name) for name in layers.client_files):
                self.report(file, number, "client",
                            f"only {' '.join(layers.client_files)} may include {header}", header)
        elif header.startswith("alambique/"):
            allowed = layers.allowed(path, layer)
            if bracket != "<":
                self.report(file, number, "layer", f"write <{header}>", header)
            if "include" not in allowed and f"<{header}>" not in allowed:
                self.report(file, number, "layer", f"{layer} may not include <{header}>", header)
        elif bracket == '"':
            target = layers.layer_of(header)
            if target is None:
                self.report(file, number, "layer",
                            f'write the path from src/, "{layer}/{header}"', header)
            elif not layers.may_use(path, layer, target):
                self.report(file, number, "layer", f"{layer} may not include {header}", header)

    def check_public(self, file, text):
        for number, line in enumerate(text.splitlines(), 1):
            match = INCLUDE.match(line)
            if match and (match[1] == '"' or match[2] in self.layers.client_headers):
                self.report(file, number, "layer",
                            f"a public header may not include {match[2]}", match[2])


def function_name(lines, index):
    """The name in the signature that ends above lines[index], the line of the opening brace."""
    signature = ""
    for line in reversed(lines[:index]):
        if not line.strip() or line.startswith(("}", "#")) or line.rstrip().endswith(";"):
            break
        signature = line + " " + signature
    match = re.search(r"([A-Za-z_]\w*)\s*\(", re.sub(r"__attribute__\s*\(\(.*?\)\)", "", signature))
    return match[1] if match else "?"


def check(root, layers_text, exceptions_text):
    return Checker(root, Layers(layers_text), Exceptions(exceptions_text)).run()


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    findings = check(arguments[0], (HERE / "layers.txt").read_text(encoding="utf-8"),
                     (HERE / "exceptions.txt").read_text(encoding="utf-8"))
    for file, line, rule, message in findings:
        print(f"{file}:{line}: [{rule}] {message}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
