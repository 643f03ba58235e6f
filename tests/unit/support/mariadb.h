/* A database of its own for each test, on the MariaDB server that ALQ_MARIADB_URL names. */
#ifndef SUPPORT_MARIADB_H
#define SUPPORT_MARIADB_H

#include <stdbool.h>

#include "base/arena.h"
#include "database/dialect.h"

struct mariadb {
    struct arena arena;
    char *url; /* of the test's own database */
    struct connection *connection;
};

/* Whether there is a server; a program without one ends with 77, which is "skipped". */
bool mariadb_is_there(void);

/* Setup and teardown for cmocka: *state is a struct mariadb with an open connection. */
int mariadb_setup(void **state);
int mariadb_teardown(void **state);

/* One more connection to the test's database; parameters: added to the URL, "&charset=utf8", or
 * "". options may be NULL. Fails the test where it cannot be had. */
struct connection *mariadb_open(struct mariadb *mariadb, const char *parameters,
                                const struct open_options *options);

/* Opens any URL, as it is. */
bool mariadb_open_url(struct mariadb *mariadb, const char *url, const struct open_options *options,
                      struct connection **ret_connection, struct alq_error *err);

/* Runs one statement; fails the test with the error's message. */
void mariadb_must(struct connection *connection, const char *sql);

/* The first column of the first row as text in the arena; "(none)" without a row. */
const char *mariadb_ask(struct mariadb *mariadb, struct connection *connection, const char *sql);

#endif
