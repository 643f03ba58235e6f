/* Differences in words. */
#include "diff/diff.h"

#include "base/banned.h"

static void add_place(const struct difference *difference, struct text *text)
{
    bool is_part = difference->table && difference->object != OBJECT_TABLE;
    if (is_part)
        text_printf(text, "table %s%s%s: ", difference->schema ? difference->schema : "",
                    difference->schema ? "." : "", difference->table);
}

static const char *or_none(const char *value)
{
    return value && *value ? value : "none";
}

void difference_describe(const struct difference *difference, struct text *text)
{
    const char *summary = difference->after ? difference->after : difference->before;
    add_place(difference, text);
    switch (difference->kind) {
    case DIFFERENCE_ADDED:
    case DIFFERENCE_REMOVED:
        text_printf(text, "%s%s%s was %s", difference->label, *summary ? " " : "", summary,
                    difference->kind == DIFFERENCE_ADDED ? "added" : "removed");
        break;
    case DIFFERENCE_RENAMED:
        text_printf(text, "%s is called %s now", difference->label,
                    difference->after ? difference->after : "nothing");
        break;
    case DIFFERENCE_CHANGED:
        text_printf(text, "%s: %s %s became %s", difference->label, difference->aspect,
                    or_none(difference->before), or_none(difference->after));
        break;
    }
}
