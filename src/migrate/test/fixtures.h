/* Rows that the user gives for a revision: a directory of SQL files called as the revisions. */
#ifndef MIGRATE_TEST_FIXTURES_H
#define MIGRATE_TEST_FIXTURES_H

#include "migrate/test/trial.h"

/* What a file says; path NULL: there is none. */
struct fixture {
    const char *path;
    const char *sql;
    /* "users.email" or "users" of lines `-- changes: users.email, orders`: values that the revision
     * is meant to change. */
    struct strings changes;
};

/* One for each step of the trial's plan, in arena. A file is called `ID.sql`, `ID_words.sql` or,
 * for one kind of database only and then instead of those, `ID.sqlite.sql`. Fails with CONFIG for a
 * SQL file of no revision, and IO. */
bool fixtures_load(const struct trial *trial, struct arena *arena, struct fixture **ret_fixtures,
                   struct alq_error *err) ALQ_CHECK;

#endif
