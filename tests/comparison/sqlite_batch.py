#!/usr/bin/env python3
"""What real Alembic's batch mode loses when it rebuilds a SQLite table, and what the rebuild here keeps.

    sqlite_batch.py [REBUILD]

For each case a table is made, one unrelated change is asked for (a column `extra` is made NOT NULL with a default
of its own), and it is looked at whether the thing of the case is still there. REBUILD is build/bench/sqlite_work,
which makes the same change here, always with foreign keys on. Prints a Markdown table; ends with 77 where there is no Alembic and
with 1 where REBUILD has lost something."""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile

try:
    import alembic
    import sqlalchemy
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
except ImportError:
    print("no Alembic here")
    sys.exit(77)

EXTRA = "extra TEXT"
CHILD = "CREATE TABLE child (t INTEGER REFERENCES t (id) ON DELETE CASCADE)"


def schema_has(part):
    return lambda db: part in "\n".join(
        row[0] or "" for row in db.execute("SELECT sql FROM sqlite_schema")).replace('"', "")


def answers(sql, *expected):
    return lambda db: db.execute(sql).fetchone() == expected


# (what, statements, whether it is still there)
CASES = [
    ("named CHECK of a column", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT CONSTRAINT ck CHECK (a > 0), {EXTRA})"],
     schema_has("CONSTRAINT ck CHECK (a > 0)")),
    ("unnamed CHECK of a column", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT CHECK (a > 0), {EXTRA})"],
     schema_has("CHECK (a > 0)")),
    ("named CHECK of the table", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA}, CONSTRAINT ck CHECK (a > 0))"],
     schema_has("CONSTRAINT ck CHECK (a > 0)")),
    ("unnamed CHECK of the table", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA}, CHECK (a > 0))"],
     schema_has("CHECK (a > 0)")),
    ("trigger", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, {EXTRA})", "CREATE TABLE log (m)",
                 "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END"],
     answers("SELECT count(*) FROM sqlite_schema WHERE name = 'tr'", 1)),
    ("view on the table", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, {EXTRA})", "CREATE VIEW v AS SELECT id FROM t"],
     answers("SELECT count(*) FROM v", 0)),
    ("AUTOINCREMENT", [f"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, {EXTRA})"], schema_has("AUTOINCREMENT")),
    ("next number of AUTOINCREMENT", [f"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, {EXTRA})",
                                      "INSERT INTO t (id) VALUES (1), (90)", "DELETE FROM t WHERE id = 90"],
     answers("SELECT max(seq) FROM sqlite_sequence WHERE name = 't'", 90)),
    ("STRICT", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, {EXTRA}) STRICT"], schema_has("STRICT")),
    ("WITHOUT ROWID", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, {EXTRA}) WITHOUT ROWID"], schema_has("WITHOUT ROWID")),
    ("rowids of a table without INTEGER PRIMARY KEY", [f"CREATE TABLE t (a INT, {EXTRA})",
                                                       "INSERT INTO t (rowid, a) VALUES (10, 1), (20, 2)"],
     answers("SELECT min(rowid), max(rowid) FROM t", 10, 20)),
    ("COLLATE of a column", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, {EXTRA})"],
     schema_has("COLLATE NOCASE")),
    ("stored computed column", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT AS (id * 2) STORED, {EXTRA})",
                                "INSERT INTO t (id) VALUES (4)"],
     answers("SELECT a, (SELECT hidden FROM pragma_table_xinfo('t') WHERE name = 'a') FROM t", 8, 3)),
    ("computed column, short form", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a AS (id * 2), {EXTRA})",
                                     "INSERT INTO t (id) VALUES (4)"],
     answers("SELECT a FROM t", 8)),
    ("partial index", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA})", "CREATE INDEX i ON t (a) WHERE a > 0"],
     answers("SELECT count(*) FROM sqlite_schema WHERE name = 'i' AND sql LIKE '%WHERE a > 0'", 1)),
    ("index on an expression", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, {EXTRA})",
                                "CREATE INDEX i ON t (lower(a))"],
     answers("SELECT count(*) FROM sqlite_schema WHERE name = 'i'", 1)),
    ("DESC in an index", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA})", "CREATE INDEX i ON t (a DESC)"],
     answers('SELECT max("desc") FROM pragma_index_xinfo(\'i\')', 1)),
    ("COLLATE in an index", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, {EXTRA})",
                             "CREATE INDEX i ON t (a COLLATE NOCASE)"],
     answers("SELECT count(*) FROM pragma_index_xinfo('i') WHERE coll = 'NOCASE'", 1)),
    ("declared type that SQLAlchemy does not know", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a GEOMETRY(4), {EXTRA})"],
     answers("SELECT type FROM pragma_table_info('t') WHERE name = 'a'", "GEOMETRY(4)")),
    ("column without a type", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a, {EXTRA})"],
     answers("SELECT type FROM pragma_table_info('t') WHERE name = 'a'", "")),
    ("ON CONFLICT of a constraint", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT UNIQUE ON CONFLICT REPLACE, {EXTRA})"],
     schema_has("ON CONFLICT REPLACE")),
    ("unnamed UNIQUE", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA}, UNIQUE (a))"],
     answers("SELECT count(*) FROM pragma_index_list('t') WHERE \"unique\"", 1)),
    ("name of a foreign key", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA}, "
                               "CONSTRAINT fk FOREIGN KEY (a) REFERENCES t (id))"], schema_has("CONSTRAINT fk")),
    ("DEFERRABLE of a foreign key", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA}, FOREIGN KEY (a) "
                                     "REFERENCES t (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)"],
     schema_has("DEFERRABLE INITIALLY DEFERRED")),
    ("child rows under ON DELETE CASCADE, foreign keys on", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, {EXTRA})", CHILD,
                                            "INSERT INTO t (id) VALUES (1)", "INSERT INTO child VALUES (1)",
                                            "PRAGMA foreign_keys = ON"],
     answers("SELECT count(*) FROM child", 1)),
    ("comments in the definition", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, -- the number\n a INT, {EXTRA})"],
     schema_has("-- the number")),
    ("statistics of ANALYZE", [f"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, {EXTRA})", "CREATE INDEX i ON t (a)",
                               "INSERT INTO t (a) VALUES (1), (2)", "ANALYZE"],
     answers("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 't' AND idx = 'i'", 1)),
]


