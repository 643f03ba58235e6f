/* Who may stand in the way of a statement that did not get a lock in time. */
#include "database/mysql/internal.h"

#include "base/error.h"
#include "base/message.h"
#include "database/mysql/queries.h"
#include "base/banned.h"

static void add_blocker(const struct rows *rows, struct arena *arena, struct text *text)
{
    enum { ID, USER, HOST, SINCE, STATEMENT };
    text_printf(text, _("%sconnection %s of %s@%s, in a transaction since %s, running: %s"),
                text->length ? "\n" : "", rows_text(rows, ID, arena), rows_text(rows, USER, arena),
                rows_text(rows, HOST, arena), rows_text(rows, SINCE, arena),
                rows_text(rows, STATEMENT, arena));
}

void mysql_name_blockers(struct connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    TEXT_SCOPE(text);
    ERROR_SCOPE(refusal);
    ROWS_SCOPE(rows);
    bool has_row = true;
    /* Not through connection_query: a wish to stop is meant for the statement that failed. */
    if (!connection->methods->query(connection, blockers_sql, NULL, 0, &rows, &refusal)) {
        if (refusal.kind == ALQ_ERROR_CANCELLED)
            atomic_store(&connection->is_interrupted, true);
        return;
    }
    while (rows_next(rows, &has_row, NULL) && has_row)
        add_blocker(rows, &scratch, &text);
    if (!text.length)
        return;
    error_detail(err, "in the way may be\n%s", text_string(&text));
    connection_log(connection, ALQ_LOG_WARNING, "waited for a lock; in the way may be %s",
                   text_string(&text));
}
