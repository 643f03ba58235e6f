#!/usr/bin/env python3
"""Every scenario of tests/scenario/operations on MariaDB or MySQL: up, down and up again, with the schema compared at each
landing, and with what the script of `upgrade --sql` makes when MariaDB's own shell runs it there.

    mariadb_operations.py ALAMBIQUE

The server comes from ALQ_MARIADB_URL. Exit code 77: there is none.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

SCENARIOS = pathlib.Path(__file__).resolve().parents[1] / "scenario" / "operations"

# What the servers do not have, by the words in which it is refused.
REFUSED = {
    "MariaDB": {"create_index": "near '(lower(email)))'"},
    "MySQL": {"sequences": "MySQL cannot have sequence invoice_numbers"},
}

# What the first revision must say otherwise than for SQLite.
REPLACED = [
    (r"\bINTEGER PRIMARY KEY(?! AUTO_)( AUTOINCREMENT)?", "INTEGER PRIMARY KEY AUTO_INCREMENT"),
    (r"level VARCHAR\(\d+\)", "level ENUM('easy','hard')"),
    (r" COLLATE NOCASE", ""),
    (r"name DESC\) WHERE name > ''", "name(20) DESC)"),
    (r"(AFTER INSERT ON \w+) BEGIN (INSERT[^;]*); END;", r"\1 FOR EACH ROW \2;"),
]

# And what MySQL must be told otherwise still: it has no keys of whole texts, and no names for keys in a column.
REPLACED_FOR_MYSQL = [
    (r"\b(name|title) TEXT\b", r"\1 VARCHAR(200)"),
    (r"CONSTRAINT (\w+) REFERENCES users \(id\)(,(?:.|\n)*?)\n\);",
     r"\2,\n    CONSTRAINT \1 FOREIGN KEY (owner) REFERENCES users (id)\n);"),
]

# Where more than data is lost on the way down, by the scenario's own will: an index that came with a foreign key stays,
# constraints of a dropped column do not come back.
ONE_WAY = {"create_foreign_key", "drop_column", "drop_unnamed_constraint"}

# What works once only, because it looks for the data of the first revision.
ONCE = {"execute"}

# What a script cannot do, since it cannot look.
UNWRITTEN = {
    "rename_constraint": "cannot rename constraint u1",
    "drop_unnamed_constraint": "",
    "drop_constraint": "Can't DROP INDEX `uq_courses_price`",
}

# Clauses of Alembic's that MySQL has not.
UNWRITTEN_FOR_MYSQL = {
    "add_column": "near 'IF NOT EXISTS",
    "drop_column": "near 'IF EXISTS",
    "create_index": "near 'IF NOT EXISTS",
    "drop_index": "near 'IF EXISTS",
    "drop_constraint": "Can't DROP 'uq_courses_price'",
}


def files_of(scenario, kind):
    """The files that the scenario writes before it runs anything."""
    found, name = {}, None
    for line in scenario.read_text(encoding="utf-8").splitlines():
        if line.startswith("--- run"):
            break
        if line.startswith("--- "):
            name = line[len("--- file "):] if line.startswith("--- file ") else None
            if name:
                found[name] = []
        elif name:
            found[name].append(line)
    replaced = REPLACED + (REPLACED_FOR_MYSQL if kind == "MySQL" else [])
    texts = {name: "\n".join(lines) + "\n" for name, lines in found.items()}
    for name in texts:
        for pattern, text in replaced if name.endswith("1_start.sql") else []:
            texts[name] = re.sub(pattern, text, texts[name])
        if kind == "MySQL":  # a key that cascades cannot be part of what is computed and stored
            texts[name] = texts[name].replace('.computed = "title || owner"', '.computed = "title"')
    return texts


class Database:
    def __init__(self, server, name):
        self.name = name
        self.socket = server.split("unix_socket=")[1]
        self.kind = "MariaDB" if "MariaDB" in self.ask("SELECT version()", "test") else "MySQL"
        self.url = server.replace("/test?", f"/{name}?").replace("mysql:", self.kind.lower() + ":")
        self.ask(f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name}", "test")

    def shell(self, database):
        return ["mariadb", "--no-defaults", "--skip-ssl", "-uroot", f"--socket={self.socket}", "-N", "-r",
                "--default-character-set=utf8mb4", database]

    def ask(self, sql, database=None):
        return subprocess.run(self.shell(database or self.name), input=sql, check=True, capture_output=True,
                              text=True, errors="backslashreplace").stdout

    def drop(self):
        self.ask(f"DROP DATABASE {self.name}", "test")

    def dump(self, has_rows=False):
        """The text of all that is there, but for our own tables and counters."""
        parts = []
        for line in self.ask("SHOW FULL TABLES").splitlines():
            name, kind = line.split("\t")
            if name not in ("alembic_version", "alambique_history"):
                word = {"VIEW": "VIEW", "SEQUENCE": "SEQUENCE"}.get(kind, "TABLE")
                text = self.ask(f"SHOW CREATE {word} `{name}`")
                parts.append(re.sub(r" AUTO_INCREMENT=\d+", "", text))
                if word == "TABLE" and has_rows:
                    parts += sorted(self.ask(f"SELECT * FROM `{name}`").splitlines(True))
        parts.append(self.ask("SELECT trigger_name, event_object_table, action_timing, event_manipulation,"
                              " action_statement FROM information_schema.triggers WHERE trigger_schema = database()"))
        text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "<now>", "".join(parts))
        return text.replace(f"`{self.name}`.", "")


class Check:
    def __init__(self, alambique, server, scenario):
        self.alambique, self.server, self.name = alambique, server, scenario.stem
        self.live = Database(server, "operations_live")
        self.files = files_of(scenario, self.live.kind)
        self.refusal = REFUSED[self.live.kind].get(self.name)
        unwritten = UNWRITTEN | UNWRITTEN_FOR_MYSQL if self.live.kind == "MySQL" else UNWRITTEN
        self.unwritten = unwritten.get(self.name, "\0")
        self.complaints = []

    def complain(self, text):
        self.complaints.append(f"{self.name}: {text}")

    def run(self, database, *arguments):
        result = subprocess.run([self.alambique, "-q", "--url", database.url, *arguments], cwd=self.folder,
                                capture_output=True, text=True, check=False)
        return result.returncode, result.stdout, result.stderr.strip()

    def must(self, database, *arguments):
        status, _, errors = self.run(database, *arguments)
        if status:
            self.complain(f"{' '.join(arguments)}: {errors}")
        return not status

    def same(self, what, found, expected):
        if found != expected:
            self.complain(f"{what}: found\n{found}\ninstead of\n{expected}")

    def check_script(self, live):
        """The same by `--sql`, from the first revision on."""
        other = Database(self.server, "operations_script")
        try:
            if not self.must(other, "upgrade", "1"):
                return
            status, script, errors = self.run(other, "upgrade", "--sql", "1:head")
            if status:
                if self.unwritten not in errors:
                    self.complain(f"upgrade --sql: {errors}")
                return
            other.ask(script)
            has_rows = self.name != "bulk_insert"  # the script doubles % as Alembic's does
            self.same("upgrade --sql", other.dump(has_rows), live.dump(has_rows))
        except subprocess.CalledProcessError as failure:
            if self.unwritten not in failure.stderr:
                self.complain(f"the script: {failure.stderr}")
        finally:
            other.drop()

    def check(self):
        database = self.live
        try:
            if not self.must(database, "upgrade", "1"):
                return
            before = database.dump()
            status, _, errors = self.run(database, "upgrade")
            if self.refusal:
                if not status or self.refusal not in errors:
                    self.complain(f"not refused as expected: {errors}")
                return
            if status:
                self.complain(f"upgrade: {errors}")
                return
            live = database.dump()
            self.check_script(database)
            if self.must(database, "downgrade", "1") and self.name not in ONE_WAY:
                self.same("downgrade", database.dump(), before)
            if self.name not in ONCE and self.must(database, "upgrade"):
                self.same("upgrade again", database.dump(), live)
        finally:
            database.drop()

    def work(self):
        with tempfile.TemporaryDirectory() as folder:
            self.folder = folder
            for name, text in self.files.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            self.check()
        return self.complaints


def main():
    server = os.environ.get("ALQ_MARIADB_URL", "")
    if not server or not os.path.exists(server.split("unix_socket=")[-1]):
        return 77
    os.environ.setdefault("ALAMBIQUE_INCLUDE", str(SCENARIOS.parents[2] / "include"))
    names = sys.argv[2:] or sorted(path.stem for path in SCENARIOS.glob("*.scn"))
    complaints = []
    for name in names:
        complaints += Check(sys.argv[1], server, SCENARIOS / f"{name}.scn").work()
    for complaint in complaints:
        print(complaint)
    print(f"{len(names)} scenarios, {len(complaints)} complaints")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
