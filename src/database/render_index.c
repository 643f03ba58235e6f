/* Writes CREATE INDEX and DROP INDEX. */
#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

static bool is_sorted(const struct index_element *element)
{
    return element->is_descending || element->is_ascending || element->nulls != NULLS_UNSET;
}

/* The column or expression, with what is said about its order. */
static void add_expression(const struct render *render, const struct index_element *element,
                           struct text *text)
{
    const struct ddl *ddl = render->dialect->ddl;
    bool is_grouped =
        !is_sorted(element) && ((element->form == INDEX_FORM_FUNCTION && ddl->groups_functions) ||
                                (element->form == INDEX_FORM_OPERATOR && ddl->groups_operators));
    bool is_all_grouped = element->nulls != NULLS_UNSET && ddl->groups_functions;
    text_add(text, is_all_grouped ? "(" : "");
    if (element->column)
        render_name(render, text, element->column);
    else
        text_printf(text, is_grouped ? "(%s)" : "%s", element->expression);
    if (element->collation) {
        text_add(text, " COLLATE ");
        render_name(render, text, element->collation);
    }
    text_add(text, element->is_descending ? " DESC" : element->is_ascending ? " ASC" : "");
    if (element->nulls != NULLS_UNSET)
        text_add(text, element->nulls == NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST");
    text_add(text, is_all_grouped ? ")" : "");
}

static void add_elements(const struct render *render, const struct index *index, struct text *text)
{
    const struct ddl *ddl = render->dialect->ddl;
    for (size_t i = 0; i < index->elements.count; i++) {
        TEXT_SCOPE(written);
        add_expression(render, &index->elements.items[i], &written);
        text_printf(text, "%s%s", i ? ", " : "", text_string(&written));
        if (ddl->index_element)
            ddl->index_element(index, &index->elements.items[i], text_string(&written), text);
    }
}

static void add_index_name(const struct render *render, const char *schema, const char *name,
                           struct text *text)
{
    render_qualified(render, text, render->dialect->ddl->has_index_schema ? schema : NULL, name);
}

bool render_index(struct render *render, const char *schema, const char *table,
                  const struct index *index, bool if_not_exists, struct text *text,
                  struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    const char *name = NULL;
    if (!render_index_name(render, schema, table, index, &name, err))
        return false;
    text_printf(text, "CREATE %s", index->is_unique ? "UNIQUE " : "");
    if (ddl->index_prefix)
        ddl->index_prefix(index, text);
    text_add(text, "INDEX ");
    if (ddl->index_infix)
        ddl->index_infix(index, text);
    text_add(text, if_not_exists ? "IF NOT EXISTS " : "");
    add_index_name(render, schema, name, text);
    text_add(text, " ON ");
    render_qualified(render, text, ddl->has_index_schema ? NULL : schema, table);
    text_add_char(text, ' ');
    if (ddl->index_method && !ddl->index_method(index, text, err))
        return false;
    text_add_char(text, '(');
    add_elements(render, index, text);
    text_add_char(text, ')');
    if (ddl->index_end)
        ddl->index_end(render, index, text);
    return true;
}

bool render_create_index(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    if (!render_index(render, operation->schema, operation->table, operation->index,
                      operation->if_not_exists, &text, err))
        return false;
    render_emit(render, statements, &text);
    return true;
}

bool render_drop_index(struct render *render, const struct operation *operation,
                       struct strings *statements, struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    struct index index = {.name = operation->name, .is_name_final = operation->is_name_final};
    const char *name = NULL;
    TEXT_SCOPE(text);
    index.options = operation->options;
    if (!operation->name)
        return error_set(err, ALQ_ERROR_SCRIPT, "an index that shall be dropped has no name");
    if (!render_index_name(render, operation->schema, operation->table, &index, &name, err))
        return false;
    text_add(&text, "DROP INDEX ");
    if (ddl->index_infix)
        ddl->index_infix(&index, &text);
    text_add(&text, operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, name);
    render_emit(render, statements, &text);
    return true;
}
