/* Reads what has no model of its own, by the one query that a dialect has for it. */
#include "database/dialect.h"
#include "schema/schema.h"

#include "base/banned.h"

bool dialect_inspect_definitions(struct connection *connection, struct arena *arena,
                                 struct schema *schema, struct alq_error *err)
{
    const char *query = connection->dialect->definitions_query;
    const struct value parameter = value_of_text(schema->name);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!query)
        return true;
    if (!connection_query(connection, query, &parameter, 1, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        struct definition *definition = arena_new(arena, struct definition);
        definition->schema = schema->name;
        definition->kind = rows_text(rows, 0, arena);
        definition->name = rows_text(rows, 1, arena);
        definition->source = rows_text(rows, 2, arena);
        vec_push(arena, &schema->definitions, definition);
    }
    return false;
}
