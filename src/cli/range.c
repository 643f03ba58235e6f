/* Reads a range of revisions, and walks it. */
#include "cli/range.h"

#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "cli/lineage.h"
#include "cli/session.h"
#include "base/banned.h"

bool range_read(struct session *session, struct range *ret_range, struct alq_error *err)
{
    const char *given = session_value(session, OPTION_RANGE);
    struct range range = {
        .lower = session_value(session, OPTION_START_REVISION),
        .upper = session_value(session, OPTION_END_REVISION),
    };
    const char *colon = given ? strchr(given, ':') : NULL;
    if (given && !colon) {
        error_set(err, ALQ_ERROR_USAGE, "revision range '%s' has no colon", given);
        return error_hint(err, "[start]:[end], as in -r %s: or -r :%s", given, given);
    }
    if (colon) {
        range.lower = arena_strndup(&session->arena, given, (size_t)(colon - given));
        range.upper = colon + 1;
    }
    if (range.lower && !*range.lower)
        range.lower = NULL;
    if (range.upper && !*range.upper)
        range.upper = NULL;
    range.from_current = string_equal(range.lower, "current");
    range.to_current = string_equal(range.upper, "current");
    *ret_range = range;
    return true;
}

bool range_needs_database(const struct range *range)
{
    return range->from_current || range->to_current;
}

static void keep_if(struct alq_revision_list *list, const struct map *ids, bool has)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (map_has(ids, list->items[i]->id) == has)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* What comes before the database's versions, they themselves not among it. */
static void find_passed(const struct session *session, const struct alq_revision_list *current,
                        struct arena *arena, struct map *ret_ids)
{
    struct map all;
    lineage_ancestors(session->project, current, arena, &all);
    *ret_ids = (struct map){0};
    for (size_t i = current->count; i < all.count; i++)
        map_add(ret_ids, arena, all.entries[i].key, all.entries[i].value);
}

bool range_walk(struct session *session, const struct range *range,
                const struct alq_revision_list *current, struct alq_revision_list *ret_list,
                struct alq_error *err)
{
    if (!alq_project_walk(session->project, range->to_current ? NULL : range->upper,
                          range->from_current ? NULL : range->lower, ret_list, err))
        return false;
    struct map ids;
    if (range->to_current) {
        lineage_ancestors(session->project, current, &session->arena, &ids);
        keep_if(ret_list, &ids, true);
    }
    if (range->from_current && current->count) {
        lineage_descendants(session->project, current, &session->arena, &ids);
        keep_if(ret_list, &ids, true);
        find_passed(session, current, &session->arena, &ids);
        keep_if(ret_list, &ids, false);
    }
    return true;
}
