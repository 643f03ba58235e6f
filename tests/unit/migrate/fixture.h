/* A project in memory over a SQLite file in a temporary folder, for the tests of src/migrate. */
#ifndef TESTS_UNIT_MIGRATE_FIXTURE_H
#define TESTS_UNIT_MIGRATE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <alambique/alambique.h>

struct fixture {
    char folder[64];
    char path[128];
    char url[160];
    struct alq_project *project;
    struct alq_database *database;
};

/* name and text of each source alternate, ended by NULL. */
void fixture_open(struct fixture *fixture, const char *const *sources);
void fixture_open_with(struct fixture *fixture, const char *const *sources,
                       const struct alq_project_options *options);
void fixture_close(struct fixture *fixture);

/* Fails the test, showing the error, unless ok. */
void assert_ok(bool ok, struct alq_error *err);

/* The first column of the first row as text, "" where there is none; the caller frees it. */
char *query_text(const char *path, const char *sql);
void assert_query(const char *path, const char *sql, const char *expected);

/* All of sqlite_schema and all rows of all tables as text; the caller frees it. */
char *dump_database(const char *path);

#endif
