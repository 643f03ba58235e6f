/* Rows that must survive: the values of the user's rows, looked for again on every landing. */
#ifndef MIGRATE_TEST_ROWS_H
#define MIGRATE_TEST_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "database/dialect.h"

/* A row: a text for each column, NULL for NULL. */
struct kept_row {
    const char **values;
    bool is_gone; /* which was told */
};

struct kept_rows {
    struct kept_row *items;
    size_t count;
    size_t capacity;
};

/* The rows of one table at one time. */
struct kept_table {
    const char *name;
    struct strings columns;
    bool *is_dead; /* by column: it was dropped, or its values are meant to change */
    bool is_gone;  /* the table was dropped */
    struct kept_rows rows;
};

struct kept_tables {
    struct kept_table *items;
    size_t count;
    size_t capacity;
};

/* All rows of all tables but the ignored ones, in arena. */
bool kept_read(struct connection *connection, const struct strings *ignored, struct arena *arena,
               struct kept_tables *ret_tables, struct alq_error *err) ALQ_CHECK;

/* Adds to kept the rows that are in after and not in before. */
void kept_add_new(const struct kept_tables *before, const struct kept_tables *after,
                  struct arena *arena, struct kept_tables *kept);

/* "users.email" or "users": what may change from now on. */
void kept_release_named(struct kept_tables *kept, const char *name);

/* Looks for the kept rows among those that are there now, by the columns that have always been
 * there since, and adds a line to lines for what is gone or has another value; that is then no
 * longer looked for. A table or column that is gone takes its values along rightly. A value that
 * only has another type now (1 and true, 1.5 and 1.50) is the same, and NULL may be filled. */
void kept_compare(struct kept_tables *kept, const struct kept_tables *now, struct arena *arena,
                  struct strings *lines);

#endif
