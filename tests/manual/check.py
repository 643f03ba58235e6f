#!/usr/bin/env python3
"""Checks the man pages: that roff has no complaint, and that they hold what the program has.

    check.py PAGES ALAMBIQUE SOURCE

Of mandoc and groff, those that are installed judge the pages. What is in them is compared with what
`alambique help` lists, with the keys in docs/reference/configuration.md, and with the functions in the headers.
"""

import pathlib
import re
import shutil
import subprocess
import sys

pages, alambique, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
findings = []


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def help_of(*arguments):
    return run(alambique, "help", *arguments).stdout


def words_of(page):
    """The text of a page without what only roff reads."""
    text = (pathlib.Path(pages) / page).read_text()
    text = re.sub(r"\\f[BIR]|\\&", "", text)
    return text.replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")


def judge(page):
    path = str(pathlib.Path(pages) / page)
    if shutil.which("mandoc"):
        findings.extend(run("mandoc", "-Tlint", "-W", "warning", path).stdout.splitlines())
    if shutil.which("groff"):
        findings.extend(run("groff", "-ww", "-z", "-man", "-Tutf8", path).stderr.splitlines())


def expect(page, what, word):
    if word not in words_of(page):
        findings.append(f"{page}: nothing on {what} {word}")


names = sorted(path.name for path in pathlib.Path(pages).iterdir())
for name in names:
    judge(name)

commands = re.findall(r"^  (\w+)(?:, \w+)?  +[A-Z]", help_of(), re.M)
assert "upgrade" in commands and len(commands) > 20, commands
for command in commands:
    expect("alambique.1", "the command", command)
    page = f"alambique-{command}.1"
    if page not in names:
        findings.append(f"no page {page}")
        continue
    for option in re.findall(r"^  (?:-\w, |    )(--[\w\[\]-]+)", help_of(command), re.M):
        expect(page, "the option", option)
for option in re.findall(r"^  (?:-\w, |    )(--[\w\[\]-]+)", help_of(), re.M):
    expect("alambique.1", "the option", option)
for page in names:
    command = re.fullmatch(r"alambique-(\w+)\.1", page)
    if command and command[1] not in commands:
        findings.append(f"{page}: there is no such command")

guide = (source / "docs/reference/configuration.md").read_text()
keys = re.findall(r"^\| `([\w.]+)` \|", guide.split("## Keys")[1].split("\n## ")[0], re.M)
assert "script_location" in keys and len(keys) > 10, keys
for key in keys:
    expect("alambique.ini.5", "the key", key)

for header in sorted((source / "include/alambique").glob("*.h")):
    for name in re.findall(r"^ALQ_PUBLIC[^;]*?\b(alq_\w+)\(", header.read_text(), re.M):
        expect("libalambique.3", "the function", name)

print("\n".join(findings) or f"{len(names)} pages")
sys.exit(bool(findings))
