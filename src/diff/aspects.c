/* What can be said of tables, enums, sequences, views and triggers, and of all by their kind. */
#include "diff/aspects.h"

#include "base/message.h"
#include "base/banned.h"

static const char *label_of(const struct render *render, const char *word, const char *schema,
                            const char *name)
{
    return arena_printf(render->arena, "%s %s%s%s", _(word), schema ? schema : "",
                        schema ? "." : "", name);
}

static const char *no_summary(const struct render *render, const void *object)
{
    (void)render;
    (void)object;
    return "";
}

/* -- Tables: what is in them is compared by itself. */

static const char *table_comment_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct table *)object)->comment;
}

static const char *table_prefix_text(const struct render *render, const void *object)
{
    const struct table *table = object;
    return table->prefixes.count ? strings_join(&table->prefixes, " ", render->arena) : NULL;
}

/* A virtual table's is all there is; of others the parts are compared. */
static const char *table_source_text(const struct render *render, const void *object)
{
    const struct table *table = object;
    (void)render;
    return options_boolean(&table->options, "sqlite_virtual") ? table->source : NULL;
}

static const struct aspect table_aspects[] = {
    {N_("kind"), false, table_prefix_text},
    {N_("comment"), false, table_comment_text},
    {N_("definition"), true, table_source_text},
    {0},
};

static const char *table_label(const struct render *render, const void *object)
{
    const struct table *table = object;
    return label_of(render, "table", table->schema, table->name);
}

static const char *table_summary(const struct render *render, const void *object)
{
    const struct table *table = object;
    struct strings names = {0};
    for (size_t i = 0; i < table->columns.count; i++)
        vec_push(render->arena, &names, table->columns.items[i]->name);
    return arena_printf(render->arena, "(%s)", strings_join(&names, ", ", render->arena));
}

static const struct options *table_options(const void *object)
{
    return &((const struct table *)object)->options;
}

/* -- Enums */

static const char *enum_values_text(const struct render *render, const void *object)
{
    const struct enum_type *type = object;
    return arena_printf(render->arena, "(%s)", strings_join(&type->values, ", ", render->arena));
}

static const char *enum_comment_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct enum_type *)object)->comment;
}

static const struct aspect enum_aspects[] = {
    {N_("values"), false, enum_values_text},
    {N_("comment"), false, enum_comment_text},
    {0},
};

static const char *enum_label(const struct render *render, const void *object)
{
    const struct enum_type *type = object;
    return label_of(render, "enum", type->schema, type->name);
}

/* -- Sequences */

static const char *sequence_type_text(const struct render *render, const void *object)
{
    const struct type *type = ((const struct sequence *)object)->data_type;
    return type ? type_repr(type, render->arena) : NULL;
}

static const char *sequence_text(const struct render *render, const void *object)
{
    const struct identity *is = &((const struct sequence *)object)->parameters;
    return arena_printf(render->arena, "START %lld INCREMENT %lld MINVALUE %lld MAXVALUE %lld%s",
                        (long long)is->start, (long long)is->increment, (long long)is->minimum,
                        (long long)is->maximum, is->cycles == TRI_YES ? " CYCLE" : "");
}

static const struct aspect sequence_aspects[] = {
    {N_("type"), false, sequence_type_text},
    {N_("parameters"), false, sequence_text},
    {0},
};

static const char *sequence_label(const struct render *render, const void *object)
{
    const struct sequence *sequence = object;
    return label_of(render, "sequence", sequence->schema, sequence->name);
}

/* -- Views */

static const char *view_definition_text(const struct render *render, const void *object)
{
    const struct view *view = object;
    (void)render;
    return view->source ? view->source : view->definition;
}

static const char *view_kind_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct view *)object)->is_materialized ? _("yes") : _("no");
}

static const struct aspect view_aspects[] = {
    {N_("materialized"), false, view_kind_text},
    {N_("definition"), true, view_definition_text},
    {0},
};

static const char *view_label(const struct render *render, const void *object)
{
    const struct view *view = object;
    return label_of(render, "view", view->schema, view->name);
}

/* -- Definitions: their text is all there is. */

static const char *definition_source_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct definition *)object)->source;
}

static const struct aspect definition_aspects[] = {
    {N_("definition"), true, definition_source_text},
    {0},
};

static const char *definition_label(const struct render *render, const void *object)
{
    const struct definition *definition = object;
    return label_of(render, definition->kind, definition->schema, definition->name);
}

/* -- Triggers */

static const char *trigger_source_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct trigger *)object)->source;
}

static const struct aspect trigger_aspects[] = {
    {N_("definition"), true, trigger_source_text},
    {0},
};

static const char *trigger_label(const struct render *render, const void *object)
{
    const struct trigger *trigger = object;
    return arena_printf(render->arena, _("trigger %s on %s"), trigger->name, trigger->table);
}

/* -- All */

const struct object_class *object_class(enum object_kind kind)
{
    static const struct object_class others[] = {
        [OBJECT_TABLE] = {table_aspects, table_label, table_summary, table_options},
        [OBJECT_ENUM] = {enum_aspects, enum_label, enum_values_text, NULL},
        [OBJECT_SEQUENCE] = {sequence_aspects, sequence_label, no_summary, NULL},
        [OBJECT_VIEW] = {view_aspects, view_label, no_summary, NULL},
        [OBJECT_DEFINITION] = {definition_aspects, definition_label, no_summary, NULL},
        [OBJECT_TRIGGER] = {trigger_aspects, trigger_label, no_summary, NULL},
    };
    switch (kind) {
    case OBJECT_COLUMN:
        return &column_class;
    case OBJECT_CONSTRAINT:
        return &constraint_class;
    case OBJECT_INDEX:
        return &index_class;
    default:
        return &others[kind];
    }
}

const char *option_as_text(const struct option *option, struct arena *arena)
{
    TEXT_SCOPE(text);
    switch (option->kind) {
    case OPTION_TEXT:
        return option->text;
    case OPTION_BOOLEAN:
        return option->boolean ? _("yes") : _("no");
    case OPTION_INTEGER:
        return arena_printf(arena, "%lld", (long long)option->integer);
    case OPTION_LIST:
        for (size_t i = 0; i < option->list_count; i++)
            text_printf(&text, "%s%s", i ? ", " : "", option->list[i]);
        return text_copy(&text, arena);
    case OPTION_MAP:
        for (size_t i = 0; i < option->map->count; i++)
            text_printf(&text, "%s%s=%s", i ? ", " : "", option->map->items[i].key,
                        option_as_text(&option->map->items[i], arena));
        return text_copy(&text, arena);
    default:
        return "none";
    }
}
