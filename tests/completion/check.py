#!/usr/bin/env python3
"""Completes command lines in bash, zsh and fish, as far as they are installed.

    check.py ALAMBIQUE LMSCTL

LMSCTL is a program in which the command is mounted: `lmsctl database`. bash is asked by its own
interface (COMP_WORDS and so on) and, as zsh, by the Tab key on a terminal; fish by `complete -C`.
"""

import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

programs = {"alambique": os.path.abspath(sys.argv[1]), "lmsctl": os.path.abspath(sys.argv[2])}
failures = []

HEADER = "-- {title}\n-- revision: {id}\n-- revises: {parent}\n-- branch labels: {label}\n\n-- upgrade\nSELECT 1;\n"
REVISIONS = [("1a01", "", "", "Users"), ("1a02", "1a01", "", "It's a \"title\": with $signs"),
             ("2b01", "1a01", "reports", "Reports")]

# What is typed, and what must be among the answers; "!" before one that must not.
CASES = [
    ("alambique upg", ["upgrade"]),
    ("alambique ", ["upgrade", "status", "completion", "!log"]),
    ("alambique lo", ["log"]),
    ("alambique upgrade --s", ["--sql"]),
    ("alambique graph --format ", ["text", "dot", "mermaid", "svg"]),
    ("alambique graph --format=m", ["mermaid"]),
    ("alambique --color a", ["auto", "always", "!never"]),
    ("alambique upgrade 1a", ["1a01", "1a02", "!2b01"]),
    ("alambique upgrade re", ["reports@head"]),
    ("alambique upgrade reports@h", ["reports@head"]),
    ("alambique history -r 1a01:1", ["1a01:1a02"]),
    ("alambique history -r cur", ["current:"]),
    ("alambique show cur", ["current"]),
    ("alambique upgrade cur", ["!current"]),
    ("alambique revision -m 'add \"users\"' --branch ", ["reports"]),
    ("alambique --database ", ["orders", "stock"]),
    ("alambique -c other.ini upgrade ", ["!1a01", "head"]),
    ("alambique help sta", ["status", "stamp"]),
    ("alambique downgrade -- 1a", ["1a01", "1a02"]),
    ("alambique --no-h", ["--no-history"]),
    ("alambique -c al", ["alambique.ini"]),
    ("alambique completion f", ["fish"]),
    ("alambique nonsense ", []),
    ("lmsctl d", ["database"]),
    ("lmsctl database upg", ["upgrade"]),
    ("lmsctl database --", ["--json", "!--config"]),
    ("lmsctl other upg", ["!upgrade"]),
]


def make_project(folder):
    (folder / "migrations").mkdir()
    (folder / "empty").mkdir()
    for id, parent, label, title in REVISIONS:
        text = HEADER.format(id=id, parent=parent, label=label, title=title)
        (folder / "migrations" / f"{id}.sql").write_text(text)
    (folder / "alambique.ini").write_text(
        "[alambique]\nscript_location = migrations\ndatabases = orders, stock\n"
        "[orders]\nurl = sqlite:///orders.db\n[stock]\nurl = sqlite:///stock.db\n")
    (folder / "other.ini").write_text("[alambique]\nscript_location = empty\n")
    (folder / "bin").mkdir()
    for name, path in programs.items():
        (folder / "bin" / name).symlink_to(path)


def script(folder, shell, program):
    words = [str(folder / "bin" / "alambique"), "completion", shell]
    if program == "lmsctl":
        words = [str(folder / "bin" / "lmsctl"), "database", "completion", shell]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout


BASH = r"""
{scripts}
line={line}
COMP_LINE=$line COMP_POINT=${{#line}} COMP_TYPE=9
# Readline's own way to part words: at blanks, and at the characters of COMP_WORDBREAKS.
mapfile -t COMP_WORDS < <({python} - "$line" <<'PYTHON'
import re, sys
line = sys.argv[1]
words = re.findall(r'''(?:"[^"]*"|'[^']*'|[^\s:=@"'])+|[:=@]+''', line)
print("\n".join(words + ([""] if line[-1:] in " =:@" else [])))
PYTHON
)
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_{function}
current=${{line##*[[:space:]]}}
shared=${{current%"${{current##*[:=@]}}"}}
shared=${{shared%@}}
for reply in "${{COMPREPLY[@]}}"; do printf '%s%s\n' "$shared" "$reply"; done
"""


