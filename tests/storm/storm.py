#!/usr/bin/env python3
"""Many starters, kill -9, servers that go away: nothing is lost, nothing is applied twice.

    storm.py WORKER SCENE [--server PROGRAM] [--rounds N] [--seed N]

SCENE: starters (32 processes at once), boundaries (kill -9 at each statement), kills (at random moments), cuts (the
server ends the sessions), versions (an older program beside a newer one), crash (the server is killed and started again), pooler (starters behind tests/server/pooler,
beside others that are not, and one of them killed; PostgreSQL only). The database comes from the environment:
ALQ_POSTGRESQL_URL, ALQ_MARIADB_URL, or is a file with --server sqlite; else --server names the program of tests/server that starts a private one, for crash.
Exit code 77: there is none.
"""

import argparse
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

try:
    import psycopg2
except ImportError:  # only PostgreSQL's storm needs it
    psycopg2 = None
try:
    import pymysql
except ImportError:  # only MariaDB's
    pymysql = None

PROCESSES = 32
REVISIONS = 12


class PostgreSQL:
    """What the storm asks of a database, by its own shell."""

    variable = "ALQ_POSTGRESQL_URL"
    # outside of a transaction
    lone = ["INSERT INTO log (step) VALUES ({0})",
            "CREATE INDEX CONCURRENTLY ix_{0} ON log (step)",
            "CREATE UNIQUE INDEX CONCURRENTLY ux_{0} ON log (step)",
            "INSERT INTO extra (step) VALUES ({0})",
            "DROP INDEX CONCURRENTLY ix_{0}",
            "CREATE TABLE t{0} (id integer)"]
    create_log = ["CREATE TABLE log (step integer NOT NULL)", "CREATE TABLE extra (step integer NOT NULL)"]

    def __init__(self, url):
        self.server = url

    @staticmethod
    def is_possible():
        return psycopg2 is not None

    def url(self, name):
        return re.sub(r"/[^/?]*\?", f"/{name}?", self.server, count=1)

    def ask(self, url, *queries):
        """The first value of each, as text."""
        connection = psycopg2.connect(url)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                answers = []
                for sql in queries:
                    cursor.execute(sql)
                    row = cursor.fetchone() if cursor.description else None
                    answers.append(str(row[0]) if row else "")
                return answers
        finally:
            connection.close()

    def create(self, name):
        """An empty database; made once, since that costs more than all that is done in it."""
        if self.ask(self.server, f"SELECT 1 FROM pg_database WHERE datname = '{name}'") == [""]:
            self.ask(self.server, f"CREATE DATABASE {name}")
        self.ask(self.url(name), "SET lock_timeout = '20s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return self.url(name)

    def drop(self, name):
        self.ask(self.server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def cut(self, name, only_lock):
        """Ends the sessions on the database, or only the one that has the lock."""
        which = "application_name LIKE 'alambique %'" if only_lock else "true"
        self.ask(self.server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              f" WHERE datname = '{name}' AND {which}")

    def check(self, url):
        """Complaints about what the upgrade has left."""
        lone = [number for number in range(REVISIONS) if is_lone(number)]
        expected = {
            "SELECT count(*) || ' ' || count(DISTINCT step) FROM log": f"{REVISIONS} {REVISIONS}",
            "SELECT count(*) || ' ' || count(DISTINCT step) FROM extra": f"{len(lone)} {len(lone)}",
            "SELECT string_agg(version_num, ' ') FROM alembic_version": f"r{REVISIONS - 1:02}",
            "SELECT count(*) || ' ' || count(DISTINCT revision) FROM alambique_history":
                f"{REVISIONS} {REVISIONS}",
            "SELECT count(*) FROM pg_class WHERE relname ~ '^t[0-9]+$'": str(REVISIONS),
            "SELECT count(*) FROM pg_index WHERE NOT indisvalid": "0",
            "SELECT count(*) FROM pg_class WHERE relname ~ '^ux_'": str(len(lone)),
            "SELECT count(*) FROM pg_class WHERE relname ~ '^ix_'": "0",
            "SELECT to_regclass('alambique_journal') IS NULL": "True",
        }
        found = self.ask(url, *expected)
        return [f"{sql}: {answer} instead of {wanted}"
                for (sql, wanted), answer in zip(expected.items(), found) if answer != wanted]


class MariaDB:
    """The same; here no definition can be rolled back, and every revision has its journal."""

    variable = "ALQ_MARIADB_URL"
    lone = ["INSERT INTO log (step) VALUES ({0})",
            "ALTER TABLE log ADD COLUMN c{0} INTEGER",
            "CREATE INDEX ix_{0} ON log (c{0})",
            "INSERT INTO extra (step) VALUES ({0})",
            "ALTER TABLE log DROP INDEX ix_{0}, ADD UNIQUE KEY ux_{0} (step, c{0})",
            "ALTER TABLE log CHANGE c{0} d{0} INTEGER",
            "CREATE TABLE t{0} (id INTEGER)"]
    create_log = ["CREATE TABLE log (step INTEGER NOT NULL)", "CREATE TABLE extra (step INTEGER NOT NULL)"]

    def __init__(self, url):
        self.server = url

    @staticmethod
    def is_possible():
        return pymysql is not None

    def url(self, name):
        return self.server.replace("/test?", f"/{name}?")

    def ask(self, url, *queries):
        """The first value of each, as text."""
        name = re.search(r"/([^/?]*)\?", url).group(1)
        connection = pymysql.connect(unix_socket=url.split("unix_socket=")[1], user="root", database=name,
                                     autocommit=True)
        try:
            with connection.cursor() as cursor:
                answers = []
                for sql in queries:
                    cursor.execute(sql)
                    row = cursor.fetchone()
                    answers.append(str(row[0]) if row else "")
                return answers
        finally:
            connection.close()

    def create(self, name):
        """An empty database. What a killed run still does in the old one comes to its end first."""
        self.drop(name)
        self.ask(self.server, f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, name):
        self.ask(self.server, f"DROP DATABASE IF EXISTS {name}")

    def cut(self, name, _):
        """Ends the sessions on the database; the lock has none of its own."""
        killed = self.ask(self.server, "SELECT group_concat(id) FROM information_schema.processlist"
                                       f" WHERE db = '{name}'")[0]
        for session in killed.split(",") if killed != "None" else []:
            try:
                self.ask(self.server, f"KILL {session}")
            except pymysql.err.OperationalError as gone:
                if gone.args[0] != 1094:  # no such session
                    raise

    def check(self, url):
        """Complaints about what the upgrade has left."""
        lone = [number for number in range(REVISIONS) if is_lone(number)]
        tables = "FROM information_schema.tables WHERE table_schema = database() AND table_name "
        keys = "FROM information_schema.statistics WHERE table_schema = database() AND index_name "
        columns = "FROM information_schema.columns WHERE table_schema = database() AND column_name "
        expected = {
            "SELECT concat(count(*), ' ', count(DISTINCT step)) FROM log": f"{REVISIONS} {REVISIONS}",
            "SELECT concat(count(*), ' ', count(DISTINCT step)) FROM extra": f"{len(lone)} {len(lone)}",
            "SELECT group_concat(version_num) FROM alembic_version": f"r{REVISIONS - 1:02}",
            "SELECT concat(count(*), ' ', count(DISTINCT revision)) FROM alambique_history":
                f"{REVISIONS} {REVISIONS}",
            f"SELECT count(*) {tables} REGEXP '^t[0-9]+$'": str(REVISIONS),
            f"SELECT count(DISTINCT index_name) {keys} LIKE 'ux%'": str(len(lone)),
            f"SELECT count(*) {keys} LIKE 'ix%'": "0",
            f"SELECT count(*) {columns} REGEXP '^d[0-9]+$'": str(len(lone)),
            f"SELECT count(*) {tables} = 'alambique_journal'": "0",
        }
        found = self.ask(url, *expected)
        return [f"{sql}: {answer} instead of {wanted}"
                for (sql, wanted), answer in zip(expected.items(), found) if answer != wanted]


class SQLite:
    """The same on a file; a lone revision has no definition that cannot be rolled back, but a journal."""

    variable = "ALQ_SQLITE_URL"
    lone = ["INSERT INTO log (step) VALUES ({0})",
            "INSERT INTO extra (step) VALUES ({0})",
            "CREATE TABLE t{0} (id integer)"]
    create_log = PostgreSQL.create_log

    def __init__(self, _):
        self.kept = tempfile.TemporaryDirectory(prefix="alq-storm-")
        self.folder = self.kept.name

    @staticmethod
    def is_possible():
        return True

    def create(self, name):
        self.drop(name)
        return f"sqlite:///{self.folder}/{name}.db"

    def drop(self, name):
        for path in pathlib.Path(self.folder).glob(name + "*"):
            path.unlink()

    def check(self, url):
        """Complaints about what the upgrade has left."""
        lone = [number for number in range(REVISIONS) if is_lone(number)]
        tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name "
        expected = {
            "SELECT count(*) || ' ' || count(DISTINCT step) FROM log": f"{REVISIONS} {REVISIONS}",
            "SELECT count(*) || ' ' || count(DISTINCT step) FROM extra": f"{len(lone)} {len(lone)}",
            "SELECT group_concat(version_num) FROM alembic_version": f"r{REVISIONS - 1:02}",
            "SELECT count(*) || ' ' || count(DISTINCT revision) FROM alambique_history":
                f"{REVISIONS} {REVISIONS}",
            tables + "GLOB 't[0-9]*'": str(REVISIONS),
            tables + "= 'alambique_journal'": "0",
            "PRAGMA integrity_check": "ok",
        }
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        found = [str(connection.execute(sql).fetchone()[0]) for sql in expected]
        connection.close()
        return [f"{sql}: {answer} instead of {wanted}"
                for (sql, wanted), answer in zip(expected.items(), found) if answer != wanted]


DATABASES = [PostgreSQL, MariaDB, SQLite]


def is_lone(number):
    return number % 5 == 3


def write_revisions(folder, database, count=REVISIONS):
    """A chain in which every revision leaves one row, so that one that ran twice is seen."""
    for number in range(count):
        statements = [] if number else list(database.create_log)
        statements += database.lone if is_lone(number) else [
            "INSERT INTO log (step) VALUES ({0})", "CREATE TABLE t{0} (id integer)"]
        lines = [f"-- Step {number}", f"-- revision: r{number:02}",
                 f"-- revises: r{number - 1:02}" if number else "-- revises:"]
        lines += ["-- transaction: no"] if is_lone(number) else []
        lines += ["", "-- upgrade"] + [text.format(number) + ";" for text in statements]
        (folder / f"r{number:02}.sql").write_text("\n".join(lines) + "\n")


class Storm:
    def __init__(self, worker, database, folder):
        self.worker, self.database, self.folder = worker, database, folder
        self.name = f"storm_{os.getpid()}"
        self.complaints = []
        write_revisions(folder, database)

    def start(self, *options, folder=None):
        return subprocess.Popen([self.worker, self.url, folder or self.folder, *options],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def fresh(self):
        self.url = self.database.create(self.name)

    def finish(self, what):
        """A normal upgrade afterwards, and the right database."""
        process = self.start()
        errors = process.communicate()[1]
        if process.returncode:
            self.complaints.append(f"{what}: the next upgrade failed: {errors}")
        self.complaints += [f"{what}: {text}" for text in self.database.check(self.url)]

    def starters(self, rounds):
        for number in range(rounds):
            self.fresh()
            process = self.start("--processes", str(PROCESSES))
            errors = process.communicate()[1]
            if process.returncode:
                self.complaints.append(f"starters, round {number}: {errors}")
            self.complaints += [f"starters, round {number}: {text}"
                                for text in self.database.check(self.url)]

    def versions(self, rounds):
        """A program with fewer revisions beside a newer one, at once and one after the other."""
        with tempfile.TemporaryDirectory() as older:
            write_revisions(pathlib.Path(older), self.database, REVISIONS // 2)
            for number in range(rounds):
                policy = ("fail", "go_on")[number % 2]
                self.fresh()
                for_old = {0, 7} if policy == "fail" else {0}
                self.together(number, [(older, policy, "6", for_old), (None, policy, "6", {0})])
                # now it is ahead for sure
                self.together(number, [(older, policy, "1", {7} if policy == "fail" else {0})])
                self.complaints += [f"versions, round {number}: {text}"
                                    for text in self.database.check(self.url)]

    def together(self, number, programs):
        processes = [(self.start("--when-ahead", policy, "--processes", count, folder=folder), expected)
                     for folder, policy, count, expected in programs]
        for process, expected in processes:
            errors = process.communicate()[1]
            if process.returncode not in expected or (process.returncode == 7 and "locate" not in errors):
                self.complaints.append(f"versions, round {number}: {process.returncode} of {expected}: {errors}")

    def boundaries(self, rounds):
        for number in range(1, rounds + 1):
            self.fresh()
            process = self.start("--die-at", str(number))
            process.communicate()
            self.finish(f"killed at {number}")
            if process.returncode == 0:
                return
        self.complaints.append(f"{rounds} deaths and no end")

    def one_run(self):
        """How long an undisturbed upgrade takes."""
        self.fresh()
        began = time.monotonic()
        self.finish("undisturbed")
        return time.monotonic() - began

    def kills(self, rounds):
        longest = self.one_run()
        deaths = 0
        for number in range(rounds):
            self.fresh()
            for _ in range(random.randint(1, 3)):
                process = self.start()
                time.sleep(random.random() * longest)
                process.send_signal(signal.SIGKILL)
                process.communicate()
                deaths += process.returncode == -signal.SIGKILL
            self.finish(f"kills, round {number}")
        if deaths < rounds / 4:
            self.complaints.append(f"only {deaths} of the runs were killed")

    def cuts(self, rounds):
        longest = self.one_run()
        for number in range(rounds):
            self.fresh()
            process = self.start()
            time.sleep(random.random() * longest)
            self.database.cut(self.name, number % 3 == 2)
            process.communicate()
            self.finish(f"cuts, round {number}")

    def pooler(self, rounds):
        """Session locks mean nothing behind it: a lease stands for them, and who goes straight to the server minds it."""
        host = re.search(r"host=([^&]*)", self.database.server)[1]
        program = pathlib.Path(__file__).resolve().parents[1] / "server" / "pooler"
        with tempfile.TemporaryDirectory(prefix="alq-pool-") as folder:
            pooler = subprocess.Popen([program, host, folder, "6"], stdout=subprocess.PIPE, text=True)
            try:
                pooler.stdout.readline()
                straight = self.database.create(self.name)
                pooled = straight.replace(host, folder)
                for number in range(rounds):
                    self.round_behind(number, straight, pooled)
                # its lease runs out, and the next one takes over
                self.url = self.database.create(self.name).replace(host, folder)
                self.start("--die-at", "20").communicate()
                self.finish("killed behind the pooler")
            finally:
                pooler.kill()
                pooler.wait()

    def round_behind(self, number, straight, pooled):
        self.database.create(self.name)
        processes = []
        for self.url in (pooled, straight):
            processes.append(self.start("--processes", "8"))
        for process in processes:
            errors = process.communicate()[1]
            if process.returncode:
                self.complaints.append(f"pooler, round {number}: {errors}")
        self.complaints += [f"pooler, round {number}: {text}" for text in self.database.check(straight)]

    def crash(self, rounds, server, folder):
        longest = self.one_run()
        for number in range(rounds):
            self.fresh()
            process = self.start()
            time.sleep(random.random() * longest)
            subprocess.run([server, "kill", folder], check=True)
            process.communicate(timeout=60)
            subprocess.run([server, "again", folder], check=True)
            self.finish(f"crash, round {number}")


def run_crash(arguments, kind):
    folder = tempfile.mkdtemp(prefix="alq-crash-")
    os.rmdir(folder)
    started = subprocess.run([arguments.server, "start", folder, "fsync=on", "synchronous_commit=on"],
                             stdout=subprocess.PIPE, text=True, check=False)
    if started.returncode:
        return started.returncode, []
    try:
        with tempfile.TemporaryDirectory() as revisions:
            storm = Storm(arguments.worker, kind(started.stdout.strip()), pathlib.Path(revisions))
            storm.crash(arguments.rounds or 4, arguments.server, folder)
            return 0, storm.complaints
    finally:
        subprocess.run([arguments.server, "stop", folder], check=False)


def run_scene(arguments, kind):
    with tempfile.TemporaryDirectory() as folder:
        storm = Storm(arguments.worker, kind(os.environ.get(kind.variable)), pathlib.Path(folder))
        rounds = {"starters": 20, "boundaries": 200, "kills": 100, "cuts": 20, "pooler": 5,
                  "versions": 10}[arguments.scene]
        try:
            getattr(storm, arguments.scene)(arguments.rounds or rounds)
        finally:
            storm.database.drop(storm.name)
        return 0, storm.complaints


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("worker")
    parser.add_argument("scene", choices=["starters", "boundaries", "kills", "cuts", "versions", "crash", "pooler"])
    parser.add_argument("--server")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    arguments = parser.parse_args()
    wanted = pathlib.Path(arguments.server or "").name.replace("mysql", "mariadb")  # and by its variable
    kinds = [kind for kind in DATABASES if kind.is_possible()
             and (kind.__name__.lower() == wanted or (not wanted and kind.variable in os.environ))]
    if not kinds:
        return 77
    random.seed(arguments.seed)
    began = time.monotonic()
    run = run_crash if arguments.scene == "crash" else run_scene
    status, complaints = run(arguments, kinds[0])
    print(f"{kinds[0].__name__} {arguments.scene}: {time.monotonic() - began:.1f} s, seed {arguments.seed}")
    for complaint in complaints:
        print(complaint)
    return status or bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
