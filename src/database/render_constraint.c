/* Writes constraints: within CREATE TABLE, and by ALTER TABLE ADD and DROP. */
#include <string.h>

#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

static size_t count_characters(const char *string)
{
    size_t count = 0;
    for (; *string; string++)
        count += ((unsigned char)*string & 0xc0) != 0x80;
    return count;
}

/* A name that a convention made is cut; one that was given must fit. */
static bool fit_name(struct render *render, const char *name, bool is_final, const char **ret_name,
                     struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    if (name && is_final)
        name = naming_truncate(name, ddl->name_limit, render->arena);
    else if (name && count_characters(name) > ddl->identifier_limit)
        return error_set(err, ALQ_ERROR_UNSUPPORTED,
                         "the name %s is longer than the %zu characters that %s allows", name,
                         ddl->identifier_limit, render->dialect->label);
    *ret_name = name;
    return true;
}

bool render_constraint_name(struct render *render, const struct table *table,
                            const struct constraint *constraint, const char **ret_name,
                            struct alq_error *err)
{
    struct constraint named = *constraint;
    return naming_apply(render->naming, table, &named, render->arena, err) &&
           fit_name(render, named.name, named.is_name_final, ret_name, err);
}

bool render_index_name(struct render *render, const char *schema, const char *table,
                       const struct index *index, const char **ret_name, struct alq_error *err)
{
    struct table owner = {.schema = schema, .name = table ? table : ""};
    struct index named = *index;
    return naming_apply_index(render->naming, &owner, &named, render->arena, err) &&
           fit_name(render, named.name, named.is_name_final, ret_name, err);
}

/* -- The bodies, by kind. */

static bool add_key_body(struct render *render, const struct table *table,
                         const struct constraint *constraint, struct text *text,
                         struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    (void)table;
    (void)err;
    text_add(text, constraint->kind == CONSTRAINT_UNIQUE ? "UNIQUE " : "PRIMARY KEY ");
    if (constraint->kind == CONSTRAINT_UNIQUE && ddl->before_unique)
        ddl->before_unique(constraint, text);
    text_add_char(text, '(');
    render_names(render, text, &constraint->columns);
    text_add_char(text, ')');
    if (ddl->behind_key)
        ddl->behind_key(render, constraint, text);
    return true;
}

static bool add_action(const char *clause, const char *action, bool may_list_columns,
                       struct text *text, struct alq_error *err)
{
    static const char *const actions[] = {"RESTRICT", "CASCADE", "SET NULL", "NO ACTION",
                                          "SET DEFAULT"};
    ARENA_SCOPE(scratch);
    if (!action)
        return true;
    const char *list = may_list_columns ? strchr(action, '(') : NULL;
    const char *words = action;
    if (list && string_ends_with(action, ")")) {
        size_t length = (size_t)(list - action);
        while (length && action[length - 1] == ' ')
            length--;
        words = arena_strndup(&scratch, action, length);
    }
    if (!render_check_word(clause, words, actions, sizeof actions / sizeof *actions, err))
        return false;
    text_printf(text, " %s %s", clause, action);
    return true;
}

static bool add_deferrability(const struct constraint *constraint, struct text *text,
                              struct alq_error *err)
{
    static const char *const moments[] = {"DEFERRED", "IMMEDIATE"};
    if (constraint->is_deferrable != TRI_UNSET)
        text_add(text, constraint->is_deferrable == TRI_YES ? " DEFERRABLE" : " NOT DEFERRABLE");
    if (!constraint->initially)
        return true;
    if (!render_check_word("INITIALLY", constraint->initially, moments, 2, err))
        return false;
    text_printf(text, " INITIALLY %s", constraint->initially);
    return true;
}

/* From REFERENCES to the actions; schema NULL: not said. */
static bool add_target(const struct render *render, const struct constraint *constraint,
                       const char *schema, struct text *text, struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    text_add(text, " REFERENCES ");
    render_qualified(render, text, schema, constraint->referred_table);
    text_add(text, " (");
    render_names(render, text, &constraint->referred_columns);
    text_add_char(text, ')');
    if (constraint->match)
        text_printf(text, " MATCH %s", constraint->match);
    return add_action("ON DELETE", constraint->on_delete, ddl->lists_set_null, text, err) &&
           add_action("ON UPDATE", constraint->on_update, false, text, err);
}

bool render_inline_reference(const struct render *render, const struct table *table,
                             const struct constraint *constraint, struct text *text,
                             struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    return (!ddl->check_constraint || ddl->check_constraint(table, constraint, err)) &&
           add_target(render, constraint, constraint->referred_schema, text, err) &&
           add_deferrability(constraint, text, err);
}

static bool add_reference_body(struct render *render, const struct table *table,
                               const struct constraint *constraint, struct text *text,
                               struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    (void)table;
    text_add(text, "FOREIGN KEY(");
    render_names(render, text, &constraint->columns);
    text_add_char(text, ')');
    return add_target(render, constraint,
                      ddl->references_without_schema ? NULL : constraint->referred_schema, text,
                      err);
}

