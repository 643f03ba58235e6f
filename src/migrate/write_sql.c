/* Moves and stamps as SQL scripts, without a database, in Alembic's words (--sql). */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/offline.h"
#include "migrate/databases.h"
#include "migrate/run.h"
#include "base/banned.h"

static const struct dialect *find_dialect(const char *url, struct arena *arena,
                                          bool *ret_is_mariadb, struct alq_error *err)
{
    struct url parsed = {0};
    const char *name = url;
    if (!url) {
        error_set(err, ALQ_ERROR_CONFIG,
                  "no database URL, which says for which database SQL is written");
        error_hint(err, "for example: --url postgresql://");
        return NULL;
    }
    if (strstr(url, "://")) {
        if (!url_parse(url, arena, &parsed, err))
            return NULL;
        name = parsed.is_mariadb ? "mariadb" : parsed.dialect;
    }
    *ret_is_mariadb = strcmp(name, "mariadb") == 0;
    const struct dialect *dialect = databases_find(*ret_is_mariadb ? "mysql" : name);
    if (!dialect) {
        error_set(err, ALQ_ERROR_CONFIG, "this build knows no database '%s'", name);
        error_hint(err, "one of: sqlite, postgresql, mysql");
    }
    return dialect;
}

/* The dialect, with BEGIN and COMMIT in the script or without where the project says so. */
static const struct dialect *dialect_for(const struct config *config, const struct dialect *dialect,
                                         struct arena *arena)
{
    if (!config->says_transactional_ddl ||
        config->is_transactional_ddl == dialect->writes_transactions)
        return dialect;
    struct dialect *own = arena_new(arena, struct dialect);
    *own = *dialect;
    own->writes_transactions = config->is_transactional_ddl;
    return own;
}

/* An offline connection posing as a database handle, so that a run can use it. */
struct script {
    struct alq_database database;
    struct run run;
    bool is_one_each; /* a transaction for each revision */
};

static bool script_begin(struct script *script, const struct alq_project *project, const char *url,
                         const struct alq_run_options *options, alq_write_fn write, void *user,
                         struct arena *arena, struct alq_error *err)
{
    bool is_mariadb = false;
    const struct dialect *dialect = find_dialect(url, arena, &is_mariadb, err);
    if (!dialect)
        return false;
    *script = (struct script){.is_one_each = project->config.writes_transaction_per_migration};
    script->database.connection =
        offline_connection_new(dialect_for(&project->config, dialect, arena), write, user);
    script->database.connection->is_mariadb = is_mariadb;
    run_begin(&script->run, project, &script->database, options, arena);
    return true;
}

static bool script_end(struct script *script, bool is_written)
{
    run_end(&script->run);
    connection_free(script->database.connection);
    return is_written;
}

static bool write_changes(struct run *run, const struct graph_step *step, struct alq_error *err)
{
    for (size_t i = 0; i < step->changes.count; i++) {
        const char *sql = version_table_change_sql(&run->version_table, run->connection->dialect,
                                                   &step->changes.items[i], run->arena);
        if (!connection_execute(run->connection, sql, err))
            return false;
    }
    run->versions = graph_heads_after(step, &run->versions, run->arena);
    return true;
}

static bool write_head(struct run *run, const struct graph_step *step, const char *verb,
                       const char *title, struct alq_error *err)
{
    const char *from = strings_join(&step->from, ", ", run->arena);
    const char *to = strings_join(&step->to, ", ", run->arena);
    const char *create =
        version_table_create_sql(&run->version_table, run->connection->dialect, run->arena);
    if (!run->versions.count && !connection_execute(run->connection, create, err))
        return false;
    run_log(run, ALQ_LOG_INFO, "Running %s %s -> %s%s%s", verb, from, to, *title ? ", " : "",
            title);
    return offline_write(run->connection,
                         arena_printf(run->arena, "-- Running %s %s -> %s\n\n", verb, from, to),
                         err);
}

/* The transaction is as the step wants it: open, or closed for one that cannot be in any. */
static bool settle_transaction(struct run *run, bool wants_one, struct alq_error *err)
{
    bool has_one = connection_is_in_transaction(run->connection);
    if (wants_one && !has_one)
        return connection_begin(run->connection, err);
    return wants_one || !has_one || connection_commit(run->connection, err);
}

static bool write_statement(void *user, const struct script_statement *statement,
                            struct alq_error *err)
{
    const struct run *run = user;
    return connection_execute(run->connection, statement->text, err);
}

static bool write_step(struct script *script, const struct graph_step *graph_step,
                       struct alq_error *err)
{
    struct run *run = &script->run;
    struct run_step step;
    const char *verb = graph_step->is_upgrade ? "upgrade" : "downgrade";
    if (!run_load_step(run, graph_step, &step, err))
        return false;
    /* An Alembic script that leaves its transaction writes so itself, as there. */
    bool wants_transaction = step.is_transactional || step.program.unit ||
                             !run->connection->dialect->writes_transactions;
    if (!settle_transaction(run, wants_transaction, err) ||
        !write_head(run, graph_step, verb, step.file.title, err))
        return false;
    if (!run_program(run, &step, true, true, write_statement, run, err) ||
        !write_changes(run, graph_step, err))
        return false;
    return !script->is_one_each || settle_transaction(run, false, err);
}

