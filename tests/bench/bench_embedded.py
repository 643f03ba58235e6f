#!/usr/bin/env python3
"""A program with 500 embedded revisions starts, finds nothing to do and goes on: in under 2 ms."""

import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile

from measure import ALAMBIQUE, BUILD, RUNS, run

REVISIONS = 500
TARGET_MS = 2.0
SOURCE = pathlib.Path(__file__).resolve().parents[2]

PROGRAM = r"""
#define _GNU_SOURCE
#include <stdio.h>
#include <time.h>
#include <alambique/alambique.h>
extern const struct alq_revision_set revisions;
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}
int main(int argc, char **argv)
{
    double began = now();
    clock_t worked = clock();
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    struct alq_database *database = NULL;
    struct alq_project_options options = {.config_file = ""};
    bool ok = alq_project_open_embedded(&revisions, &options, &project, &err) &&
              alq_database_open("sqlite:///app.db", NULL, &database, &err) &&
              alq_upgrade(project, database, "heads", NULL, NULL, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.message);
    alq_database_free(database);
    alq_project_free(project);
    FILE *result = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (result) {
        fprintf(result, "%.4f %.4f", now() - began,
                (double)(clock() - worked) * 1e3 / CLOCKS_PER_SEC);
        fclose(result);
    }
    return !ok;
}
"""
IDLE = r"""
#include <sqlite3.h>
int main(void)
{
    sqlite3 *connection = 0;
    int code = sqlite3_open("app.db", &connection);
    code |= sqlite3_exec(connection, "SELECT version_num FROM alembic_version", 0, 0, 0);
    return code | sqlite3_close(connection);
}
"""

REVISION_C = """#include <alambique/migration.h>

static bool upgrade(struct alq_op *op, struct alq_error *err)
{{
    return alq_create_table(op, "t{n}", ALQ_ITEMS(ALQ_COLUMN("id", ALQ_INTEGER, .primary_key = true)),
                            err);
}}

static bool downgrade(struct alq_op *op, struct alq_error *err)
{{
    return alq_drop_table(op, "t{n}", err);
}}

ALQ_REVISION(.id = "r{n:04}", .revises = "{before}", .message = "Table {n}",
             .upgrade = upgrade, .downgrade = downgrade);
"""
REVISION_SQL = """-- Table {n}
-- revision: r{n:04}
-- revises: {before}

-- upgrade
CREATE TABLE t{n} (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL);

-- downgrade
DROP TABLE t{n};
"""


def write_revisions(directory):
    """Half of them in C, half in SQL."""
    directory.mkdir()
    for n in range(REVISIONS):
        template, end = (REVISION_C, "c") if n % 2 else (REVISION_SQL, "sql")
        text = template.format(n=n, before=f"r{n - 1:04}" if n else "")
        (directory / f"r{n:04}.{end}").write_text(text, encoding="utf-8")


def compile_program(name, sources, directory):
    command = [*shlex.split(os.environ.get("CC", "cc")), "-std=c17", "-O2", "-o", name, *sources,
               "-I", str(SOURCE / "include"), "-L", str(BUILD), f"-Wl,-rpath,{BUILD}",
               "-Wl,--as-needed", "-lalambique", "-lsqlite3"]
    subprocess.run(command, cwd=directory, check=True)


def main():
    with tempfile.TemporaryDirectory() as name:
        directory = pathlib.Path(name)
        write_revisions(directory / "revisions")
        subprocess.run([ALAMBIQUE, "-q", "-c", "", "embed", "revisions", "-o", "revisions.c"],
                       cwd=directory, check=True)
        (directory / "program.c").write_text(PROGRAM, encoding="utf-8")
        (directory / "idle.c").write_text(IDLE, encoding="utf-8")
        compile_program("program", ["program.c", "revisions.c"], directory)
        compile_program("idle", ["idle.c"], directory)
        run(["./program"], name)  # makes the tables
        inside, worked, pairs = [], [], []
        for _ in range(RUNS * 3):
            ours = run(["./program", "time.txt"], name)
            pairs.append((ours.cpu * 1000, run(["./idle"], name).cpu * 1000))
            wall, cpu = (directory / "time.txt").read_text(encoding="ascii").split()
            inside.append(float(wall))
            worked.append(float(cpu))
        quick = statistics.quantiles(inside)[0]  # the quarter that other load disturbs least
        busy = statistics.median(worked)
        added = statistics.median(our - idle for our, idle in pairs)
        # On a busy machine the clock also counts the turns of others.
        verdict = "ok" if min(quick, busy) < TARGET_MS else "MISSED"
        print(f"{REVISIONS} embedded revisions, nothing to do: {quick:.2f} ms from main() on, "
              f"{busy:.2f} ms of the processor, with opening the database; target under {TARGET_MS:.0f} ms: {verdict}")
        print(f"of the processor, with the start of the process: {added:.2f} ms more than a program "
              "that opens the database and reads one row")
        return 0  # a figure, not a test


if __name__ == "__main__":
    sys.exit(main())
