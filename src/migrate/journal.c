/* The journal's row, and the process that works on it. */
#include "migrate/journal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/real.h"
#include "base/text.h"
#include "database/dialect.h"
#include "migrate/history.h"
#include "base/banned.h"

static const char create_table[] = "CREATE TABLE IF NOT EXISTS " JOURNAL_TABLE " (\n"
                                   "    revision VARCHAR(255) NOT NULL PRIMARY KEY,\n"
                                   "    direction VARCHAR(16) NOT NULL,\n"
                                   "    statement_count INTEGER NOT NULL,\n"
                                   "    done INTEGER NOT NULL,\n"
                                   "    is_doubtful INTEGER NOT NULL,\n"
                                   "    begun TEXT,\n"
                                   "    checksum VARCHAR(64) NOT NULL,\n"
                                   "    holder VARCHAR(255),\n"
                                   "    error TEXT,\n"
                                   "    caught TEXT\n"
                                   ")";

static const char insert_row[] =
    "INSERT INTO " JOURNAL_TABLE
    " (revision, direction, statement_count, done, is_doubtful, begun, checksum, holder, error,"
    " caught) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char update_row[] =
    "UPDATE " JOURNAL_TABLE
    " SET done = ?, is_doubtful = ?, begun = ?, checksum = ?, holder = ?, error = ?,"
    " caught = ?";

static const char select_row[] =
    "SELECT revision, direction, statement_count, done, is_doubtful, begun, checksum, holder,"
    " error, caught FROM " JOURNAL_TABLE;

/* The text of a begun statement, unless it is longer than a column of every database holds. */
static const char *text_in_doubt(const struct journal *journal)
{
    enum { LONGEST = 60000 };
    bool is_kept = journal->is_doubtful && journal->begun && strlen(journal->begun) <= LONGEST;
    return is_kept ? journal->begun : NULL;
}

static bool has_journal(struct connection *connection, bool *ret_has, struct alq_error *err)
{
    return connection->dialect->has_table(connection, NULL, JOURNAL_TABLE, ret_has, err);
}