/* c IN (0, 1) for a Boolean, c IN ('a', 'b') for an Enum. */
static void add_type_check(struct render *render, const struct constraint *constraint,
                           struct text *text)
{
    const struct type *type = constraint->of_type;
    render_names(render, text, &constraint->columns);
    if (type->kind == TYPE_BOOLEAN) {
        text_add(text, " IN (0, 1)");
        return;
    }
    text_add(text, " IN (");
    for (size_t i = 0; i < type->values.count; i++) {
        text_add(text, i ? ", " : "");
        render_string(render, text, type->values.items[i]);
    }
    text_add_char(text, ')');
}

static bool add_check_body(struct render *render, const struct table *table,
                           const struct constraint *constraint, struct text *text,
                           struct alq_error *err)
{
    (void)table;
    (void)err;
    text_add(text, "CHECK (");
    if (constraint->of_type)
        add_type_check(render, constraint, text);
    else
        text_add(text, constraint->check);
    text_add_char(text, ')');
    return true;
}

static bool add_exclude_body(struct render *render, const struct table *table,
                             const struct constraint *constraint, struct text *text,
                             struct alq_error *err)
{
    (void)table;
    if (!render->dialect->ddl->exclude)
        return render_refuse(render, err, "make an EXCLUDE constraint");
    return render->dialect->ddl->exclude(render, constraint, text, err);
}

static bool (*const bodies[])(struct render *, const struct table *, const struct constraint *,
                              struct text *, struct alq_error *) = {
    [CONSTRAINT_PRIMARY_KEY] = add_key_body,       [CONSTRAINT_UNIQUE] = add_key_body,
    [CONSTRAINT_FOREIGN_KEY] = add_reference_body, [CONSTRAINT_CHECK] = add_check_body,
    [CONSTRAINT_EXCLUDE] = add_exclude_body,
};

bool render_has_type(const struct render *render, const struct type *type)
{
    const struct ddl *ddl = render->dialect->ddl;
    return type->kind == TYPE_BOOLEAN ? ddl->has_native_boolean
                                      : type->is_native && ddl->has_native_enum;
}

static bool is_left_out(const struct render *render, const struct table *table,
                        const struct constraint *constraint)
{
    const struct ddl *ddl = render->dialect->ddl;
    if (constraint->of_type)
        return render_has_type(render, constraint->of_type);
    return ddl->leaves_out && ddl->leaves_out(table, constraint);
}

bool render_constraint(struct render *render, const struct table *table,
                       const struct constraint *constraint, struct text *text, bool *ret_is_written,
                       struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    const char *name = NULL;
    *ret_is_written = false;
    if (is_left_out(render, table, constraint))
        return true;
    if (ddl->check_constraint && !ddl->check_constraint(table, constraint, err))
        return false;
    if (!render_constraint_name(render, table, constraint, &name, err))
        return false;
    if (name) {
        text_add(text, "CONSTRAINT ");
        render_name(render, text, name);
        text_add_char(text, ' ');
    }
    if (!bodies[constraint->kind](render, table, constraint, text, err) ||
        !add_deferrability(constraint, text, err))
        return false;
    if (ddl->constraint_end)
        ddl->constraint_end(render, table, constraint, text);
    *ret_is_written = true;
    return true;
}

bool render_create_constraint(struct render *render, const struct operation *operation,
                              struct strings *statements, struct alq_error *err)
{
    struct table table = {.schema = operation->schema, .name = operation->table};
    TEXT_SCOPE(text);
    TEXT_SCOPE(written);
    bool is_written = false;
    if (!render_constraint(render, &table, operation->constraint, &written, &is_written, err))
        return false;
    if (!is_written)
        return true;
    text_add(&text, "ALTER TABLE ");
    render_qualified(render, &text, operation->schema, operation->table);
    text_printf(&text, " ADD %s", text_string(&written));
    render_emit(render, statements, &text);
    return true;
}

/* The convention names a dropped constraint, too, where its pattern is made of the name. */
bool render_dropped_name(struct render *render, const struct operation *operation,
                         const char **ret_name, struct alq_error *err)
{
    struct table table = {.schema = operation->schema, .name = operation->table};
    struct constraint constraint = {0};
    if (!operation->name) {
        error_set(err, ALQ_ERROR_SCRIPT,
                  "a constraint of table %s that shall be dropped has no name", operation->table);
        return error_hint(err, "say its name, or run this where its columns find it");
    }
    constraint.kind =
        operation->has_constraint_kind ? operation->constraint_kind : CONSTRAINT_EXCLUDE;
    constraint.name = operation->name;
    constraint.is_name_final = operation->is_name_final;
    return render_constraint_name(render, &table, &constraint, ret_name, err);
}

bool render_drop_constraint(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    const char *name = NULL;
    TEXT_SCOPE(text);
    if (!render_dropped_name(render, operation, &name, err))
        return false;
    text_add(&text, "ALTER TABLE ");
    render_qualified(render, &text, operation->schema, operation->table);
    text_printf(&text, " DROP CONSTRAINT %s", operation->if_exists ? "IF EXISTS " : "");
    render_name(render, &text, name);
    text_add(&text, operation->cascades ? " CASCADE" : "");
    render_emit(render, statements, &text);
    return true;
}
