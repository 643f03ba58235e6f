/* The second session: opened when it is first needed, used to look at the first. */
#include "database/postgresql/session.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/queries.h"
#include "base/banned.h"

enum { SHOWN_STATEMENT = 80 };

bool postgresql_side(struct connection *connection, struct connection **ret_side,
                     struct alq_error *err)
{
    struct postgresql_connection *main = (struct postgresql_connection *)connection;
    if (main->side && postgresql_is_lost(main->side)) {
        connection_free(main->side);
        main->side = NULL;
    }
    char host[65] = "";
    TEXT_SCOPE(name);
    gethostname(host, sizeof host - 1);
    /* lock.c reads it; the server cuts it at 63 bytes. */
    text_printf(&name, "alambique %d %d@%s", postgresql_pid(connection), (int)getpid(), host);
    if (!main->side && !postgresql_open_again(connection, text_string(&name), &main->side, err))
        return false;
    *ret_side = main->side;
    return true;
}

/* A statement on one line, cut. */
void postgresql_add_statement(struct text *text, const char *statement)
{
    size_t length = strlen(statement);
    bool is_cut = length > SHOWN_STATEMENT;
    size_t start = text->length;
    length = is_cut ? SHOWN_STATEMENT : length;
    while (is_cut && ((unsigned char)statement[length] & 0xc0) == 0x80)
        length--; /* not inside of a character */
    text_add_bytes(text, statement, length);
    for (size_t i = start; i < text->length; i++)
        if (strchr("\n\r\t", text->bytes[i]))
            text->bytes[i] = ' ';
    text_add(text, is_cut ? "…" : "");
}

static bool add_blockers(struct connection *side, int pid, struct text *text, struct arena *arena)
{
    struct value parameter = VALUE_OF_INTEGER(pid);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(side, blockers_sql, &parameter, 1, &rows, NULL))
        return false;
    while (rows_next(rows, &has_row, NULL)) {
        if (!has_row)
            return true;
        const char *application = rows_text(rows, 1, arena);
        const char *statement = rows_text(rows, 4, arena);
        text_add(text, text->length ? "; " : "");
        text_printf(text, "session %lld", (long long)rows_integer(rows, 0));
        if (application && *application)
            text_printf(text, " (%s)", application);
        text_printf(text, " of %s, %s for %s", rows_text(rows, 2, arena), rows_text(rows, 3, arena),
                    rows_text(rows, 5, arena));
        if (statement && *statement) {
            text_add(text, ": ");
            postgresql_add_statement(text, statement);
        }
    }
    return false;
}

char *postgresql_find_blockers(struct connection *connection, int pid, struct arena *arena)
{
    TEXT_SCOPE(text);
    struct connection *side = NULL;
    ERROR_SCOPE(failure);
    if (!postgresql_side(connection, &side, &failure)) {
        if (failure.kind == ALQ_ERROR_CANCELLED) /* it is for the statement that waits */
            atomic_store(&connection->is_interrupted, true);
        return NULL;
    }
    if (!add_blockers(side, pid, &text, arena) || !text.length)
        return NULL;
    return text_copy(&text, arena);
}
