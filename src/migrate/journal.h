/* The table alambique_journal: how far a revision that cannot be rolled back has come. It exists
 * only while such a revision is unfinished, and holds one row. */
#ifndef MIGRATE_JOURNAL_H
#define MIGRATE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/error.h>

#include "base/arena.h"
#include "database/connection.h"
#include "script/run.h"

#define JOURNAL_TABLE "alambique_journal"

struct journal {
    const char *revision;
    const char *direction;   /* "upgrade" or "downgrade" */
    int64_t statement_count; /* 0: a function, of which only running it tells */
    int64_t done;            /* statements known to be done */
    bool is_doubtful;        /* statement done + 1 was begun, and its end was not recorded */
    const char
        *checksum;      /* of the done statements, to see that they are still what is in the file */
    const char *holder; /* "host:pid:start" of the process that works on it; NULL when none does */
    const char *error;  /* what stopped it; NULL when nothing did */
};

/* *ret_exists is false where nothing is unfinished. Strings in arena. */
bool journal_read(struct connection *connection, struct arena *arena, struct journal *ret_journal,
                  bool *ret_exists, struct alq_error *err) ALQ_CHECK;

/* Makes the table and its row. */
bool journal_create(struct connection *connection, const struct journal *journal,
                    struct alq_error *err) ALQ_CHECK;

/* Writes everything but revision, direction and statement_count. */
bool journal_update(struct connection *connection, const struct journal *journal,
                    struct alq_error *err) ALQ_CHECK;

/* One more statement is done, its parameters included. The checksum is a chain, so that one more
 * statement costs one more. */
void journal_count_statement(struct journal *journal, const struct script_statement *statement,
                             struct arena *arena);

/* Drops the table. */
bool journal_drop(struct connection *connection, struct alq_error *err) ALQ_CHECK;

/* This process, in arena. */
char *journal_holder(struct arena *arena);

enum holder_state {
    HOLDER_GONE,    /* a process of this host that has ended */
    HOLDER_ALIVE,   /* a running process of this host, or this one */
    HOLDER_UNKNOWN, /* another host */
};

/* Whether the process that a holder names is still there; NULL is gone. */
enum holder_state journal_holder_state(const char *holder);

/* "process 4711 on host since 2026-01-05T14:55:17Z", in arena. */
char *journal_describe_holder(const char *holder, struct arena *arena);

#endif
