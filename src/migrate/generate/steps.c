/* Finds the steps between two schemas and makes them on the scratch database, keeping the
 * statements. */
#include "migrate/generate/steps.h"

#include "base/error.h"
#include "database/apply.h"
#include "base/banned.h"

/* -- Schemas as wholes */

static const struct schema *find(const struct snapshot *snapshot, const char *name)
{
    for (size_t i = 0; i < snapshot->count; i++)
        if (string_equal(snapshot->items[i]->name, name))
            return snapshot->items[i];
    return NULL;
}

/* A schema that only one of them has is an empty one to the other. */
static void add_schema(const struct generation *generation, const char *name, bool is_created,
                       struct arena *arena, struct changes *changes)
{
    struct operation *operation = operation_new(arena, OPERATION_EXECUTE, NULL, NULL);
    TEXT_SCOPE(sql);
    text_add(&sql, is_created ? "CREATE SCHEMA " : "DROP SCHEMA ");
    dialect_add_name(generation->dialect, &sql, name);
    operation->text = text_copy(&sql, arena);
    vec_push(arena, changes,
             (struct change){.phase = is_created ? PHASE_CREATE_SCHEMAS : PHASE_DROP_SCHEMAS,
                             .operation = operation});
}

static const struct schema *empty_schema(const char *name, struct arena *arena)
{
    struct schema *schema = arena_new(arena, struct schema);
    schema->name = name;
    return schema;
}

static void diff_one(const struct generation *generation, const struct schema *before,
                     const struct schema *after, struct arena *arena,
                     struct differences *differences, struct changes *changes)
{
    struct differences found = {0};
    diff_schemas(generation->dialect, before, after, &generation->own_tables, arena, &found);
    diff_changes(generation->dialect, before, after, &found, arena, changes);
    for (size_t i = 0; i < found.count; i++)
        vec_push(arena, differences, found.items[i]);
}

void snapshots_diff(const struct generation *generation, const struct snapshot *before,
                    const struct snapshot *after, struct arena *arena,
                    struct differences *ret_differences, struct changes *ret_changes)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct schema *old = before->items[i];
        const struct schema *new = find(after, old->name);
        if (!new)
            add_schema(generation, old->name, false, arena, ret_changes);
        diff_one(generation, old, new ? new : empty_schema(old->name, arena), arena,
                 ret_differences, ret_changes);
    }
    for (size_t i = 0; i < after->count; i++) {
        const struct schema *new = after->items[i];
        if (find(before, new->name))
            continue;
        add_schema(generation, new->name, true, arena, ret_changes);
        diff_one(generation, empty_schema(new->name, arena), new, arena, ret_differences,
                 ret_changes);
    }
    changes_sort(ret_changes);
}

/* -- Groups */

static bool is_of_group(const struct step_group *group, const struct change *change)
{
    return group->table && !group->note && change->phase == PHASE_ALTER_TABLES && !change->note &&
           string_equal(group->table, change->operation->table) &&
           string_equal(group->schema, change->operation->schema);
}

static void group_changes(const struct changes *changes, struct arena *arena,
                          struct step_groups *groups)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        const struct operation *operation = change->operation;
        struct step_group *last = groups->count ? &groups->items[groups->count - 1] : NULL;
        if (!last || !is_of_group(last, change)) {
            bool is_altered = change->phase == PHASE_ALTER_TABLES && !change->note;
            struct step_group group = {.note = change->note};
            group.schema = is_altered ? operation->schema : NULL;
            group.table = is_altered ? operation->table : NULL;
            vec_push(arena, groups, group);
            last = &groups->items[groups->count - 1];
        }
        if (operation)
            vec_push(arena, &last->operations, (struct operation *)operation);
    }
}

/* -- Making */

struct recorder {
    struct connection *connection;
    struct strings *statements;
    struct arena *arena;
};

static bool record(void *user, const char *sql, struct alq_error *err)
{
    struct recorder *recorder = user;
    if (!connection_execute(recorder->connection, sql, err))
        return false;
    vec_push(recorder->arena, recorder->statements, arena_strdup(recorder->arena, sql));
    return true;
}

static bool needs_rebuild(const struct dialect *dialect, const struct step_group *group)
{
    for (size_t i = 0; group->table && i < group->operations.count; i++)
        if (dialect->needs_rebuild(group->operations.items[i], false))
            return true;
    return false;
}

/* What the database cannot turn into each other a person has to. */
static bool explain(struct generation *generation, const struct operation *operation,
                    struct alq_error *err)
{
    bool is_type = operation->kind == OPERATION_ALTER_COLUMN && operation->change->sets_type;
    if (is_type && err && !err->hint)
        error_hint(err, "add a column of the new type and fill it, then drop %s.%s: two revisions",
                   operation->table, operation->name);
    return error_detail(err, "%s", operation_describe(operation, generation->arena));
}

static bool make_group(struct generation *generation, struct apply *apply, struct step_group *group,
                       struct alq_error *err)
{
    const struct operations *operations = &group->operations;
    group->is_rebuild = needs_rebuild(generation->dialect, group);
    if (group->table)
        return operations_apply_batch(apply, group->schema, group->table, operations, RECREATE_AUTO,
                                      err);
    for (size_t i = 0; i < operations->count; i++)
        if (!operation_apply(apply, operations->items[i], err))
            return explain(generation, operations->items[i], err);
    return true;
}

static bool make_all(struct generation *generation, struct step_groups *groups, size_t first,
                     struct alq_error *err)
{
    struct recorder recorder = {generation_connection(generation), NULL, generation->arena};
    struct apply apply;
    apply_init(&apply, recorder.connection, false, generation->arena,
               (struct statement_sink){record, &recorder});
    for (size_t i = first; i < groups->count; i++) {
        recorder.statements = &groups->items[i].statements;
        if (!make_group(generation, &apply, &groups->items[i], err))
            return false;
    }
    return true;
}

bool steps_make(struct generation *generation, const struct changes *changes,
                struct step_groups *groups, struct alq_error *err)
{
    struct connection *connection = generation_connection(generation);
    size_t first = groups->count;
    group_changes(changes, generation->arena, groups);
    if (!connection_begin(connection, err))
        return false;
    if (make_all(generation, groups, first, err))
        return connection_commit(connection, err);
    connection_rollback(connection);
    return false;
}
