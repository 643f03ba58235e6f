/* The migration lock: a named lock of the session that migrates itself. A process that is killed
 * while the server still works on its last statement keeps the lock until that has ended, which a
 * session of its own would not do: so nobody looks at a table that is still being altered. */
#include "database/lock.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/connection.h"
#include "database/mysql/internal.h"
#include "database/mysql/queries.h"
#include "base/banned.h"

struct mysql_lock {
    struct lock base;
    struct arena arena;
    const char *name;   /* as the caller has it */
    const char *server; /* as the server has it; NULL until it was asked */
    bool is_held;
};

static struct mysql_lock *mysql_of(struct lock *lock)
{
    return (struct mysql_lock *)lock;
}

/* The first row of a query in text; *ret_first is NULL where there is none. */
static bool ask(struct mysql_lock *lock, const char *sql, const char *parameter,
                struct arena *arena, const char *ret_row[], size_t count, struct alq_error *err)
{
    struct value value = value_of_text(parameter);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(lock->base.connection, sql, &value, 1, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    for (size_t i = 0; i < count; i++)
        ret_row[i] = has_row ? rows_text(rows, i, arena) : NULL;
    return true;
}

static bool try_take(struct lock *base, bool *ret_is_held, struct alq_error *err)
{
    struct mysql_lock *lock = mysql_of(base);
    const char *row[2];
    if (!ask(lock, lock_take_sql, lock->name, &lock->arena, row, 2, err))
        return false;
    lock->server = row[0];
    if (!row[1])
        return error_set(err, ALQ_ERROR_DATABASE, "the server has no named locks (GET_LOCK)");
    lock->is_held = string_equal(row[1], "1");
    *ret_is_held = lock->is_held;
    return true;
}

/* The lock is part of the session that migrates: without it nothing can be committed anyway. */
static bool check(struct lock *base, struct alq_error *err)
{
    (void)base;
    (void)err;
    return true;
}

static char *find_holder(struct lock *base, struct arena *arena)
{
    struct mysql_lock *lock = mysql_of(base);
    enum { ID, USER, HOST, SINCE, STATEMENT, COUNT };
    const char *row[COUNT];
    TEXT_SCOPE(who);
    if (!ask(lock, lock_holder_sql, lock->name, arena, row, COUNT, NULL) || !row[ID])
        return NULL;
    text_printf(&who, _("connection %s"), row[ID]);
    if (row[USER])
        text_printf(&who, _(" of %s@%s since %s"), row[USER], row[HOST], row[SINCE]);
    if (row[STATEMENT])
        text_printf(&who, _(", running: %s"), row[STATEMENT]);
    return text_copy(&who, arena);
}

static bool break_holder(struct lock *base, struct alq_error *err)
{
    enum { NO_SUCH_THREAD = 1094 };
    struct mysql_lock *lock = mysql_of(base);
    ARENA_SCOPE(scratch);
    ERROR_SCOPE(failure);
    TEXT_SCOPE(sql);
    const char *id = NULL;
    if (!ask(lock, lock_holder_sql, lock->name, &scratch, &id, 1, err))
        return false;
    if (!id)
        return true;
    text_printf(&sql, "KILL %s", id);
    return connection_execute(base->connection, text_string(&sql), &failure) ||
           failure.vendor_code == NO_SUCH_THREAD || error_move(err, &failure);
}

static void free_lock(struct lock *base)
{
    struct mysql_lock *lock = mysql_of(base);
    struct connection *connection = base->connection;
    struct value name = value_of_text(lock->server);
    /* Not through connection_execute: a wish to stop is meant for something else. Where this fails
     * the session is lost, and the lock with it. */
    if (lock->is_held)
        (void)connection->methods->execute(connection, "DO RELEASE_LOCK(?)", &name, 1, NULL, NULL);
    arena_release(&lock->arena);
    free(lock);
}

struct lock *mysql_lock_new(struct connection *connection, const char *name)
{
    static const struct lock_methods methods = {
        .try_take = try_take,
        .check = check,
        .holder = find_holder,
        .break_holder = break_holder,
        .free = free_lock,
    };
    struct mysql_lock *lock = memory_alloc(sizeof *lock);
    *lock = (struct mysql_lock){.base = {.methods = &methods, .connection = connection}};
    lock->name = arena_strdup(&lock->arena, name);
    return &lock->base;
}
