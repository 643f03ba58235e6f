/* The migration lock: an advisory lock of the side session. */
#include "database/lock.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/lease.h"
#include "database/postgresql/queries.h"
#include "database/postgresql/session.h"
#include "base/banned.h"

struct postgresql_lock {
    struct lock base;
    int64_t key;
    struct connection *side; /* that holds the lock; the connection's; NULL when not held */
    const char *name;        /* in the arena of the connection */
};

static struct postgresql_lock *postgresql_of(struct lock *lock)
{
    return (struct postgresql_lock *)lock;
}

/* A number of the advisory locks that no other program is likely to use. */
static int64_t key_of(const char *name)
{
    TEXT_SCOPE(text);
    text_printf(&text, "alambique migration lock %s", name);
    struct digest digest = digest_bytes(text_string(&text), text.length);
    uint64_t key = 0;
    for (size_t i = 0; i < 16; i++) {
        char digit = digest.hex[i];
        key = key << 4 | (uint64_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    int64_t result;
    memcpy(&result, &key, sizeof result);
    return result;
}

static bool ask(struct connection *connection, const char *sql, int64_t number, bool *ret_answer,
                struct alq_error *err)
{
    const struct value parameter = VALUE_OF_INTEGER(number);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, sql, &parameter, 1, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_answer = has_row && rows_integer(rows, 0) != 0;
    return true;
}

static struct postgresql_connection *main_of(const struct postgresql_lock *lock)
{
    return (struct postgresql_connection *)lock->base.connection;
}

/* A pooler answers for the server with process ids of its own. */
static bool find_pooler(struct postgresql_lock *lock, struct connection *side,
                        struct alq_error *err)
{
    bool is_same = false;
    if (main_of(lock)->is_pooled)
        return true;
    if (!ask(side, "SELECT pg_catalog.pg_backend_pid() = ?", postgresql_pid(side), &is_same, err))
        return false;
    main_of(lock)->is_pooled = !is_same;
    return true;
}

/* The session has the lock then; a run behind a pooler may still have the lease. */
static bool try_session(struct postgresql_lock *lock, struct connection *side, bool *ret_is_taken,
                        struct alq_error *err)
{
    bool is_taken = false, is_leased = false;
    if (!ask(side, "SELECT pg_catalog.pg_try_advisory_lock(?)", lock->key, &is_taken, err))
        return false;
    if (is_taken && (!lease_is_held(side, lock->name, &is_leased, err) ||
                     (is_leased && !ask(side, "SELECT pg_catalog.pg_advisory_unlock(?)", lock->key,
                                        &is_taken, err))))
        return false;
    *ret_is_taken = is_taken && !is_leased;
    return true;
}

static bool try_lease(struct postgresql_lock *lock, struct connection *side, bool *ret_is_taken,
                      struct alq_error *err)
{
    char host[65] = "";
    TEXT_SCOPE(holder);
    gethostname(host, sizeof host - 1);
    text_printf(&holder, "process %d on %s", (int)getpid(), host);
    if (!lease_try(side, lock->name, lock->key, text_string(&holder), &main_of(lock)->lease, err))
        return false;
    *ret_is_taken = main_of(lock)->lease != NULL;
    return true;
}

static bool try_take(struct lock *base, bool *ret_is_held, struct alq_error *err)
{
    struct postgresql_lock *lock = postgresql_of(base);
    struct connection *side = NULL;
    bool is_taken = lock->side != NULL;
    if (!is_taken) {
        if (!postgresql_side(base->connection, &side, err) || !find_pooler(lock, side, err) ||
            !(main_of(lock)->is_pooled ? try_lease(lock, side, &is_taken, err)
                                       : try_session(lock, side, &is_taken, err)))
            return false;
        lock->side = is_taken ? side : NULL;
    }
    *ret_is_held = is_taken;
    return true;
}

static bool check(struct lock *base, struct alq_error *err)
{
    struct postgresql_lock *lock = postgresql_of(base);
    if (main_of(lock)->lease)
        return lease_check(main_of(lock)->lease, base->connection, err);
    if (!lock->side || !postgresql_is_lost(lock->side))
        return true;
    error_set(err, ALQ_ERROR_CONNECT, "the session that held the migration lock was ended");
    error_detail(err, "another process may be migrating already");
    return error_hint(err, "alambique status");
}

/* "4711@db1" of "alambique 12345 4711@db1". */
static const char *find_process(const char *application)
{
    static const char prefix[] = "alambique ";
    if (!application || !string_starts_with(application, prefix))
        return NULL;
    const char *pid = application + strlen(prefix);
    const char *process = pid + strspn(pid, "0123456789");
    return process > pid && *process == ' ' && strchr(process, '@') ? process + 1 : NULL;
}

static char *describe_holder(const struct rows *rows, struct arena *arena)
{
    TEXT_SCOPE(text);
    const char *process = find_process(rows_text(rows, 1, arena));
    const char *user = rows_text(rows, 2, arena);
    const char *since = rows_text(rows, 3, arena);
    const char *application = rows_text(rows, 5, arena);
    const char *statement = rows_text(rows, 6, arena);
    int64_t session = rows_integer(rows, process && rows_integer(rows, 4) ? 4 : 0);
    if (process)
        text_printf(&text, _("process %.*s on %s"), (int)strcspn(process, "@"), process,
                    strchr(process, '@') + 1);
    else
        text_add(&text, _("a session"));
    text_printf(&text, _(" (%s%ssession %lld%s%s)"), application && *application ? application : "",
                application && *application ? ", " : "", (long long)session, user ? _(" of ") : "",
                user ? user : "");
    if (since)
        text_printf(&text, _(" since %s"), since);
    if (statement && *statement) {
        text_add(&text, _(", running: "));
        postgresql_add_statement(&text, statement);
    }
    return text_copy(&text, arena);
}

/* ret_pids (may be NULL): the session that has the lock and the one that works, 0 for none. */
static char *find_holder(struct postgresql_lock *lock, int64_t ret_pids[2], struct arena *arena,
                         struct alq_error *err)
{
    uint64_t key = (uint64_t)lock->key;
    const struct value halves[] = {VALUE_OF_INTEGER((int64_t)(key >> 32)),
                                   VALUE_OF_INTEGER((int64_t)(key & UINT32_MAX))};
    struct postgresql_connection *main = (struct postgresql_connection *)lock->base.connection;
    struct connection *asked = main->side ? main->side : lock->base.connection;
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(asked, lock_holder_sql, halves, 2, &rows, err) ||
        !rows_next(rows, &has_row, err) || !has_row)
        return NULL;
    for (size_t i = 0; ret_pids && i < 2; i++)
        ret_pids[i] = rows_integer(rows, i ? 4 : 0);
    return describe_holder(rows, arena);
}

static char *holder(struct lock *base, struct arena *arena)
{
    struct postgresql_lock *lock = postgresql_of(base);
    char *session = find_holder(lock, NULL, arena, NULL);
    struct connection *side = main_of(lock)->side;
    return session ? session : lease_holder(side ? side : base->connection, lock->name, arena);
}

static bool break_holder(struct lock *base, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    ERROR_SCOPE(failure);
    int64_t pids[2] = {0};
    bool is_ended = true;
    if (!lease_break(base->connection, postgresql_of(base)->name, err))
        return false;
    char *who = find_holder(postgresql_of(base), pids, &scratch, &failure);
    if (!who)
        return failure.kind == ALQ_ERROR_NONE || error_move(err, &failure);
    /* The session that works goes first: it must not run on without its lock. */
    for (int i = 1; i >= 0; i--)
        if (pids[i] && !ask(base->connection, "SELECT pg_catalog.pg_terminate_backend(?::integer)",
                            pids[i], &is_ended, err))
            return false;
    return true;
}

static void free_lock(struct lock *base)
{
    struct postgresql_lock *lock = postgresql_of(base);
    bool ignored;
    bool is_leased = main_of(lock)->lease != NULL;
    if (is_leased && lock->side)
        lease_free(main_of(lock)->lease, lock->side);
    main_of(lock)->lease = NULL;
    if (lock->side && !is_leased && !postgresql_is_lost(lock->side) &&
        !ask(lock->side, "SELECT pg_catalog.pg_advisory_unlock(?)", lock->key, &ignored, NULL) &&
        !postgresql_is_lost(lock->side))
        connection_log(base->connection, ALQ_LOG_WARNING,
                       "the migration lock is given back when the connection closes");
    free(lock);
}

struct lock *postgresql_lock_new(struct connection *connection, const char *name)
{
    static const struct lock_methods methods = {
        .try_take = try_take,
        .check = check,
        .holder = holder,
        .break_holder = break_holder,
        .free = free_lock,
    };
    struct postgresql_lock *lock = memory_alloc(sizeof *lock);
    lock->base.methods = &methods;
    lock->base.connection = connection;
    lock->key = key_of(name);
    lock->name = arena_strdup(&main_of(lock)->arena, name);
    return &lock->base;
}
