/* Reads and compares all schemas of a database. */
#include "migrate/snapshot.h"

#include "base/message.h"
#include "diff/diff.h"
#include "base/banned.h"

static bool add_schema(struct connection *connection, const char *name, struct arena *arena,
                       struct snapshot *snapshot, struct alq_error *err)
{
    const struct dialect *dialect = connection->dialect;
    struct schema *schema = NULL;
    if (!dialect->inspect_schema(connection, name, arena, &schema, err) ||
        !dialect_inspect_definitions(connection, arena, schema, err))
        return false;
    vec_push(arena, snapshot, schema);
    return true;
}

bool snapshot_take(struct connection *connection, struct arena *arena,
                   struct snapshot *ret_snapshot, struct alq_error *err)
{
    const struct dialect *dialect = connection->dialect;
    struct snapshot snapshot = {0};
    struct strings names = {0};
    if (!add_schema(connection, NULL, arena, &snapshot, err) ||
        (dialect->list_schemas && !dialect->list_schemas(connection, arena, &names, err)))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (!add_schema(connection, names.items[i], arena, &snapshot, err))
            return false;
    *ret_snapshot = snapshot;
    return true;
}

bool snapshot_is_empty(const struct snapshot *snapshot)
{
    for (size_t i = 0; i < snapshot->count; i++) {
        const struct schema *schema = snapshot->items[i];
        if (schema->views.count || schema->enums.count || schema->sequences.count ||
            schema->definitions.count)
            return false;
        for (size_t j = 0; j < schema->tables.count; j++)
            if (!options_text(&schema->tables.items[j]->options, "postgresql_extension"))
                return false;
    }
    return true;
}

static const struct schema *find(const struct snapshot *snapshot, const char *name)
{
    for (size_t i = 0; i < snapshot->count; i++)
        if (string_equal(snapshot->items[i]->name, name))
            return snapshot->items[i];
    return NULL;
}

static void describe_all(const struct differences *differences, struct arena *arena,
                         struct strings *lines)
{
    for (size_t i = 0; i < differences->count; i++) {
        TEXT_SCOPE(line);
        difference_describe(&differences->items[i], &line);
        vec_push(arena, lines, text_copy(&line, arena));
    }
}

struct strings snapshot_compare(const struct dialect *dialect, const struct snapshot *before,
                                const struct snapshot *after, const struct strings *ignored,
                                struct arena *arena)
{
    ARENA_SCOPE(scratch);
    struct strings lines = {0};
    for (size_t i = 0; i < before->count; i++) {
        const struct schema *old = before->items[i];
        const struct schema *new = find(after, old->name);
        struct differences differences = {0};
        if (!new) {
            vec_push(arena, &lines, arena_printf(arena, _("schema %s was removed"), old->name));
            continue;
        }
        diff_schemas(dialect, old, new, ignored, &scratch, &differences);
        describe_all(&differences, arena, &lines);
    }
    for (size_t i = 0; i < after->count; i++)
        if (!find(before, after->items[i]->name))
            vec_push(arena, &lines,
                     arena_printf(arena, _("schema %s was added"), after->items[i]->name));
    return lines;
}