static bool read_row(struct connection *connection, struct arena *arena,
                     struct journal *ret_journal, bool *ret_exists, struct alq_error *err)
{
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!connection_query(connection, select_row, NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_exists = has_row;
    if (!has_row)
        return true;
    *ret_journal = (struct journal){
        .has_table = true,
        .revision = rows_text(rows, 0, arena),
        .direction = rows_text(rows, 1, arena),
        .statement_count = rows_integer(rows, 2),
        .done = rows_integer(rows, 3),
        .is_doubtful = rows_integer(rows, 4) != 0,
        .begun = rows_text(rows, 5, arena),
        .checksum = rows_text(rows, 6, arena),
        .holder = rows_text(rows, 7, arena),
        .error = rows_text(rows, 8, arena),
        .caught = rows_text(rows, 9, arena),
    };
    return true;
}

/* Read without a lock: between the two questions whoever works on it may drop the table, and the
 * next one may make it again. */
bool journal_read(struct connection *connection, struct arena *arena, struct journal *ret_journal,
                  bool *ret_exists, struct alq_error *err)
{
    enum { MOST_TRIES = 5 };
    ERROR_SCOPE(refusal);
    *ret_exists = false;
    for (int i = 0; i < MOST_TRIES; i++) {
        bool has_table = false;
        if (!has_journal(connection, &has_table, i ? NULL : err))
            return i && error_move(err, &refusal);
        *ret_journal = (struct journal){.has_table = has_table};
        alq_error_release(&refusal);
        if (!has_table || read_row(connection, arena, ret_journal, ret_exists, &refusal))
            return true;
        if (refusal.kind != ALQ_ERROR_DATABASE)
            break;
    }
    return error_move(err, &refusal);
}

bool journal_create(struct connection *connection, const struct journal *journal, bool has_table,
                    struct alq_error *err)
{
    const struct value values[] = {
        value_of_text(journal->revision),
        value_of_text(journal->direction),
        VALUE_OF_INTEGER(journal->statement_count),
        VALUE_OF_INTEGER(journal->done),
        VALUE_OF_INTEGER(journal->is_doubtful),
        value_of_text(text_in_doubt(journal)),
        value_of_text(journal->checksum),
        value_of_text(journal->holder),
        value_of_text(journal->error),
        value_of_text(journal->caught),
    };
    TEXT_SCOPE(create);
    text_add(&create, create_table);
    if (connection->dialect->durable_table)
        text_add(&create, connection->dialect->durable_table);
    return (has_table || connection_execute(connection, text_string(&create), err)) &&
           connection_defer(connection, insert_row, values, sizeof values / sizeof *values, NULL,
                            err);
}

bool journal_update(struct connection *connection, const struct journal *journal,
                    struct alq_error *err)
{
    const struct value values[] = {
        VALUE_OF_INTEGER(journal->done),       VALUE_OF_INTEGER(journal->is_doubtful),
        value_of_text(text_in_doubt(journal)), value_of_text(journal->checksum),
        value_of_text(journal->holder),        value_of_text(journal->error),
        value_of_text(journal->caught),
    };
    return connection_defer(connection, update_row, values, sizeof values / sizeof *values, NULL,
                            err);
}

void journal_count_statement(struct journal *journal, const struct script_statement *statement,
                             struct arena *arena)
{
    TEXT_SCOPE(link);
    text_add(&link, journal->checksum);
    text_add(&link, statement->text);
    for (size_t i = 0; i < statement->parameter_count; i++) {
        const struct value *value = &statement->parameters[i];
        text_printf(&link, "\n%d:", (int)value->kind);
        if (value->kind == VALUE_INTEGER)
            text_printf(&link, "%lld", (long long)value->integer);
        else if (value->kind == VALUE_REAL)
            real_add(&link, "%.17g", value->real);
        else if (value->bytes)
            text_add_bytes(&link, value->bytes, value->length);
    }
    journal->checksum = arena_strdup(arena, digest_bytes(text_string(&link), link.length).hex);
    journal->done++;
}

bool journal_finish(struct connection *connection, struct alq_error *err)
{
    bool drops = connection->dialect->has_transactional_ddl;
    return connection_defer(connection,
                            drops ? "DROP TABLE " JOURNAL_TABLE : "DELETE FROM " JOURNAL_TABLE,
                            NULL, 0, NULL, err);
}

void journal_clear_away(struct connection *connection)
{
    ARENA_SCOPE(scratch);
    ERROR_SCOPE(ignored);
    struct journal journal;
    bool has_table = false, has_row = false;
    if (has_journal(connection, &has_table, &ignored) && has_table &&
        journal_read(connection, &scratch, &journal, &has_row, &ignored) && !has_row)
        (void)!connection_execute(connection, "DROP TABLE " JOURNAL_TABLE, &ignored);
}

char *journal_holder(struct arena *arena)
{
    return arena_printf(arena, "%s:%ld:%lld", history_host(arena), (long)getpid(),
                        (long long)time(NULL));
}

struct holder_parts {
    char *host;
    long process;
    long long since;
};

static bool split_holder(const char *holder, struct arena *arena, struct holder_parts *ret_parts)
{
    const char *colon = holder ? strchr(holder, ':') : NULL;
    if (!colon)
        return false;
    char *end = NULL;
    ret_parts->host = arena_strndup(arena, holder, (size_t)(colon - holder));
    ret_parts->process = strtol(colon + 1, &end, 10);
    ret_parts->since = *end == ':' ? strtoll(end + 1, NULL, 10) : 0;
    return true;
}

enum holder_state journal_holder_state(const char *holder)
{
    ARENA_SCOPE(scratch);
    struct holder_parts parts;
    if (!split_holder(holder, &scratch, &parts))
        return HOLDER_GONE;
    if (strcmp(parts.host, history_host(&scratch)) != 0)
        return HOLDER_UNKNOWN;
    bool is_alive = kill((pid_t)parts.process, 0) == 0 || errno == EPERM;
    return is_alive ? HOLDER_ALIVE : HOLDER_GONE;
}

char *journal_describe_holder(const char *holder, struct arena *arena)
{
    struct holder_parts parts;
    if (!split_holder(holder, arena, &parts))
        return arena_strdup(arena, _("nobody"));
    return arena_printf(arena, _("process %ld on %s since %s"), parts.process, parts.host,
                        clock_format_utc(parts.since, arena));
}
