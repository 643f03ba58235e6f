#!/usr/bin/env python3
"""Runs every command on narrow terminals, in each language, and reads what comes.

    check.py ALAMBIQUE

No line may be wider than the terminal, and none may be broken or cut inside a word: the words are those that the same
command writes into a pipe, where no line depends on a terminal. What is there to be copied stays in one line: SQL, the
commands of hints and examples, and single words (paths).
"""

import fcntl
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

ALAMBIQUE = pathlib.Path(sys.argv[1]).resolve()
WIDTHS = {"C.UTF-8": (40,), "es_ES.UTF-8": (40, 30)}
FILES = {
    "alambique.ini": "[alambique]\nscript_location = migrations\nsqlalchemy.url = sqlite:///aplicación.db\nhistory = on\n",
    "many.ini": "[alambique]\nscript_location = plain\ntenants = glob:data/*.db\n",
    "data/la_primera_de_las_clientas.db": "",
    "data/the_second_of_the_customers.db": "",
    "data/zz_broken.db": "no database at all, but as long a text as SQLite reads at the beginning of a file\n",
    "half/alambique.ini": "[alambique]\nscript_location = .\nsqlalchemy.url = sqlite:///half.db\n",
    "half/1_half.sql": "-- Fills a table that nobody has made\n-- revision: 1\n-- revises:\n-- transaction: no\n\n-- upgrade\n"
                       "CREATE TABLE one (id INTEGER);\nINSERT INTO two VALUES (1);\n",
    "bad/1_bad.sql": "-- revision: 1\n-- revises: 7\n-- upgrade\nSELECT 1;\n",
    "schema.sql": "CREATE TABLE t1a01 (id INTEGER PRIMARY KEY, otra_columna DATE);\n",
}
REVISIONS = (  # id, parents, labels, title
    ("1a01", "", "principal", "Añade la configuración inicial de usuarios, cursos y matrículas"),
    ("1a02", "1a01", "", "データベースの移行: テーブルを追加する、新しい列とインデックスを作成する"),
    ("1a03", "1a01", "verano", "Lets administrators admit users who have not verified their address"),
    ("1a04", "1a02, 1a03", "", "Une las dos ramas que crecieron por separado durante el verano"),
)
# In this order, each in the project that the ones before have left.
COMMANDS = """
--version
help
--nonsense
nonsense
upgrade --nonsense
upgrade nonsense
status
status -v
plan
plan 1a02
graph
history
history -v
history -r 1a01:1a02
history --applied
heads
heads -v
branches
branches -v
show 1a04
current
current --check-heads
upgrade --sql
upgrade 1a03
upgrade -v
upgrade
status
current -v
graph
history --applied
history -i
downgrade --sql
downgrade
downgrade nonsense
plan --down
stamp 1a03
stamp head
ensure_version
repair
unlock
wait
wait --head --timeout 0
test
test --only stairway,schema --schema schema.sql
test --only nonsense
edit head
list_templates
merge heads -m nothing
revision -m Añade_una_tabla
revision -m something --head 1a02
revision -m something --head 1a02 --splice
merge heads -m Une_las_ramas
init other
init migrations
mkdir
embed -o migrations.c
completion nonsense
-c missing.ini status
-d missing status
-d bad history
--url nonsense status
--url sqlite:///none/at/all.db upgrade
-c many.ini status
-c many.ini upgrade --keep-going
-c many.ini current
-c many.ini upgrade
-c many.ini downgrade base --keep-going -v
-c many.ini stamp head --keep-going
-c many.ini status -v
-c many.ini history --applied
-c half/alambique.ini upgrade
-c half/alambique.ini status
-c half/alambique.ini repair
-c half/alambique.ini repair --skip
"""
MOVING = re.compile(r"\r([^\r\n]*)\x1b\[K")
findings = []


def width(text):
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
               for char in text)


def write_project(directory):
    shutil.rmtree(directory, ignore_errors=True)
    files = dict(FILES)
    for number, parents, labels, title in REVISIONS:
        text = (f"-- {title}\n--\n-- Una explicación bastante más larga que la línea de una terminal estrecha.\n"
                f"-- revision: {number}\n-- revises: {parents}\n" + (f"-- branch labels: {labels}\n" if labels else "") +
                f"\n-- upgrade\nCREATE TABLE t{number} (id INTEGER PRIMARY KEY, nombre_de_quien_firma TEXT);\n\n"
                f"-- downgrade\n" + (f"DROP TABLE t{number};\n" if number != "1a02" else "SELECT 1;\n"))
        files[f"migrations/{number}_x.sql"] = text
        if number != "1a02":
            files[f"plain/{number}_x.sql"] = text.replace("1a02, ", "")
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def on_terminal(command, directory, environment, columns):
    """What a terminal of that width gets, as text."""
    control, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(command, cwd=directory, env=environment, stdin=terminal, stdout=terminal, stderr=terminal,
                          start_new_session=True) as process:
        os.close(terminal)
        output = b""
        while True:
            try:
                part = os.read(control, 65536)
            except OSError:
                break
            if not part:
                break
            output += part
        os.close(control)
        process.wait()
    return output.decode()


