/* Databases to try things on: made beside the target, or a database of the user's. */
#ifndef MIGRATE_SCRATCH_H
#define MIGRATE_SCRATCH_H

#include <stdbool.h>

#include <alambique/test.h>

#include "base/arena.h"
#include "database/dialect.h"
#include "migrate/database.h"

/* All members may be left 0. */
struct scratch_options {
    const char *url;            /* instead of making databases: an empty one of the user's */
    const char *base_directory; /* of that */
    bool is_kept;               /* left for a look; for SQLite they are then files */
    alq_test_prepare_fn setup;  /* makes what must be there first */
    void (*watch)(void *user, struct alq_database *scratch); /* which one is at work; NULL: none */
    void *user;                                              /* of both */
    struct alq_callbacks callbacks;
};

struct scratch {
    struct scratch_options options;
    const char *base_directory; /* of the URL */
    struct arena arena;
    struct url url; /* of the target, or of the user's own scratch database */
    const struct dialect *dialect;
    struct connection *server;     /* databases are made and dropped by it; NULL: none are */
    bool is_like;                  /* it is in the target, whose encoding counts */
    bool is_users;                 /* the database is the user's */
    bool has_begun;                /* with it */
    char *prefix;                  /* of names */
    unsigned number;               /* of databases made */
    char *name;                    /* of the one that is there now; NULL: none */
    struct alq_database *database; /* NULL: none */
};

/* url: of the target; the rest is by the options. Connects to a server where one is needed. */
bool scratch_begin(struct scratch *scratch, const struct scratch_options *options, const char *url,
                   const char *base_directory, struct alq_error *err) ALQ_CHECK;

/* Puts an empty database, with what the caller's setup makes in it, in the place of the one before,
 * which is dropped unless it is to be kept. */
bool scratch_renew(struct scratch *scratch, struct alq_error *err) ALQ_CHECK;

/* The database as people name it, in arena. */
char *scratch_display(const struct scratch *scratch, struct arena *arena);

/* Drops what is there. A failure is told to the log: there is an error already, or it would hide
 * what was found. */
void scratch_end(struct scratch *scratch);

#endif
