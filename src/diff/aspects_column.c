/* What can be said of a column. */
#include "diff/aspects.h"

#include "base/message.h"
#include "base/banned.h"

static const char *type_text(const struct render *render, const void *object)
{
    const struct column *column = object;
    TEXT_SCOPE(text);
    if (!render_type(render, column->type, &text, NULL))
        return type_repr(column->type, render->arena);
    return text_copy(&text, render->arena);
}

static const char *nullable_text(const struct render *render, const void *object)
{
    const struct column *column = object;
    (void)render;
    return column->is_nullable && !column->is_row_number ? _("yes") : _("no");
}

static const char *default_text(const struct render *render, const void *object)
{
    const struct column *column = object;
    TEXT_SCOPE(text);
    if (column->server_default.kind == DEFAULT_NONE)
        return NULL;
    render_default(render, &column->server_default, &text);
    return text_copy(&text, render->arena);
}

static const char *generated_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct column *)object)->computed.expression;
}

static const char *stored_text(const struct render *render, const void *object)
{
    const struct computed *computed = &((const struct column *)object)->computed;
    (void)render;
    if (!computed->expression || computed->is_stored == TRI_UNSET)
        return NULL;
    return computed->is_stored == TRI_YES ? _("yes") : _("no");
}

static void add_number(struct text *text, const char *word, bool has_number, int64_t number)
{
    if (has_number)
        text_printf(text, " %s %lld", word, (long long)number);
}

static const char *identity_text(const struct render *render, const void *object)
{
    const struct identity *identity = &((const struct column *)object)->identity;
    TEXT_SCOPE(text);
    if (!identity->is_identity)
        return NULL;
    text_add(&text, identity->is_always ? "ALWAYS" : "BY DEFAULT");
    add_number(&text, "START", identity->has_start, identity->start);
    add_number(&text, "INCREMENT", identity->has_increment, identity->increment);
    add_number(&text, "MINVALUE", identity->has_minimum, identity->minimum);
    add_number(&text, "MAXVALUE", identity->has_maximum, identity->maximum);
    add_number(&text, "CACHE", identity->has_cache, identity->cache);
    text_add(&text, identity->cycles == TRI_YES ? " CYCLE" : "");
    return text_copy(&text, render->arena);
}

static const char *autoincrement_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct column *)object)->autoincrement == AUTOINCREMENT_YES ? _("yes") : NULL;
}

/* The type's own is part of the type's text. */
static const char *collation_text(const struct render *render, const void *object)
{
    const struct column *column = object;
    (void)render;
    return column->type->collation ? NULL : column->collation;
}

static const char *comment_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct column *)object)->comment;
}

/* MariaDB keeps those that were written in the column apart. */
static const char *check_text(const struct render *render, const void *object)
{
    const struct column *column = object;
    TEXT_SCOPE(text);
    for (size_t i = 0; i < column->constraints.count; i++)
        if (column->constraints.items[i]->check)
            text_printf(&text, "%s%s", text.length ? " AND " : "",
                        column->constraints.items[i]->check);
    return text.length ? text_copy(&text, render->arena) : NULL;
}

static const struct aspect aspects[] = {
    {N_("type"), false, type_text},
    {N_("nullable"), false, nullable_text},
    {N_("default"), true, default_text},
    {N_("expression"), true, generated_text},
    {N_("stored"), false, stored_text},
    {N_("identity"), false, identity_text},
    {N_("autoincrement"), false, autoincrement_text},
    {N_("check"), true, check_text},
    {N_("collation"), false, collation_text},
    {N_("comment"), false, comment_text},
    {0},
};

static const char *label(const struct render *render, const void *object)
{
    return arena_printf(render->arena, _("column %s"), ((const struct column *)object)->name);
}

static const char *summary(const struct render *render, const void *object)
{
    const struct column *column = object;
    const char *value = default_text(render, object);
    const char *expression = column->computed.expression;
    return arena_printf(render->arena, "%s%s%s%s%s%s", type_text(render, object),
                        column->is_nullable ? "" : " NOT NULL", value ? " DEFAULT " : "",
                        value ? value : "", expression ? " AS " : "", expression ? expression : "");
}

static const struct options *options(const void *object)
{
    return &((const struct column *)object)->options;
}

const struct object_class column_class = {aspects, label, summary, options};