def in_pipe(command, directory, environment):
    result = subprocess.run(command, cwd=directory, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, check=False)
    return result.stdout.decode()


def is_copied(line, command):
    """Whether it is there to be copied: SQL, a command to run, a word."""
    words = line.strip()
    is_sql = "--sql" in command or ("plan" in command and not words.startswith("--"))
    starts = ("alambique ", "hint: ", "sugerencia: ", "statement: ", "sentencia: ")
    is_hint = words.startswith(starts) and ("alambique " in words or "sentencia" in words or "statement" in words)
    return is_sql or is_hint or " " not in re.sub(r"^(--|hint:|sugerencia:|file|en|at) +", "", words)


def words_of(text):
    return set(text.split())


def is_whole(word, words):
    """Numbers and times differ from run to run, and wide characters are written without blanks."""
    word = word.rstrip("…")
    if not word or re.search(r"\d", word) or not word.isascii() and any(width(char) == 2 for char in word):
        return True
    return any(word == other.rstrip(",;:") or word == other for other in words)


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def check_output(command, columns, shown, piped):
    name = f"{columns} columns: alambique {' '.join(command)}"
    words = words_of(piped)
    for bar in MOVING.findall(shown):
        if width(without_colours(bar)) >= columns:
            findings.append(f"{name}\n  the line that moves: {bar}")
    for line in re.split(r"[\r\n]+", without_colours(MOVING.sub("", shown))):
        if width(line) > columns and not is_copied(line, command):
            findings.append(f"{name}\n  a line of {width(line)}: {line}")
        for word in line.split():
            if not is_whole(word, words):
                findings.append(f"{name}\n  '{word}' is no word of the output: {line}")


def check_language(work, language, locales):
    environment = {"PATH": f"{ALAMBIQUE.parent}:{os.environ['PATH']}", "HOME": str(work), "TZ": "UTC",
                   "LC_ALL": language, "LOCPATH": str(locales), "TERM": "xterm-256color", "EDITOR": "true",
                   "ALAMBIQUE_CACHE": "off"}
    environment |= {name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}
    helps = [["help", name] for name in re.findall(r"^  (\w+)(?:, \w+)?  +[A-Z]",
             in_pipe([ALAMBIQUE, "help"], work, environment), re.M)]
    assert len(helps) > 20
    commands = [line.split() for line in COMMANDS.split("\n") if line] + helps
    project = work / "project"
    write_project(project)
    piped = [in_pipe(["alambique", *command], project, environment) for command in commands]
    if language == "C.UTF-8":
        check_pipe(commands, piped, project, environment)
    for columns in WIDTHS[language]:
        write_project(project)
        for command, output in zip(commands, piped):
            shown = on_terminal(["alambique", *command], project, environment, columns)
            check_output(command, columns, shown, output)
    return len(commands)


def check_pipe(commands, piped, project, environment):
    """In a pipe nothing depends on a width."""
    write_project(project)
    narrow = [in_pipe(["alambique", *command], project, environment | {"COLUMNS": "40"}) for command in commands]
    for command, one, other in zip(commands, piped, narrow):
        if [len(line.split()) for line in one.split("\n")] != [len(line.split()) for line in other.split("\n")]:
            findings.append(f"in a pipe alambique {' '.join(command)} looks at COLUMNS")


def main():
    with tempfile.TemporaryDirectory() as work:
        locales = pathlib.Path(work) / "locales"
        locales.mkdir()
        made = shutil.which("localedef") and subprocess.run(
            ["localedef", "-i", "es_ES", "-f", "UTF-8", locales / "es_ES.UTF-8"], check=False).returncode == 0
        for language in ("C.UTF-8", "es_ES.UTF-8") if made else ("C.UTF-8",):
            count = check_language(pathlib.Path(work), language, locales)
    print("\n".join(findings) or f"{count} commands")
    sys.exit(bool(findings))


main()
