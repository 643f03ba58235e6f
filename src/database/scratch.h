/* Databases that are made for a test beside another one, and thrown away. What a dialect says about
 * them; who uses it is migrate/scratch.c. */
#ifndef DATABASE_SCRATCH_H
#define DATABASE_SCRATCH_H

#include <stdbool.h>

#include <alambique/error.h>

struct connection;

struct scratch_rules {
    /* MAY. Names of databases to connect to where the one that is to be tested is not there (yet);
     * "" is none at all. Ends with NULL. */
    const char *const *others;

    /* MUST where others is set. Whether it is for the database that a connection was refused: it is
     * not there, or not for this user. */
    bool (*is_refused)(const struct alq_error *err);

    /* MAY. Makes an empty database on the server of a connection. is_like: with the encoding and
     * collation of the database that the connection is in. name needs no quotes. Fails with
     * DATABASE and a hint where the user may not. NULL: there is no server; a database in memory,
     * or a new file, is one. */
    bool (*create)(struct connection *connection, const char *name, bool is_like,
                   struct alq_error *err);

    /* MUST where create is set. Drops it, with the sessions that are still in it; it may be gone
     * already. */
    bool (*drop)(struct connection *connection, const char *name, struct alq_error *err);

    /* MUST. Drops everything that is in the database of the connection, but for extensions. */
    bool (*clear)(struct connection *connection, struct alq_error *err);

    /* CREATE SCHEMA makes a database of its own, not a part of one. */
    bool is_schema_database;
};

#endif
