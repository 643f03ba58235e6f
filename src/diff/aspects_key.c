/* What can be said of constraints and indexes. */
#include "base/ascii.h"
#include "diff/aspects.h"

#include "base/message.h"
#include "base/banned.h"

static const char *joined(const struct render *render, const struct strings *names)
{
    return names->count
               ? arena_printf(render->arena, "(%s)", strings_join(names, ", ", render->arena))
               : NULL;
}

/* -- Constraints */

static const char *columns_text(const struct render *render, const void *object)
{
    const struct constraint *constraint = object;
    bool is_told_elsewhere =
        constraint->kind == CONSTRAINT_CHECK || constraint->kind == CONSTRAINT_EXCLUDE;
    return is_told_elsewhere ? NULL : joined(render, &constraint->columns);
}

static const char *check_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct constraint *)object)->check;
}

static const char *target_text(const struct render *render, const void *object)
{
    const struct constraint *constraint = object;
    const char *columns = joined(render, &constraint->referred_columns);
    const char *schema = constraint->referred_schema;
    if (constraint->kind != CONSTRAINT_FOREIGN_KEY)
        return NULL;
    return arena_printf(render->arena, "%s%s%s%s%s", schema ? schema : "", schema ? "." : "",
                        constraint->referred_table, columns ? " " : "", columns ? columns : "");
}

/* In capitals; what goes without saying is not said. */
static const char *rule(const struct render *render, const char *rule)
{
    if (!rule || string_equal_nocase(rule, "NO ACTION") || string_equal_nocase(rule, "SIMPLE"))
        return NULL;
    char *capitals = arena_strdup(render->arena, rule);
    for (char *byte = capitals; *byte && *byte != '('; byte++)
        *byte = (char)ascii_upper((unsigned char)*byte);
    return capitals;
}

static const char *delete_text(const struct render *render, const void *object)
{
    return rule(render, ((const struct constraint *)object)->on_delete);
}

static const char *update_text(const struct render *render, const void *object)
{
    return rule(render, ((const struct constraint *)object)->on_update);
}

static const char *match_text(const struct render *render, const void *object)
{
    return rule(render, ((const struct constraint *)object)->match);
}

static const char *deferrable_text(const struct render *render, const void *object)
{
    const struct constraint *constraint = object;
    if (constraint->is_deferrable != TRI_YES)
        return NULL;
    bool is_deferred =
        constraint->initially && string_equal_nocase(constraint->initially, "DEFERRED");
    return arena_strdup(render->arena, is_deferred ? _("initially deferred") : _("yes"));
}

static const char *elements_text(const struct render *render, const void *object)
{
    const struct constraint *constraint = object;
    TEXT_SCOPE(text);
    if (constraint->kind != CONSTRAINT_EXCLUDE)
        return NULL;
    for (size_t i = 0; i < constraint->elements.count; i++)
        text_printf(&text, "%s%s WITH %s", i ? ", " : "", constraint->elements.items[i].expression,
                    constraint->elements.items[i].operator_name);
    return arena_printf(render->arena, "(%s)", text_string(&text));
}

static const char *method_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct constraint *)object)->using_method;
}

static const char *where_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct constraint *)object)->where;
}

static const char *comment_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct constraint *)object)->comment;
}

static const struct aspect constraint_aspects[] = {
    {N_("columns"), false, columns_text},       {N_("condition"), true, check_text},
    {N_("target"), false, target_text},         {N_("on delete"), false, delete_text},
    {N_("on update"), false, update_text},      {N_("match"), false, match_text},
    {N_("deferrable"), false, deferrable_text}, {N_("elements"), true, elements_text},
    {N_("method"), false, method_text},         {N_("where"), true, where_text},
    {N_("comment"), false, comment_text},       {0},
};

static const char *constraint_summary(const struct render *render, const void *object)
{
    const struct constraint *constraint = object;
    const char *rule_text = delete_text(render, object);
    switch (constraint->kind) {
    case CONSTRAINT_CHECK:
        return arena_printf(render->arena, "(%s)", constraint->check);
    case CONSTRAINT_EXCLUDE:
        return elements_text(render, object);
    case CONSTRAINT_FOREIGN_KEY:
        return arena_printf(render->arena, "(%s) -> %s%s%s",
                            strings_join(&constraint->columns, ", ", render->arena),
                            target_text(render, object), rule_text ? " ON DELETE " : "",
                            rule_text ? rule_text : "");
    default:
        return arena_printf(render->arena, "(%s)",
                            strings_join(&constraint->columns, ", ", render->arena));
    }
}

static const char *constraint_label(const struct render *render, const void *object)
{
    static const char *const words[] = {
        [CONSTRAINT_PRIMARY_KEY] = N_("primary key"), [CONSTRAINT_UNIQUE] = N_("unique"),
        [CONSTRAINT_FOREIGN_KEY] = N_("foreign key"), [CONSTRAINT_CHECK] = N_("check"),
        [CONSTRAINT_EXCLUDE] = N_("exclude"),
    };
    const struct constraint *constraint = object;
    const char *word = _(words[constraint->kind]);
    return constraint->name ? arena_printf(render->arena, "%s %s", word, constraint->name) : word;
}

static const struct options *constraint_options(const void *object)
{
    return &((const struct constraint *)object)->options;
}

const struct object_class constraint_class = {constraint_aspects, constraint_label,
                                              constraint_summary, constraint_options};

/* -- Indexes */

static const char *index_unique_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct index *)object)->is_unique ? _("yes") : _("no");
}

static void add_element(struct text *text, const struct index_element *element)
{
    text_add(text, element->column ? element->column : element->expression);
    if (element->length > 0)
        text_printf(text, "(%d)", element->length);
    if (element->collation)
        text_printf(text, " COLLATE %s", element->collation);
    if (element->operator_class)
        text_printf(text, " %s", element->operator_class);
    text_add(text, element->is_descending ? " DESC" : "");
    if (element->nulls != NULLS_UNSET)
        text_add(text, element->nulls == NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST");
}

static const char *index_columns_text(const struct render *render, const void *object)
{
    const struct index *index = object;
    TEXT_SCOPE(text);
    for (size_t i = 0; i < index->elements.count; i++) {
        text_add(&text, i ? ", " : "");
        add_element(&text, &index->elements.items[i]);
    }
    return arena_printf(render->arena, "(%s)", text_string(&text));
}

static const char *index_where_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct index *)object)->where;
}

static const char *index_include_text(const struct render *render, const void *object)
{
    return joined(render, &((const struct index *)object)->include);
}

static const char *index_method_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct index *)object)->method;
}

static const char *index_comment_text(const struct render *render, const void *object)
{
    (void)render;
    return ((const struct index *)object)->comment;
}

static const struct aspect index_aspects[] = {
    {N_("columns"), true, index_columns_text},
    {N_("unique"), false, index_unique_text},
    {N_("where"), true, index_where_text},
    {N_("include"), false, index_include_text},
    {N_("method"), false, index_method_text},
    {N_("comment"), false, index_comment_text},
    {0},
};

static const char *index_label(const struct render *render, const void *object)
{
    const struct index *index = object;
    return arena_printf(render->arena, index->is_unique ? _("unique index %s") : _("index %s"),
                        index->name);
}

static const char *index_summary(const struct render *render, const void *object)
{
    const struct index *index = object;
    return arena_printf(render->arena, "%s%s%s", index_columns_text(render, object),
                        index->where ? " WHERE " : "", index->where ? index->where : "");
}

static const struct options *index_options(const void *object)
{
    return &((const struct index *)object)->options;
}

const struct object_class index_class = {index_aspects, index_label, index_summary, index_options};
