#!/usr/bin/env python3
"""Checks the man pages: that roff has no complaint, and that they hold what the program has.

    check.py PAGES ALAMBIQUE SOURCE [SPANISH]

SPANISH: the pages in Spanish. Of mandoc and groff, those that are installed judge the pages. What
is in them is compared with what `alambique help` lists, with the keys in
docs/reference/configuration.md, and with the functions in the headers.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

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



def judge_translated(directory):
    """Each page but the library's is there, says the same of options, and has no English heading left."""
    translated = sorted(path.name for path in directory.iterdir())
    for missing in set(names) - set(translated) - {"libalambique.3"}:
        findings.append(f"no page {missing} in Spanish")
    for name in translated:
        judge((directory / name).resolve())
        text = (directory / name).read_text()
        english = (pathlib.Path(pages) / name).read_text()
        for heading in set(re.findall(r"^\.SH (.*)", text, re.M)) & set(re.findall(r"^\.SH (.*)", english, re.M)):
            findings.append(f"{name} in Spanish: the heading {heading}")
        for said in re.findall(r"\\fB[^ ]*?\\fR", english):
            if "\\-\\-" in said and said not in text:
                findings.append(f"{name} in Spanish: nothing on {said}")


def ask_for_translated(directory):
    """As a reader does, in a Spanish session."""
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(f"{root}/man/es")
        os.symlink(directory.resolve(), f"{root}/man/es/man1")
        os.symlink(pathlib.Path(pages).resolve(), f"{root}/man/man1")
        os.mkdir(f"{root}/locales")
        made = run("localedef", "-i", "es_ES", "-f", "UTF-8", f"{root}/locales/es_ES.UTF-8")
        if made.returncode:
            return
        environment = {"PATH": os.environ["PATH"], "MANPATH": f"{root}/man", "LOCPATH": f"{root}/locales",
                       "MANPAGER": "cat", "MANWIDTH": "72"}
        for language, heading in (("es_ES.UTF-8", "DESCRIPCIÓN"), ("C.UTF-8", "DESCRIPTION")):
            shown = subprocess.run(["man", "alambique-upgrade"], capture_output=True, text=True,
                                   env=environment | {"LC_ALL": language}, check=False)
            if heading not in shown.stdout:
                findings.append(f"man alambique-upgrade has no {heading} in {language}: {shown.stderr}")


if len(sys.argv) > 4 and pathlib.Path(sys.argv[4]).is_dir():
    judge_translated(pathlib.Path(sys.argv[4]))
    if shutil.which("man") and shutil.which("localedef"):
        ask_for_translated(pathlib.Path(sys.argv[4]))

print("\n".join(findings) or f"{len(names)} pages")
sys.exit(bool(findings))
