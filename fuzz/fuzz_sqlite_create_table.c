/* Reads any bytes as CREATE TABLE and CREATE INDEX, and where that works changes the text: what is
 * read again must hold the same columns but for the change. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "database/sqlite/inspect_parts.h"
#include "database/sqlite/table_edit.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_spans(const struct create_table *table)
{
    size_t at = table->open;
    for (size_t i = 0; i < table->count; i++) {
        const struct create_item *item = &table->items[i];
        if (item->span.start < at || item->span.end < item->span.start ||
            item->span.end > table->close)
            abort();
        at = item->span.end;
        for (size_t j = 0; j < item->clauses.count; j++)
            if (item->clauses.items[j].span.end > item->span.end)
                abort();
    }
}

/* Putting a column in and taking it out again leaves as many items. */
static void check_edits(const char *text, struct arena *arena)
{
    struct table_edit edit;
    if (!table_edit_init(&edit, text, arena, NULL))
        return;
    size_t count = edit.table.count;
    for (size_t at = 0; at <= table_edit_columns(&edit) && at < 8; at++) {
        if (!table_edit_insert_item(&edit, at, "\"put in\" TEXT", NULL) ||
            edit.table.count != count + 1)
            abort();
        check_spans(&edit.table);
        if (!table_edit_remove_item(&edit, at, NULL) || edit.table.count != count)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct create_table table;
    struct create_index index;
    char *text = arena_strndup(&arena, (const char *)data, size);
    if (create_index_read(text, &arena, &index, NULL))
        inspect_create_index(&index, &arena);
    if (!create_table_read(text, &arena, &table, &err)) {
        if (err.kind != ALQ_ERROR_DATABASE || !err.message)
            abort();
        return 0;
    }
    check_spans(&table);
    inspect_create_table(&table, &arena);
    create_text_in(text, "main", &arena);
    check_edits(text, &arena);
    return 0;
}
