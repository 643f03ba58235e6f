/* Where a database stands against a project: no side effects, no lock. */
#include <stdlib.h>

#include "base/text.h"
#include "migrate/unfinished.h"
#include "base/banned.h"

static const char *const state_names[] = {
    [ALQ_STATE_UNREACHABLE] = "unreachable", [ALQ_STATE_EMPTY] = "empty",
    [ALQ_STATE_UNVERSIONED] = "unversioned", [ALQ_STATE_BEHIND] = "behind",
    [ALQ_STATE_CURRENT] = "current",         [ALQ_STATE_AHEAD] = "ahead",
    [ALQ_STATE_DIVERGED] = "diverged",       [ALQ_STATE_INTERRUPTED] = "interrupted",
};

const char *alq_state_name(enum alq_state_kind kind)
{
    size_t count = sizeof state_names / sizeof *state_names;
    return (size_t)kind < count ? state_names[kind] : "unknown";
}

/* What is read before a state is named. */
struct findings {
    struct strings versions;
    struct strings unknown;
    struct node_list current;
    struct node_list pending;
    struct strings edited;
    bool has_tables;
    bool is_interrupted;
    struct journal journal;
    struct run_cache *cache;
};

static bool is_own_table(const struct alq_project *project, const char *table)
{
    return string_equal(table, project->config.version_table) ||
           string_equal(table, HISTORY_TABLE) || string_equal(table, LEASE_TABLE) ||
           string_equal(table, JOURNAL_TABLE);
}

static bool find_tables(const struct alq_project *project, struct connection *connection,
                        struct arena *arena, bool *ret_has_tables, struct alq_error *err)
{
    struct strings tables = {0};
    if (!connection->dialect->list_tables(connection, NULL, arena, &tables, err))
        return false;
    *ret_has_tables = false;
    for (size_t i = 0; i < tables.count; i++)
        if (!is_own_table(project, tables.items[i]))
            *ret_has_tables = true;
    return true;
}

bool run_is_on_unversioned(const struct run *run)
{
    bool has_tables = false;
    return !run->versions.count &&
           find_tables(run->project, run->connection, run->arena, &has_tables, NULL) && has_tables;
}

/* What `upgrade heads` would run. Where the database has versions unknown here, they may stand for
 * any of our revisions: what the history does not know to be applied is pending. */
static bool find_pending(const struct alq_project *project, struct connection *connection,
                         struct findings *found, struct arena *arena, struct alq_error *err)
{
    struct strings known = {0};
    for (size_t i = 0; i < found->current.count; i++)
        vec_push(arena, &known, found->current.items[i]->id);
    struct graph_plan plan = {0};
    if (!graph_plan_upgrade(project_graph(project), "heads", &known, arena, &plan, err))
        return false;
    struct map applied = {0};
    bool asks_history = found->unknown.count > 0;
    if (asks_history && !history_checksums(connection, arena, &applied, err))
        return false;
    for (size_t i = 0; i < plan.count; i++) {
        bool is_applied =
            asks_history && (!applied.count || map_has(&applied, plan.items[i].node->id));
        if (!is_applied)
            vec_push(arena, &found->pending, plan.items[i].node);
    }
    return true;
}

static bool find(const struct alq_project *project, struct connection *connection,
                 struct findings *found, struct arena *arena, struct alq_error *err)
{
    struct version_table table = project_version_table(project);
    if (!version_table_read(&table, connection, arena, &found->versions, NULL, err) ||
        !unfinished_read(project, connection, arena, &found->journal, &found->is_interrupted, err))
        return false;
    for (size_t i = 0; i < found->versions.count; i++) {
        struct graph_node *node = graph_find(project_graph(project), found->versions.items[i]);
        if (node)
            vec_push(arena, &found->current, node);
        else
            vec_push(arena, &found->unknown, found->versions.items[i]);
    }
    return find_tables(project, connection, arena, &found->has_tables, err) &&
           find_pending(project, connection, found, arena, err) &&
           project_find_edited(project, connection, &found->versions, found->cache, arena,
                               &found->edited, err);
}

static enum alq_state_kind name_state(const struct findings *found)
{
    if (found->is_interrupted)
        return ALQ_STATE_INTERRUPTED;
    if (found->unknown.count)
        return found->pending.count ? ALQ_STATE_DIVERGED : ALQ_STATE_AHEAD;
    if (!found->versions.count && found->has_tables)
        return ALQ_STATE_UNVERSIONED;
    if (!found->versions.count)
        return ALQ_STATE_EMPTY;
    return found->pending.count ? ALQ_STATE_BEHIND : ALQ_STATE_CURRENT;
}

static void fill(const struct alq_project *project, const struct findings *found,
                 struct alq_state *state)
{
    state->kind = name_state(found);
    state->versions = string_list_view(&found->versions);
    state->unknown = string_list_view(&found->unknown);
    state->edited = string_list_view(&found->edited);
    project_revision_list(project, &found->current, &state->current);
    project_revision_list(project, &found->pending, &state->pending);
    if (found->is_interrupted) {
        state->interrupted = memory_strdup(found->journal.revision);
        state->interrupted_statement = (size_t)found->journal.done + 1;
    }
}

bool project_state(const struct alq_project *project, struct alq_database *database,
                   struct run_cache *cache, struct alq_state *ret_state, struct alq_error *err)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    struct findings found = {.cache = cache};
    struct alq_state state = {.memory = arena};
    bool is_found = find(project, database->connection, &found, arena, err);
    if (is_found) {
        fill(project, &found, &state);
        *ret_state = state;
    } else {
        alq_state_release(&state);
    }
    return is_found;
}

bool alq_state(const struct alq_project *project, struct alq_database *database,
               struct alq_state *ret_state, struct alq_error *err)
{
    return project_state(project, database, NULL, ret_state, err);
}

void alq_state_release(struct alq_state *state)
{
    if (!state)
        return;
    alq_revision_list_release(&state->current);
    alq_revision_list_release(&state->pending);
    free(state->interrupted);
    arena_release(state->memory);
    free(state->memory);
    *state = (struct alq_state){0};
}