def quote(string):
    return "'" + string.replace("'", "'\\''") + "'"


def complete_in_bash(folder, scripts, line):
    function = "alambique" if line.startswith("alambique") else "lmsctl_database"
    text = BASH.format(scripts=scripts, line=quote(line), python=sys.executable, function=function)
    result = subprocess.run(["bash", "--norc", "-c", text], cwd=folder, env=environment(folder),
                            capture_output=True, text=True, check=False)
    noise = [part for part in result.stderr.splitlines() if "compopt: not currently" not in part]
    if noise:
        failures.append(f"bash: {line!r}: {noise}")
    return result.stdout.splitlines()


def complete_in_fish(folder, scripts, line):
    text = f"{scripts}\ncomplete -C {quote(line)}"
    result = subprocess.run(["fish", "--no-config", "-c", text], cwd=folder,
                            env=environment(folder), capture_output=True, text=True, check=False)
    if result.stderr:
        failures.append(f"fish: {line!r}: {result.stderr}")
    return [reply.split("\t")[0] for reply in result.stdout.splitlines()]


def environment(folder):
    return {"PATH": f"{folder}/bin:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder),
            "LANG": "C.UTF-8", "TERM": "dumb", "ALAMBIQUE_CACHE": "off",
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}


def strip_option(line, reply):
    """fish and zsh answer `--format=dot`, bash with what stands behind its word breaks."""
    current = line.rsplit(" ", 1)[1]
    if reply.startswith(current) and "=" in current:
        return reply.split("=", 1)[1]
    return reply


def check_cases(folder, shell, complete):
    scripts = script(folder, shell, "alambique") + script(folder, shell, "lmsctl")
    for line, expected in CASES:
        replies = [strip_option(line, reply) for reply in complete(folder, scripts, line)]
        for word in expected:
            if word.startswith("!") == (word.lstrip("!") in replies):
                failures.append(f"{shell}: {line!r}: expected {expected}, not {replies}")
                break
        if not expected and replies:
            failures.append(f"{shell}: {line!r}: expected nothing, not {replies}")


def type_into(folder, command, setup, lines):
    """What a shell on a terminal prints for lines, \t being the key."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(command[0], command, environment(folder))
    output = b""

    def read_until(mark, seconds=20):
        nonlocal output
        end = time.monotonic() + seconds
        while mark not in output and time.monotonic() < end:
            if select.select([master], [], [], 0.2)[0]:
                try:
                    output += os.read(master, 65536)
                except OSError:
                    return
    for number, line in enumerate([setup] + lines):
        os.write(master, line.encode())
        if line.endswith("\t"):
            time.sleep(0.5)
        os.write(master, f"\rprintf 'done-%s\\n' {number}\r".encode())
        read_until(f"done-{number}\r\n".encode())
    os.close(master)
    os.waitpid(child, 0)
    return output.decode(errors="replace")


def check_terminal(folder, shell, command, setup):
    """Tab, then Return: the completed line runs."""
    for name in programs:
        (folder / f"{name}.{shell}").write_text(script(folder, shell, name))
    shown = type_into(folder, command, setup,
                      ["alambique --vers\t", "lmsctl database --vers\t",
                       "alambique upgrade --sql --database sto\t reports@he\t"])
    if "\nalambique 0." not in shown or "(alambique 0." not in shown:
        failures.append(f"{shell}: the Tab key did not complete --version: {shown!r}")
    if "INSERT INTO alembic_version" not in shown or "2b01" not in shown:
        failures.append(f"{shell}: the Tab key did not complete stock and reports@head: {shown!r}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    make_project(folder)
    checked = []
    if shutil.which("bash"):
        check_cases(folder, "bash", complete_in_bash)
        check_terminal(folder, "bash", ["/bin/bash", "--norc", "-i"],
                       "source ./alambique.bash; source ./lmsctl.bash")
        checked.append("bash")
    if shutil.which("zsh"):
        check_terminal(folder, "zsh", ["/usr/bin/zsh", "-f", "-i"],
                       "autoload -Uz compinit; compinit -u -D; source ./alambique.zsh; source ./lmsctl.zsh")
        checked.append("zsh")
    if shutil.which("fish"):
        check_cases(folder, "fish", complete_in_fish)
        checked.append("fish")

print("\n".join(failures) or "completed in " + ", ".join(checked))
sys.exit(1 if failures else 0 if checked else 77)
