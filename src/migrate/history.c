/* Writes and reads the history of a database. */
#include "migrate/history.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "base/user.h"
#include "database/dialect.h"
#include "base/banned.h"

/* Standard SQL for all databases; 64 characters are a SHA-256, 255 the longest revision id. */
static const char create_table[] = "CREATE TABLE " HISTORY_TABLE " (\n"
                                   "    number INTEGER NOT NULL PRIMARY KEY,\n"
                                   "    revision VARCHAR(255),\n"
                                   "    action VARCHAR(16) NOT NULL,\n"
                                   "    checksum VARCHAR(64),\n"
                                   "    downgrade TEXT,\n"
                                   "    tool VARCHAR(32) NOT NULL,\n"
                                   "    who VARCHAR(255),\n"
                                   "    host VARCHAR(255),\n"
                                   "    started VARCHAR(32) NOT NULL,\n"
                                   "    finished VARCHAR(32),\n"
                                   "    outcome VARCHAR(16) NOT NULL,\n"
                                   "    error TEXT\n"
                                   ")";

static const char insert_event[] =
    "INSERT INTO " HISTORY_TABLE
    " (number, revision, action, checksum, downgrade, tool, who, host, "
    "started, finished, outcome, error) "
    "SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM " HISTORY_TABLE;

static const char select_events[] =
    "SELECT number, revision, action, checksum, tool, who, host, started, finished, outcome, error "
    "FROM " HISTORY_TABLE " ORDER BY number";

static const char select_checksums[] = "SELECT revision, checksum FROM " HISTORY_TABLE
                                       " WHERE action IN ('upgrade', 'stamp') AND outcome = 'ok' "
                                       "AND checksum IS NOT NULL ORDER BY number";

char *history_host(struct arena *arena)
{
    char host[256] = "";
    if (gethostname(host, sizeof host - 1) != 0)
        return arena_strdup(arena, "localhost");
    return arena_strdup(arena, host);
}

char *history_who(struct arena *arena)
{
    return arena_printf(arena, "%s@%s", user_name(arena), history_host(arena));
}

static bool has_history(struct connection *connection, bool *ret_has, struct alq_error *err)
{
    return connection->dialect->has_table(connection, NULL, HISTORY_TABLE, ret_has, err);
}

bool history_ensure(struct connection *connection, struct alq_error *err)
{
    bool exists = false;
    if (!has_history(connection, &exists, err))
        return false;
    return exists || connection_execute(connection, create_table, err);
}

bool history_add(struct connection *connection, const struct history_entry *entry,
                 struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct value values[] = {
        value_of_text(entry->revision),
        value_of_text(entry->action),
        value_of_text(entry->checksum),
        value_of_text(entry->downgrade),
        value_of_text(alq_version()),
        value_of_text(entry->who),
        value_of_text(entry->host),
        value_of_text(clock_format_utc(entry->started, &scratch)),
        value_of_text(entry->finished ? clock_format_utc(entry->finished, &scratch) : NULL),
        value_of_text(entry->outcome),
        value_of_text(entry->error),
    };
    return connection_defer(connection, insert_event, values, sizeof values / sizeof *values, NULL,
                            err);
}

static struct alq_event read_event(const struct rows *rows, struct arena *arena)
{
    return (struct alq_event){
        .number = rows_integer(rows, 0),
        .revision = rows_text(rows, 1, arena),
        .action = rows_text(rows, 2, arena),
        .checksum = rows_text(rows, 3, arena),
        .tool = rows_text(rows, 4, arena),
        .who = rows_text(rows, 5, arena),
        .host = rows_text(rows, 6, arena),
        .started = rows_text(rows, 7, arena),
        .finished = rows_text(rows, 8, arena),
        .outcome = rows_text(rows, 9, arena),
        .error = rows_text(rows, 10, arena),
    };
}

bool history_read(struct connection *connection, struct arena *arena, struct alq_event **ret_events,
                  size_t *ret_count, struct alq_error *err)
{
    bool exists = false;
    if (!has_history(connection, &exists, err))
        return false;
    *ret_events = NULL;
    *ret_count = 0;
    if (!exists)
        return true;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, select_events, NULL, 0, &rows, err))
        return false;
    VEC(struct alq_event) events = {0};
    bool has_row = false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row) {
            *ret_events = events.items;
            *ret_count = events.count;
            return true;
        }
        vec_push(arena, &events, read_event(rows, arena));
    }
    return false;
}

bool history_checksums(struct connection *connection, struct arena *arena,
                       struct map *ret_checksums, struct alq_error *err)
{
    bool exists = false;
    *ret_checksums = (struct map){0};
    if (!has_history(connection, &exists, err))
        return false;
    if (!exists)
        return true;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, select_checksums, NULL, 0, &rows, err))
        return false;
    bool has_row = false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        const char *revision = rows_text(rows, 0, arena);
        const char *checksum = rows_text(rows, 1, arena);
        if (revision)
            map_put(ret_checksums, arena, revision, arena_strdup(arena, checksum));
    }
    return false;
}
