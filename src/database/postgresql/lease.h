/* A row that stands for the lock where sessions cannot hold one, behind a pooler that gives each
 * transaction another session of the server. */
#ifndef DATABASE_POSTGRESQL_LEASE_H
#define DATABASE_POSTGRESQL_LEASE_H

#include <stdbool.h>
#include <stdint.h>

#include <alambique/error.h>

struct arena;
struct connection;
struct lease;

/* One try. key: the advisory lock of the same name, which a run without a pooler holds and which is
 * taken for the length of a transaction here, so that the two kinds keep each other out. holder:
 * who takes it, for people. *ret_lease is NULL when somebody else has it. */
bool lease_try(struct connection *session, const char *name, int64_t key, const char *holder,
               struct lease **ret_lease, struct alq_error *err) ALQ_CHECK;

/* Whether somebody holds a lease of that name, for who takes the advisory lock. */
bool lease_is_held(struct connection *session, const char *name, bool *ret_is_held,
                   struct alq_error *err) ALQ_CHECK;

/* Renews it in session when it is time to; a failure is seen by lease_check. */
void lease_renew(struct lease *lease, struct connection *session);

/* Locks the row for the length of connection's transaction, in which nobody can take the lease
 * over; CONNECT when somebody has done so before. */
bool lease_check(struct lease *lease, struct connection *connection, struct alq_error *err)
    ALQ_CHECK;

/* Who has it, in arena; NULL: nobody. */
char *lease_holder(struct connection *session, const char *name, struct arena *arena);

/* Takes the row away, whoever has it. */
bool lease_break(struct connection *session, const char *name, struct alq_error *err) ALQ_CHECK;

/* Gives it back and frees it. NULL is fine. */
void lease_free(struct lease *lease, struct connection *session);

#endif
