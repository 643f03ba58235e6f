/* Differences in words. */
#include "diff/diff.h"

#include "base/message.h"
#include "base/banned.h"

static void add_place(const struct difference *difference, struct text *text)
{
    bool is_part = difference->table && difference->object != OBJECT_TABLE;
    if (is_part)
        text_printf(text, _("table %s%s%s: "), difference->schema ? difference->schema : "",
                    difference->schema ? "." : "", difference->table);
}

static const char *or_none(const char *value)
{
    return value && *value ? value : _("none");
}

void difference_describe(const struct difference *difference, struct text *text)
{
    const char *summary = difference->after ? difference->after : difference->before;
    const char *blank = *summary ? " " : "";
    add_place(difference, text);
    switch (difference->kind) {
    case DIFFERENCE_ADDED:
        text_printf(text, _("%s%s%s was added"), difference->label, blank, summary);
        break;
    case DIFFERENCE_REMOVED:
        text_printf(text, _("%s%s%s was removed"), difference->label, blank, summary);
        break;
    case DIFFERENCE_RENAMED:
        text_printf(text, _("%s is called %s now"), difference->label,
                    difference->after ? difference->after : _("nothing"));
        break;
    case DIFFERENCE_CHANGED:
        text_printf(text, _("%s: %s %s became %s"), difference->label, _(difference->aspect),
                    or_none(difference->before), or_none(difference->after));
        break;
    }
}
