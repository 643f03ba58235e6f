#!/usr/bin/env python3
"""Runs the projects of the operations' scenarios on a live server: up, down to the first revision, and up again, which
must leave the same tables.

    live.py ALAMBIQUE SCENARIO...

The scenarios themselves say what is to be seen on SQLite and in --sql; here only their files are used. Ends with 77
where there is no server: ALQ_POSTGRESQL_URL, PGHOST and PGUSER.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What the first revision of a scenario, which is plain SQL, has of SQLite's own.
TRANSLATIONS = [(r"\bid INTEGER PRIMARY KEY( AUTOINCREMENT)?", "id SERIAL PRIMARY KEY"),
                (r"\bBLOB\b", "BYTEA"),
                (r" COLLATE NOCASE", ""),
                (r"BOOLEAN DEFAULT 1", "BOOLEAN DEFAULT true"),
                (r"\('Ana', 1\), \('Bo', 0\)", "('Ana', true), ('Bo', false)")]
ENUM = [(r"CREATE TABLE courses", "CREATE TYPE level AS ENUM ('easy', 'hard');\nCREATE TABLE courses"),
        (r"level VARCHAR\(8\)", "level level")]
TRIGGER = [(r"CREATE TRIGGER (\w+).*END;",
            "CREATE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
            r"CREATE TRIGGER \1 AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION write_log();")]
TRANSLATIONS_OF = {"add_enum_value": ENUM, "rebuild_enum": ENUM, "rename_enum_value": ENUM, "triggers": TRIGGER,
                   "batch": [(r"CREATE TRIGGER .*\n", "")],
                   "create_exclude_constraint": [("during TEXT", "during tsrange")]}
# Whose second upgrade does not find the data that the first one found.
ONCE = ["execute"]


def files_of(scenario):
    """path -> content, by the directives of a scenario."""
    found, path = {}, None
    for line in scenario.read_text(encoding="utf-8").split("\n"):
        if line.startswith("--- "):
            path = line[len("--- file "):] if line.startswith("--- file ") else None
            if path:
                found[path] = []
        elif path:
            found[path].append(line.removeprefix("\\") if line.startswith("\\---") else line)
    return {path: translate("\n".join(lines), scenario.stem) if path.endswith(".sql") else "\n".join(lines)
            for path, lines in found.items()}


def translate(text, name):
    for pattern, replacement in TRANSLATIONS + TRANSLATIONS_OF.get(name, []):
        text = re.sub(pattern, replacement, text)
    return text


class Database:
    def __init__(self, name):
        self.name = name
        self.url = f"postgresql:///{name}"
        self.psql("postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
        self.psql(name, "CREATE EXTENSION btree_gist")  # for EXCLUDE over an integer

    @staticmethod
    def psql(database, *commands):
        subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", database, "-c", "SET client_min_messages = error"]
                       + [word for command in commands for word in ("-c", command)], check=True, stdout=subprocess.DEVNULL)

    def dump(self):
        text = subprocess.run(["pg_dump", "--schema-only", "--exclude-table=alambique_history", self.name], check=True,
                              capture_output=True, text=True).stdout
        return [line for line in text.split("\n") if line and not line.startswith(("--", "\\"))]

    def drop(self):
        self.psql("postgres", f"DROP DATABASE {self.name} WITH (FORCE)")


def run(alambique, folder, database, *arguments):
    finished = subprocess.run([alambique, "-q", "--url", database.url, *arguments], cwd=folder, capture_output=True,
                              text=True, check=False)
    return None if finished.returncode == 0 else f"{' '.join(arguments)}: {finished.stderr.strip()}"


def first_revision(files):
    for path in sorted(files):
        found = re.search(r"^-- revision: (\S+)", files[path], re.M)
        if found and not re.search(r"^-- revises: \S", files[path], re.M):
            return found[1]
    return "base"


def run_scenario(alambique, scenario):
    files = files_of(scenario)
    database = Database(f"live_{scenario.stem}_{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for path, content in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(content, encoding="utf-8")
            complaint = run(alambique, folder, database, "upgrade")
            if complaint:
                return complaint
            before = database.dump()
            complaint = run(alambique, folder, database, "downgrade", first_revision(files))
            if complaint or scenario.stem in ONCE:
                return complaint
            complaint = run(alambique, folder, database, "upgrade")
            if complaint:
                return complaint
            if sorted(database.dump()) != sorted(before):
                return "another database after down and up"
            return run(alambique, folder, database, "downgrade", first_revision(files))
    finally:
        database.drop()


def main():
    if "ALQ_POSTGRESQL_URL" not in os.environ:
        return 77
    failed = 0
    for name in sys.argv[2:]:
        scenario = pathlib.Path(name)
        complaint = run_scenario(sys.argv[1], scenario)
        print(f"{scenario.stem}: {complaint or 'ok'}", flush=True)
        failed += complaint is not None
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