static bool write_plan(struct script *script, const struct graph_plan *plan, struct alq_error *err)
{
    if (!script->is_one_each && !settle_transaction(&script->run, true, err))
        return false;
    for (size_t i = 0; i < plan->count; i++)
        if (!write_step(script, &plan->items[i], err))
            return false;
    return settle_transaction(&script->run, false, err);
}

/* Splits "start:end"; start is NULL where there is none. */
static void split_range(const char *range, struct arena *arena, const char **ret_start,
                        const char **ret_end)
{
    const char *colon = strchr(range, ':');
    *ret_start = colon ? arena_strndup(arena, range, (size_t)(colon - range)) : NULL;
    *ret_end = colon ? colon + 1 : range;
}

/* The version that the script begins at. */
static bool resolve_start(struct run *run, const char *start, struct alq_error *err)
{
    struct graph_node *node = NULL;
    if (!start || !*start)
        return true;
    if (!graph_resolve_one(project_graph(run->project), start, run->arena, &node, err))
        return false;
    if (node && !strings_contain(&run->versions, node->id))
        vec_push(run->arena, &run->versions, node->id);
    return true;
}

static bool write_move(struct script *script, enum alq_direction direction, const char *range,
                       struct alq_error *err)
{
    struct run *run = &script->run;
    const struct graph *graph = project_graph(run->project);
    const char *start = NULL;
    const char *end = NULL;
    struct graph_plan plan = {0};
    split_range(range, run->arena, &start, &end);
    if (direction == ALQ_DOWNGRADE && !start) {
        error_set(err, ALQ_ERROR_USAGE, "a downgrade as SQL needs its start: <from>:<to>");
        return error_hint(err, "alambique downgrade --sql head:base");
    }
    if (!resolve_start(run, start, err))
        return false;
    bool is_planned =
        direction == ALQ_UPGRADE
            ? graph_plan_upgrade(graph, end, &run->versions, run->arena, &plan, err)
            : graph_plan_downgrade(graph, end, &run->versions, run->arena, &plan, err);
    return is_planned && write_plan(script, &plan, err);
}

bool alq_write_sql(const struct alq_project *project, const char *url, enum alq_direction direction,
                   const char *range, const struct alq_run_options *options, alq_write_fn write,
                   void *user, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct script script;
    if (!script_begin(&script, project, url, options, write, user, &arena, err))
        return false;
    return script_end(&script, write_move(&script, direction, range, err));
}

static bool write_stamp(struct script *script, const char *const *targets, size_t target_count,
                        struct alq_error *err)
{
    struct run *run = &script->run;
    struct strings ends = {0};
    struct graph_plan plan = {0};
    for (size_t i = 0; i < target_count; i++) {
        const char *start = NULL;
        const char *end = NULL;
        split_range(targets[i], run->arena, &start, &end);
        vec_push(run->arena, &ends, end);
        if (!resolve_start(run, start, err))
            return false;
    }
    if (!graph_plan_stamp(project_graph(run->project), &ends, &run->versions, run->arena, &plan,
                          err) ||
        !settle_transaction(run, true, err))
        return false;
    for (size_t i = 0; i < plan.count; i++)
        if (!write_head(run, &plan.items[i], "stamp_revision", "", err) ||
            !write_changes(run, &plan.items[i], err))
            return false;
    return settle_transaction(run, false, err);
}

bool alq_write_stamp_sql(const struct alq_project *project, const char *url,
                         const char *const *targets, size_t target_count, bool purge,
                         const struct alq_run_options *options, alq_write_fn write, void *user,
                         struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct script script;
    if (purge) {
        error_set(err, ALQ_ERROR_USAGE,
                  "--purge empties a table, which needs a database: not with --sql");
        return error_hint(err, "alambique stamp --purge REVISION");
    }
    if (!script_begin(&script, project, url, options, write, user, &arena, err))
        return false;
    return script_end(&script, write_stamp(&script, targets, target_count, err));
}

static bool write_version_table(struct run *run, struct alq_error *err)
{
    const char *create =
        version_table_create_sql(&run->version_table, run->connection->dialect, run->arena);
    return connection_begin(run->connection, err) &&
           connection_execute(run->connection, create, err) &&
           connection_commit(run->connection, err);
}

bool alq_write_ensure_version_sql(const struct alq_project *project, const char *url,
                                  alq_write_fn write, void *user, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct script script;
    if (!script_begin(&script, project, url, NULL, write, user, &arena, err))
        return false;
    return script_end(&script, write_version_table(&script.run, err));
}
