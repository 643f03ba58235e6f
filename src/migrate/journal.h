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
    bool has_table; /* it may be there without a row: see journal_clear_away */
    const char *revision;
    const char *direction;   /* "upgrade" or "downgrade" */
    int64_t statement_count; /* 0: a function, of which only running it tells */
    int64_t done;            /* statements known to be done */
    bool is_doubtful;        /* statement done + 1 was begun, and its end was not recorded */
    const char *begun;       /* its text; NULL: none is in doubt */
    const char
        *checksum;      /* of the done statements, to see that they are still what is in the file */
    const char *holder; /* "host:pid:start" of the process that works on it; NULL when none does */
    const char *error;  /* what stopped it; NULL when nothing did */
    const char *caught; /* failures among the done statements: caught.h; NULL */
};

/* *ret_exists is false where nothing is unfinished; then only has_table of *ret_journal is set.
 * Strings in arena. */
bool journal_read(struct connection *connection, struct arena *arena, struct journal *ret_journal,
                  bool *ret_exists, struct alq_error *err) ALQ_CHECK;

/* Makes the table, unless it is known to be there, and its row. */
bool journal_create(struct connection *connection, const struct journal *journal, bool has_table,
                    struct alq_error *err) ALQ_CHECK;

/* Writes everything but revision, direction and statement_count. */
bool journal_update(struct connection *connection, const struct journal *journal,
                    struct alq_error *err) ALQ_CHECK;

/* One more statement is done, its parameters included. The checksum is a chain, so that one more
 * statement costs one more. */
void journal_count_statement(struct journal *journal, const struct script_statement *statement,
                             struct arena *arena);

/* The revision is finished: takes the row away, in the transaction that is open, and with it the
 * table, where a transaction can. */
bool journal_finish(struct connection *connection, struct alq_error *err) ALQ_CHECK;

/* Drops a table that has no row any more, where journal_finish has left it; under the lock. Quiet
 * about failures: an empty table says nothing. */
void journal_clear_away(struct connection *connection);

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
