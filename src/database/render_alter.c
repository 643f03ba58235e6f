/* Writes ALTER COLUMN: one statement for each thing that changes, the new name last. */
#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

static void begin(const struct render *render, const struct operation *operation, struct text *text)
{
    render_alter_table(render, text, operation);
    text_add(text, " ALTER COLUMN ");
    render_name(render, text, operation->name);
    text_add_char(text, ' ');
}

bool render_alter_nullable(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    begin(render, operation, &text);
    text_add(&text, operation->change->is_nullable ? "DROP NOT NULL" : "SET NOT NULL");
    render_emit(render, statements, &text);
    return true;
}

bool render_alter_default(struct render *render, const struct operation *operation,
                          struct strings *statements, struct alq_error *err)
{
    const struct default_value *value = &operation->change->server_default;
    (void)err;
    TEXT_SCOPE(text);
    begin(render, operation, &text);
    text_add(&text, value->kind == DEFAULT_NONE ? "DROP DEFAULT" : "SET DEFAULT ");
    render_default(render, value, &text);
    render_emit(render, statements, &text);
    return true;
}

bool render_alter_type(struct render *render, const struct operation *operation,
                       struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    begin(render, operation, &text);
    text_add(&text, "TYPE ");
    if (!render_type(render, operation->change->type, &text, err))
        return error_detail(err, "in column %s of table %s", operation->name, operation->table);
    if (operation->change->using_expression && render->dialect->ddl->has_using)
        text_printf(&text, " USING %s", operation->change->using_expression);
    render_emit(render, statements, &text);
    return true;
}

bool render_alter_comment(struct render *render, const struct operation *operation,
                          struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    if (!render->dialect->ddl->has_comment_on)
        return render_refuse(render, err, "comment on column %s.%s", operation->table,
                             operation->name);
    text_add(&text, "COMMENT ON COLUMN ");
    render_dotted(render, &text, operation->schema, operation->table);
    text_add_char(&text, '.');
    render_name(render, &text, operation->name);
    text_add(&text, " IS ");
    if (operation->change->comment)
        render_string(render, &text, operation->change->comment);
    else
        text_add(&text, "NULL");
    render_emit(render, statements, &text);
    return true;
}

static bool alter_name(struct render *render, const struct operation *operation,
                       struct strings *statements)
{
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_printf(&text, " RENAME %s", render->dialect->ddl->says_rename_column ? "COLUMN " : "");
    render_name(render, &text, operation->name);
    text_add(&text, " TO ");
    render_name(render, &text, operation->change->new_name);
    render_emit(render, statements, &text);
    return true;
}

/* The CHECKs of a Boolean or Enum: the old type's goes before the change, the new type's comes
 * after it. */
bool render_type_checks(struct render *render, const struct operation *operation, bool is_after,
                        struct strings *statements, struct alq_error *err)
{
    const struct column_change *change = operation->change;
    struct column column = {.name = operation->name,
                            .type = is_after ? change->type : change->existing_type};
    if (!change->sets_type || !column.type)
        return true;
    struct constraint *check = column_type_check(&column, render->arena);
    struct operation made = {.kind =
                                 is_after ? OPERATION_CREATE_CONSTRAINT : OPERATION_DROP_CONSTRAINT,
                             .schema = operation->schema,
                             .table = operation->table,
                             .constraint = check,
                             .has_constraint_kind = true,
                             .constraint_kind = CONSTRAINT_CHECK};
    if (!check)
        return true;
    if (is_after)
        return render_operation(render, &made, statements, err);
    if (render_has_type(render, check->of_type) || !render->dialect->ddl->drops_type_checks)
        return true;
    made.name = check->name;
    return render_operation(render, &made, statements, err);
}

static bool refuse_generated(const struct render *render, const struct operation *operation,
                             struct alq_error *err)
{
    const struct column_change *change = operation->change;
    if (change->sets_computed)
        return render_refuse(render, err, "make column %s.%s computed or not computed",
                             operation->table, operation->name);
    if (change->sets_identity)
        return render_refuse(render, err, "change the identity of column %s.%s", operation->table,
                             operation->name);
    return true;
}

bool render_alter_column(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    const struct column_change *change = operation->change;
    const struct ddl *ddl = render->dialect->ddl;
    if (!render_type_checks(render, operation, false, statements, err))
        return false;
    if (change->sets_type && ddl->alters_type_first &&
        !render_alter_type(render, operation, statements, err))
        return false;
    if (change->sets_nullable && !render_alter_nullable(render, operation, statements, err))
        return false;
    if (change->sets_identity && ddl->alter_identity) {
        if (!ddl->alter_identity(render, operation, statements, err))
            return false;
    } else if (!refuse_generated(render, operation, err)) {
        return false;
    } else if (change->sets_default && !render_alter_default(render, operation, statements, err)) {
        return false;
    }
    if (change->sets_type && !ddl->alters_type_first &&
        !render_alter_type(render, operation, statements, err))
        return false;
    if (change->sets_comment && !render_alter_comment(render, operation, statements, err))
        return false;
    if (change->new_name && !alter_name(render, operation, statements))
        return false;
    return render_type_checks(render, operation, true, statements, err);
}
