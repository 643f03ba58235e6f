/* Walks down the graph from the database's versions. */
#include "cli/lineage.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/banned.h"

/* The values of the map are the revisions, and its order is the queue. */
static void visit(const struct alq_project *project, const char *id, struct arena *arena,
                  struct map *ids)
{
    const struct alq_revision *revision = alq_project_find(project, id);
    if (revision)
        map_add(ids, arena, revision->id, (void *)(uintptr_t)revision);
}

void lineage_ancestors(const struct alq_project *project, const struct alq_revision_list *revisions,
                       struct arena *arena, struct map *ret_ids)
{
    *ret_ids = (struct map){0};
    for (size_t i = 0; i < revisions->count; i++)
        visit(project, revisions->items[i]->id, arena, ret_ids);
    for (size_t i = 0; i < ret_ids->count; i++) {
        const struct alq_revision *revision = ret_ids->entries[i].value;
        for (size_t p = 0; p < revision->parents.count; p++)
            visit(project, revision->parents.items[p], arena, ret_ids);
        for (size_t n = 0; n < revision->needs.count; n++)
            visit(project, revision->needs.items[n], arena, ret_ids);
    }
}

void lineage_descendants(const struct alq_project *project,
                         const struct alq_revision_list *revisions, struct arena *arena,
                         struct map *ret_ids)
{
    *ret_ids = (struct map){0};
    for (size_t i = 0; i < revisions->count; i++)
        visit(project, revisions->items[i]->id, arena, ret_ids);
    for (size_t i = 0; i < ret_ids->count; i++) {
        const struct alq_revision *revision = ret_ids->entries[i].value;
        for (size_t c = 0; c < revision->children.count; c++)
            visit(project, revision->children.items[c], arena, ret_ids);
    }
}

static bool has_child_in(const struct alq_revision *revision, const struct map *ids)
{
    for (size_t i = 0; i < revision->children.count; i++)
        if (map_has(ids, revision->children.items[i]))
            return true;
    return false;
}

struct alq_revision_list lineage_current(const struct alq_project *project,
                                         const struct alq_revision_list *versions,
                                         struct arena *arena)
{
    struct map ids;
    lineage_ancestors(project, versions, arena, &ids);
    struct alq_revision_list list = {0};
    list.items = arena_new_array(arena, const struct alq_revision *, ids.count);
    for (size_t i = 0; i < ids.count; i++) {
        const struct alq_revision *revision = ids.entries[i].value;
        if (!has_child_in(revision, &ids))
            list.items[list.count++] = revision;
    }
    return list;
}
