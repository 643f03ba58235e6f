/* Puts differences into the structures of the public interface, and looks for losses. */
#include "migrate/generate/report.h"

#include "base/message.h"
#include "base/banned.h"

static const char *const changes[] = {
    [DIFFERENCE_ADDED] = "added",
    [DIFFERENCE_REMOVED] = "removed",
    [DIFFERENCE_RENAMED] = "renamed",
    [DIFFERENCE_CHANGED] = "changed",
};

static const char *const objects[] = {
    [OBJECT_TABLE] = "table",
    [OBJECT_COLUMN] = "column",
    [OBJECT_CONSTRAINT] = "constraint",
    [OBJECT_INDEX] = "index",
    [OBJECT_ENUM] = "enum",
    [OBJECT_SEQUENCE] = "sequence",
    [OBJECT_VIEW] = "view",
    [OBJECT_DEFINITION] = "definition",
    [OBJECT_TRIGGER] = "trigger",
};

static const char *keep(const char *string, struct arena *arena)
{
    return string && *string ? arena_strdup(arena, string) : NULL;
}

struct alq_difference *report_differences(const struct differences *differences,
                                          struct arena *arena)
{
    struct alq_difference *items =
        arena_new_array(arena, struct alq_difference, differences->count);
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *difference = &differences->items[i];
        TEXT_SCOPE(text);
        difference_describe(difference, &text);
        items[i] = (struct alq_difference){
            .text = text_copy(&text, arena),
            .detected = report_detected(difference, arena),
            .change = changes[difference->kind],
            .object = objects[difference->object],
            .schema = keep(difference->schema, arena),
            .table = keep(difference->table, arena),
            .name = keep(difference->name, arena),
            .aspect = keep(difference->aspect, arena),
            .before = keep(difference->before, arena),
            .after = keep(difference->after, arena),
        };
    }
    return items;
}

/* -- Losses */

static bool is_presence(const struct difference *difference, enum object_kind object,
                        enum difference_kind kind)
{
    return difference->object == object && difference->kind == kind;
}

/* Of the same type, in the same table; or tables that share most of their columns. */
static bool could_be_same(const struct difference *gone, const struct difference *come)
{
    if (gone->object == OBJECT_COLUMN) {
        const struct column *old = gone->old, *new = come->new;
        return string_equal(gone->table, come->table) && string_equal(gone->schema, come->schema) &&
               type_equal(old->type, new->type);
    }
    const struct table *old = gone->old, *new = come->new;
    size_t shared = 0;
    for (size_t i = 0; i < old->columns.count; i++)
        shared += table_find_column(new, old->columns.items[i]->name) != NULL;
    return shared * 2 > old->columns.count && shared * 2 > new->columns.count;
}

static const char *warning_of(const struct difference *gone, const struct difference *come,
                              struct arena *arena)
{
    if (gone->object == OBJECT_COLUMN)
        return arena_printf(arena,
                            _("column %s.%s is dropped with its values, and %s comes: if it is the "
                              "same one, write  -- renamed from: %s  behind it"),
                            gone->table, gone->name, come->name, gone->name);
    return arena_printf(arena,
                        _("table %s is dropped with its rows, and %s comes: if it is the same "
                          "one, write  -- renamed from: %s  above its CREATE TABLE"),
                        gone->name, come->name, gone->name);
}

void report_losses(const struct differences *differences, struct arena *arena,
                   struct strings *warnings)
{
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *gone = &differences->items[i];
        bool can_be_renamed = is_presence(gone, OBJECT_COLUMN, DIFFERENCE_REMOVED) ||
                              is_presence(gone, OBJECT_TABLE, DIFFERENCE_REMOVED);
        for (size_t j = 0; can_be_renamed && j < differences->count; j++) {
            const struct difference *come = &differences->items[j];
            if (!is_presence(come, gone->object, DIFFERENCE_ADDED) || !could_be_same(gone, come))
                continue;
            vec_push(arena, warnings, warning_of(gone, come, arena));
            break;
        }
    }
}
