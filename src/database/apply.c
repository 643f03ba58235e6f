/* Makes operations happen: settles what must be looked up, then sends the statements to the
 * sink. */
#include "database/apply.h"

#include "base/error.h"
#include "database/apply_look.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

void apply_init(struct apply *apply, struct connection *connection, bool is_offline,
                struct arena *arena, struct statement_sink sink)
{
    *apply = (struct apply){.connection = connection, .is_offline = is_offline, .sink = sink};
    if (is_offline)
        render_init_offline(&apply->render, connection->dialect, arena);
    else
        render_init(&apply->render, connection->dialect, arena);
    apply->render.is_mariadb = connection->is_mariadb;
    apply->render.wraps_defaults = connection->wraps_defaults;
}

bool apply_statement(struct apply *apply, const char *sql, struct alq_error *err)
{
    if (apply->sink.run)
        return apply->sink.run(apply->sink.user, sql, err);
    return connection_execute(apply->connection, sql, err);
}

/* A script with a clause that the database refuses, or without the one that was asked for, would
 * help nobody; but of what Alembic has the script is as its own. */
static bool check_clause(const struct apply *apply, const struct operation *operation,
                         const struct strings *statements, struct alq_error *err)
{
    const struct dialect *dialect = apply->connection->dialect;
    bool has_condition = operation->if_exists || operation->if_not_exists;
    if (!has_condition || !statements->count || !operation_is_own(operation->kind) ||
        dialect->ddl->has_if_clause[operation->kind])
        return true;
    error_set(err, ALQ_ERROR_UNSUPPORTED, "%s has no IF%s EXISTS for %s, and a script cannot look",
              dialect->label, operation->if_exists ? "" : " NOT",
              operation_faces(operation->kind)->name);
    return error_hint(err, "leave it out, or run the upgrade on a database");
}

static bool run_statements(struct apply *apply, const struct operation *operation,
                           struct alq_error *err)
{
    struct strings statements = {0};
    if (!render_operation(&apply->render, operation, &statements, err) ||
        !check_clause(apply, operation, &statements, err))
        return false;
    for (size_t i = 0; i < statements.count; i++)
        if (!apply_statement(apply, statements.items[i], err))
            return false;
    return true;
}

/* A clause covers only the first of several statements: what comes with a table or column that is
 * there already must not be made either. */
static bool covers_all(const struct ddl *ddl, const struct operation *operation)
{
    const struct table *table = operation->created_table;
    return ddl->has_if_clause[operation->kind] && !(table && table->indexes.count) &&
           !operation->constraints.count && !operation->indexes.count;
}

/* Takes a comment out of a change of a column, where there are no comments. */
static void drop_comment(struct apply *apply, struct operation *operation)
{
    struct column_change *change = arena_new(apply->render.arena, struct column_change);
    *change = *operation->change;
    change->sets_comment = false;
    operation->change = change;
}

/* Settles one operation against the database: *ret_is_done when nothing is left to do. */
static bool settle(struct apply *apply, struct operation *operation, bool *ret_is_done,
                   struct alq_error *err)
{
    const struct ddl *ddl = apply->connection->dialect->ddl;
    bool is_comment = operation->kind == OPERATION_CREATE_TABLE_COMMENT ||
                      operation->kind == OPERATION_DROP_TABLE_COMMENT;
    *ret_is_done = is_comment && ddl->ignores_comments;
    if (*ret_is_done)
        return true;
    if (operation->sequence &&
        (ddl->lacks_sequences || apply->connection->lacks_sequences))
        return render_refuse(&apply->render, err, "have sequence %s", operation->sequence->name);
    if (operation->kind == OPERATION_ALTER_COLUMN && ddl->ignores_comments)
        drop_comment(apply, operation);
    if ((operation->if_exists || operation->if_not_exists) && !covers_all(ddl, operation)) {
        bool exists = false;
        if (!apply_exists(apply, operation, &exists, err))
            return false;
        *ret_is_done = operation->if_exists ? !exists : exists;
        operation->if_exists = operation->if_not_exists = false;
        if (*ret_is_done)
            return true;
    }
    return apply_complete(apply, operation, err);
}

static bool must_rebuild(const struct apply *apply, const struct operation *operation)
{
    const struct dialect *dialect = apply->connection->dialect;
    return dialect->needs_rebuild && dialect->needs_rebuild(operation, apply->is_offline);
}

bool operation_apply(struct apply *apply, const struct operation *operation, struct alq_error *err)
{
    const struct dialect *dialect = apply->connection->dialect;
    struct operation settled = *operation;
    const struct operation *list[] = {&settled};
    bool is_done = false;
    if (apply->is_offline)
        return run_statements(apply, operation, err);
    if (!settle(apply, &settled, &is_done, err))
        return false;
    if (is_done)
        return true;
    if (dialect->rebuild && must_rebuild(apply, &settled))
        return dialect->rebuild(apply, settled.schema, settled.table, list, 1, err);
    return run_statements(apply, &settled, err);
}

static bool rebuild(struct apply *apply, const char *schema, const char *table,
                    const struct operations *operations, struct alq_error *err)
{
    VEC(const struct operation *) list = {0};
    for (size_t i = 0; i < operations->count; i++) {
        struct operation *settled = arena_new(apply->render.arena, struct operation);
        bool is_done = false;
        *settled = *operations->items[i];
        if (!settle(apply, settled, &is_done, err))
            return false;
        if (!is_done)
            vec_push(apply->render.arena, &list, settled);
    }
    return apply->connection->dialect->rebuild(apply, schema, table, list.items, list.count, err);
}

bool operations_apply_batch(struct apply *apply, const char *schema, const char *table,
                            const struct operations *operations, enum recreate recreate,
                            struct alq_error *err)
{
    const struct dialect *dialect = apply->connection->dialect;
    bool is_rebuilt = recreate == RECREATE_ALWAYS && dialect->needs_rebuild;
    for (size_t i = 0; recreate == RECREATE_AUTO && i < operations->count; i++)
        is_rebuilt = is_rebuilt || must_rebuild(apply, operations->items[i]);
    if (is_rebuilt && apply->is_offline) {
        error_set(err, ALQ_ERROR_UNSUPPORTED,
                  "%s must rebuild table %s, which a script cannot do without the database",
                  dialect->label, table);
        return error_hint(err, "run it on a database, without --sql");
    }
    if (is_rebuilt && dialect->rebuild)
        return rebuild(apply, schema, table, operations, err);
    for (size_t i = 0; i < operations->count; i++)
        if (!operation_apply(apply, operations->items[i], err))
            return false;
    return true;
}
