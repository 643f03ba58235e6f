/* The lease: a row with a token and an end, by the server's clock. */
#include "database/postgresql/lease.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "database/connection.h"
#include "database/lock.h"
#include "database/postgresql/driver.h"
#include "base/banned.h"

/* A holder that stops renewing is taken for dead after the term. */
#define TERM "interval '30 seconds'"
enum { RENEW_EVERY_S = 5 };

struct lease {
    struct arena arena;
    const char *name;
    const char *token;
    int64_t renewed;
};

static const char create_table[] = "CREATE TABLE IF NOT EXISTS " LEASE_TABLE " (\n"
                                   "    name VARCHAR(255) NOT NULL PRIMARY KEY,\n"
                                   "    token VARCHAR(64) NOT NULL,\n"
                                   "    holder VARCHAR(255) NOT NULL,\n"
                                   "    since TIMESTAMP WITH TIME ZONE NOT NULL,\n"
                                   "    expires TIMESTAMP WITH TIME ZONE NOT NULL\n"
                                   ")";

static const char take_row[] =
    "INSERT INTO " LEASE_TABLE " AS held (name, token, holder, since, expires)"
    " VALUES (?, ?, ?, clock_timestamp(), clock_timestamp() + " TERM ")"
    " ON CONFLICT (name) DO UPDATE SET token = excluded.token, holder = excluded.holder,"
    " since = excluded.since, expires = excluded.expires"
    " WHERE held.expires < clock_timestamp()";

static bool ask(struct connection *session, const char *sql, const struct value *parameters,
                size_t count, struct arena *arena, const char **ret_text, struct alq_error *err)
{
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(session, sql, parameters, count, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_text = has_row ? rows_text(rows, 0, arena) : NULL;
    return true;
}

static char *make_token(struct arena *arena)
{
    TEXT_SCOPE(text);
    unsigned char random[16] = {0};
    if (getentropy(random, sizeof random) != 0)
        text_printf(&text, "%lld", (long long)clock_monotonic());
    text_printf(&text, "%d ", (int)getpid());
    text_add_bytes(&text, (const char *)random, sizeof random);
    return arena_strdup(arena, digest_bytes(text_string(&text), text.length).hex);
}

/* Inside of a transaction, under the advisory lock. */
static bool take(struct connection *session, const struct lease *lease, int64_t key,
                 const char *holder, bool *ret_is_taken, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct value number = VALUE_OF_INTEGER(key);
    const struct value values[] = {value_of_text(lease->name), value_of_text(lease->token),
                                   value_of_text(holder)};
    const char *is_locked = NULL;
    uint64_t rows = 0;
    *ret_is_taken = false;
    if (!ask(session, "SELECT pg_catalog.pg_try_advisory_xact_lock(?)", &number, 1, &scratch,
             &is_locked, err))
        return false;
    if (!string_equal(is_locked, "1"))
        return true;
    if (!connection_execute(session, "SET LOCAL client_min_messages = warning", err) ||
        !connection_execute(session, create_table, err) ||
        !connection_execute_with(session, take_row, values, 3, &rows, err))
        return false;
    *ret_is_taken = rows == 1;
    return true;
}

bool lease_try(struct connection *session, const char *name, int64_t key, const char *holder,
               struct lease **ret_lease, struct alq_error *err)
{
    struct lease *lease = memory_alloc(sizeof *lease);
    bool is_taken = false;
    lease->name = arena_strdup(&lease->arena, name);
    lease->token = make_token(&lease->arena);
    lease->renewed = clock_monotonic();
    bool has_tried = connection_begin(session, err) &&
                     take(session, lease, key, holder, &is_taken, err) &&
                     connection_commit(session, err);
    if (!has_tried)
        connection_rollback(session);
    if (!has_tried || !is_taken) {
        arena_release(&lease->arena);
        free(lease);
        lease = NULL;
    }
    if (has_tried)
        *ret_lease = lease;
    return has_tried;
}

static bool has_leases(struct connection *session, bool *ret_has, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *is_there = NULL;
    if (!ask(session, "SELECT pg_catalog.to_regclass('" LEASE_TABLE "') IS NOT NULL", NULL, 0,
             &scratch, &is_there, err))
        return false;
    *ret_has = string_equal(is_there, "1");
    return true;
}

bool lease_is_held(struct connection *session, const char *name, bool *ret_is_held,
                   struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct value value = value_of_text(name);
    const char *found = NULL;
    bool has_table = false;
    *ret_is_held = false;
    if (!has_leases(session, &has_table, err) || !has_table)
        return err == NULL || err->kind == ALQ_ERROR_NONE;
    if (!ask(session,
             "SELECT 1 FROM " LEASE_TABLE " WHERE name = ? AND expires >= clock_timestamp()",
             &value, 1, &scratch, &found, err))
        return false;
    *ret_is_held = found != NULL;
    return true;
}

void lease_renew(struct lease *lease, struct connection *session)
{
    const struct value values[] = {value_of_text(lease->name), value_of_text(lease->token)};
    int64_t now = clock_monotonic();
    if (now - lease->renewed < (int64_t)RENEW_EVERY_S * 1000000000)
        return;
    if (connection_execute_with(session,
                                "UPDATE " LEASE_TABLE " SET expires = clock_timestamp() + " TERM
                                " WHERE name = ? AND token = ?",
                                values, 2, NULL, NULL))
        lease->renewed = now;
}

bool lease_check(struct lease *lease, struct connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct value values[] = {value_of_text(lease->name), value_of_text(lease->token)};
    const char *found = NULL;
    if (!ask(connection, "SELECT 1 FROM " LEASE_TABLE " WHERE name = ? AND token = ? FOR SHARE",
             values, 2, &scratch, &found, err))
        return false;
    if (found)
        return true;
    error_set(err, ALQ_ERROR_CONNECT, "the lease on the migration lock was lost");
    error_detail(err, "it was not renewed in time, or taken away by unlock; another process may be "
                      "migrating already");
    return error_hint(err, "alambique status");
}

char *lease_holder(struct connection *session, const char *name, struct arena *arena)
{
    const struct value value = value_of_text(name);
    const char *holder = NULL;
    bool has_table = false;
    if (!has_leases(session, &has_table, NULL) || !has_table ||
        !ask(session,
             "SELECT holder || ' since ' || to_char(since AT TIME ZONE 'UTC',"
             " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM " LEASE_TABLE
             " WHERE name = ? AND expires >= clock_timestamp()",
             &value, 1, arena, &holder, NULL) ||
        !holder)
        return NULL;
    return arena_strdup(arena, holder);
}

bool lease_break(struct connection *session, const char *name, struct alq_error *err)
{
    const struct value value = value_of_text(name);
    bool has_table = false;
    if (!has_leases(session, &has_table, err))
        return false;
    return !has_table ||
           connection_execute_with(session, "DELETE FROM " LEASE_TABLE " WHERE name = ?", &value, 1,
                                   NULL, err);
}

void lease_free(struct lease *lease, struct connection *session)
{
    if (!lease)
        return;
    const struct value values[] = {value_of_text(lease->name), value_of_text(lease->token)};
    if (!connection_execute_with(session,
                                 "DELETE FROM " LEASE_TABLE " WHERE name = ? AND token = ?", values,
                                 2, NULL, NULL))
        connection_log(session, ALQ_LOG_WARNING,
                       "the lease on the migration lock runs out by itself");
    arena_release(&lease->arena);
    free(lease);
}

void postgresql_renew_lease(struct postgresql_connection *connection)
{
    if (connection->lease && connection->side)
        lease_renew(connection->lease, connection->side);
}
