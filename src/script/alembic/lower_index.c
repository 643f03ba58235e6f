/* Indexes of sqlalchemy as indexes of the schema. */
#include <string.h>

#include "script/alembic/lower_parts.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* What lower_each hands from item to item. */
struct indexing {
    struct index *index;
    struct arena *arena;
};

static bool is_word(const char *a, const char *b)
{
    return a && strcmp(a, b) == 0;
}

/* desc(), asc() and the places of NULL, into element. *ret_is_modifier false: op is something
 * else. */
static void read_modifier(const char *op, struct index_element *element, bool *ret_is_modifier)
{
    *ret_is_modifier = true;
    if (is_word(op, "desc"))
        element->is_descending = true;
    else if (is_word(op, "asc"))
        element->is_ascending = true;
    else if (is_word(op, "nulls first"))
        element->nulls = NULLS_FIRST;
    else if (is_word(op, "nulls last"))
        element->nulls = NULLS_LAST;
    else
        *ret_is_modifier = false;
}

/* Takes off what says the order and the label; what stays is in *expression. */
static bool strip(struct binding *binding, struct arena *arena, struct index_element *element,
                  struct py_value *expression)
{
    for (;;) {
        const char *kind = lower_kind_of(binding, *expression);
        bool is_modifier = false;
        if (is_word(kind, "unary")) {
            const char *op = NULL;
            if (!read_string(binding, *expression, "_op", arena, &op))
                return false;
            read_modifier(op, element, &is_modifier);
        } else if (is_word(kind, "label")) {
            is_modifier = true;
            if (!read_string(binding, *expression, "name", arena, &element->label))
                return false;
        }
        if (!is_modifier)
            return true;
        if (!read_object(binding, *expression, "element", expression))
            return false;
    }
}

/* How the expression must stand, by what SQLAlchemy groups. */
static enum index_form form_of(const char *kind)
{
    static const char *const operators[] = {"operate", "pattern", "custom",   "in",    "between",
                                            "regexp",  "unary",   "not",      "index", "conjoin",
                                            "collate", "json_as", "json_text"};
    if (is_word(kind, "function"))
        return INDEX_FORM_FUNCTION;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (is_word(kind, operators[i]))
            return INDEX_FORM_OPERATOR;
    return INDEX_FORM_TEXT;
}

/* What postgresql_ops calls an expression that has no label. */
static bool find_key(struct binding *binding, struct py_value expression, const char *kind,
                     struct arena *arena, struct index_element *element)
{
    if (is_word(kind, "text"))
        return read_string(binding, expression, "text", arena, &element->label);
    if (is_word(kind, "function"))
        return read_string(binding, expression, "name", arena, &element->label);
    return true;
}

static bool lower_element(struct binding *binding, struct py_value item, struct arena *arena,
                          struct index_element *element)
{
    bool is_literal = false;
    struct py_value expression = item;
    if (py_is_str(item))
        return read_name(binding, item, "a column", arena, &element->column);
    if (!lower_kind_of(binding, item)) {
        py_raise(binding->py, PY_EXC_TYPE,
                 "an index is of names, columns and expressions, not of %s",
                 py_type_name(binding->py, item));
        return false;
    }
    if (!strip(binding, arena, element, &expression))
        return false;
    if (py_is_str(expression)) /* desc("a") */
        return read_name(binding, expression, "a column", arena, &element->column);
    const char *kind = lower_kind_of(binding, expression);
    bool is_column = is_word(kind, "column");
    if (is_column && !read_truth(binding, expression, "is_literal", &is_literal))
        return false;
    if (is_column && !is_literal)
        return read_name(binding, expression, "a column", arena, &element->column);
    element->form = element->label ? INDEX_FORM_TEXT : form_of(kind);
    return lower_expression_text(binding, expression, arena, &element->expression) &&
           (element->label || find_key(binding, expression, kind, arena, element));
}

static bool add_element(struct binding *binding, struct py_value item, void *user)
{
    struct indexing *indexing = user;
    struct index_element element = {.nulls = NULLS_UNSET};
    if (!lower_element(binding, item, indexing->arena, &element))
        return false;
    vec_push(indexing->arena, &indexing->index->elements, element);
    return true;
}

bool lower_index(struct binding *binding, struct py_value object, struct arena *arena,
                 struct index **ret_index)
{
    struct index *index = index_new(arena, NULL);
    struct indexing indexing = {index, arena};
    struct py_value members;
    if (!is_word(lower_kind_of(binding, object), "index")) {
        py_raise(binding->py, PY_EXC_TYPE, "an index was expected, not %s",
                 py_type_name(binding->py, object));
        return false;
    }
    if (!lower_given_name(binding, object, arena, &index->name, &index->is_name_final) ||
        !read_truth(binding, object, "unique", &index->is_unique) ||
        !read_object(binding, object, "_members", &members) ||
        !lower_each(binding, members, add_element, &indexing) ||
        !lower_dialect_options(binding, object, arena, &index->options))
        return false;
    *ret_index = index;
    return true;
}