def make(path, statements):
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.close()


def with_alembic(path, has_foreign_keys):
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        if has_foreign_keys:
            connection.connection.cursor().execute("PRAGMA foreign_keys = ON")
        with connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("t") as batch:
                batch.alter_column("extra", nullable=False, server_default="x")
    engine.dispose()


def with_ours(program, path, _):
    subprocess.run([program, "change", path], check=True, capture_output=True, text=True)


def look(path, is_there):
    database = sqlite3.connect(path)
    try:
        return "kept" if is_there(database) else "lost"
    except sqlite3.Error as error:
        return f"broken: {error}"
    finally:
        database.close()


def attempt(change, path, statements, is_there):
    path.unlink(missing_ok=True)
    make(path, statements)
    filled = sqlite3.connect(path)
    filled.execute("UPDATE t SET extra = 'e'")
    filled.commit()
    filled.close()
    try:
        change(path, any("foreign_keys" in statement for statement in statements))
    except subprocess.CalledProcessError as error:
        return f"fails: {error.stderr.strip()}"
    except Exception as error:  # whatever Alembic raises is the finding
        return f"fails: {type(error).__name__}: {str(error).splitlines()[0]}"
    return look(path, is_there)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else None
    has_lost = False
    print(f"| | Alembic {alembic.__version__}, SQLAlchemy {sqlalchemy.__version__} | Alambique |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / "t.db"
        for what, statements, is_there in CASES:
            theirs = attempt(with_alembic, path, statements, is_there)
            ours = attempt(lambda *given: with_ours(program, *given), path, statements, is_there) if program else "-"
            has_lost = has_lost or (program and ours != "kept")
            print(f"| {what} | {theirs} | {ours} |")
    sys.exit(1 if has_lost else 0)


main()
