/* Writes columns and constraints as C, the items of a table. */
#include <string.h>

#include "operation/write_c.h"
#include "base/banned.h"

void write_c_default(const char *name, const struct default_value *value, struct text *text)
{
    if (value->kind == DEFAULT_NONE)
        return;
    if (value->kind == DEFAULT_SEQUENCE) {
        write_c_unsaid(true, "a default from the sequence", value->text, text);
        return;
    }
    text_printf(text, ", .%s = ", name);
    (value->kind == DEFAULT_STRING ? write_c_string : write_c_sql)(value->text, text);
}

static void add_autoincrement(const struct column *column, struct text *text)
{
    enum tri choice = column->autoincrement == AUTOINCREMENT_YES  ? TRI_YES
                      : column->autoincrement == AUTOINCREMENT_NO ? TRI_NO
                                                                  : TRI_UNSET;
    /* Where the program gives the value of a key, the database must not number it. */
    if (column->autoincrement == AUTOINCREMENT_AUTO && column->is_primary_key &&
        (column->has_client_default || column->has_sequence))
        choice = TRI_NO;
    write_c_choice("autoincrement", choice, text);
    write_c_unsaid(column->autoincrement == AUTOINCREMENT_IGNORE_FK, "autoincrement ignore_fk",
                   NULL, text);
}

static void add_identity(const struct identity *identity, struct text *text)
{
    if (!identity->is_identity)
        return;
    text_printf(text, ", .identity = %s",
                identity->is_always ? "ALQ_IDENTITY_ALWAYS" : "ALQ_IDENTITY");
    if (identity->has_start && identity->start) {
        text_add(text, ", .identity_start = ");
        write_c_integer(identity->start, text);
    }
    if (identity->has_increment && identity->increment) {
        text_add(text, ", .identity_increment = ");
        write_c_integer(identity->increment, text);
    }
    write_c_unsaid(identity->has_start && !identity->start, "identity start 0", NULL, text);
    write_c_unsaid(identity->has_minimum || identity->no_minimum, "identity minimum", NULL, text);
    write_c_unsaid(identity->has_maximum || identity->no_maximum, "identity maximum", NULL, text);
    write_c_unsaid(identity->has_cache, "identity cache", NULL, text);
    write_c_unsaid(identity->cycles != TRI_UNSET, "identity cycle", NULL, text);
}

/* Nothing but columns, what they refer to, and what that does. */
static bool is_plain(const struct constraint *constraint)
{
    return constraint->columns.count == 1 && constraint->is_deferrable == TRI_UNSET &&
           !constraint->initially && !constraint->match && !constraint->comment &&
           !constraint->is_added_later && !constraint->options.count;
}

static bool is_plain_reference(const struct constraint *constraint)
{
    return constraint->kind == CONSTRAINT_FOREIGN_KEY && is_plain(constraint) &&
           constraint->referred_columns.count == 1 && constraint->referred_table &&
           !strchr(constraint->referred_table, '.') &&
           !strchr(constraint->referred_columns.items[0], '.');
}

static bool is_plain_unique(const struct constraint *constraint)
{
    return constraint->kind == CONSTRAINT_UNIQUE && is_plain(constraint) && !constraint->name;
}

bool write_c_is_in_column(const struct constraints *beside, size_t index)
{
    const struct constraint *constraint = beside->items[index];
    for (size_t i = 0; i < index; i++) /* one of each kind has room */
        if (beside->items[i]->kind == constraint->kind)
            return false;
    return is_plain_reference(constraint) || is_plain_unique(constraint);
}

static void add_beside(const struct constraint *constraint, struct text *text)
{
    TEXT_SCOPE(target);
    if (constraint->kind == CONSTRAINT_UNIQUE) {
        write_c_flag("unique", true, text);
        return;
    }
    if (constraint->referred_schema)
        text_printf(&target, "%s.", constraint->referred_schema);
    text_printf(&target, "%s.%s", constraint->referred_table,
                constraint->referred_columns.items[0]);
    write_c_member("references", text_string(&target), text);
    write_c_member("on_delete", constraint->on_delete, text);
    write_c_member("on_update", constraint->on_update, text);
    write_c_member("constraint", constraint->name, text);
}

void write_c_column(const struct column *column, const struct constraints *beside,
                    struct text *text)
{
    text_add(text, "ALQ_COLUMN(");
    write_c_string(column->name, text);
    text_add(text, ", ");
    write_c_type(column->type, column->collation, text);
    write_c_flag("primary_key", column->is_primary_key, text);
    write_c_flag("not_null", !column->is_nullable && !column->is_primary_key, text);
    add_autoincrement(column, text);
    write_c_default("server_default", &column->server_default, text);
    write_c_member("computed", column->computed.expression, text);
    if (column->computed.expression)
        write_c_choice("stored", column->computed.is_stored, text);
    add_identity(&column->identity, text);
    write_c_member("comment", column->comment, text);
    for (size_t i = 0; beside && i < beside->count; i++)
        if (write_c_is_in_column(beside, i))
            add_beside(beside->items[i], text);
    write_c_options(&column->options, "", text);
    write_c_unsaid(column->is_quoted, "quoting of column", column->name, text);
    write_c_unsaid(column->is_system, "system column", column->name, text);
    text_add_char(text, ')');
}

/* -- Constraints. */

static void add_exclusions(const struct constraint *constraint, struct text *text)
{
    text_add(text, "((const struct alq_exclusion[]){");
    for (size_t i = 0; i < constraint->elements.count; i++) {
        const struct exclude_element *element = &constraint->elements.items[i];
        text_add_char(text, '{');
        (element->is_column ? write_c_string : write_c_sql)(element->expression, text);
        text_add(text, ", ");
        write_c_string(element->operator_name, text);
        write_c_unsaid(element->operator_class, "operator class", element->operator_class, text);
        text_add(text, "}, ");
    }
    text_add(text, "{0}})");
}

void write_c_constraint(const struct constraint *constraint, struct text *text)
{
    static const char *const macros[] = {
        [CONSTRAINT_PRIMARY_KEY] = "ALQ_PRIMARY_KEY", [CONSTRAINT_UNIQUE] = "ALQ_UNIQUE",
        [CONSTRAINT_FOREIGN_KEY] = "ALQ_FOREIGN_KEY", [CONSTRAINT_CHECK] = "ALQ_CHECK_THAT",
        [CONSTRAINT_EXCLUDE] = "ALQ_EXCLUDE",
    };
    text_printf(text, "%s(", macros[constraint->kind]);
    if (constraint->kind == CONSTRAINT_CHECK)
        write_c_string(constraint->check, text);
    else if (constraint->kind == CONSTRAINT_EXCLUDE)
        add_exclusions(constraint, text);
    else
        write_c_strings(&constraint->columns, text);
    write_c_member("name", constraint->name, text);
    write_c_member("referred_table", constraint->referred_table, text);
    write_c_names("referred_columns", &constraint->referred_columns, text);
    write_c_member("referred_schema", constraint->referred_schema, text);
    write_c_member("on_delete", constraint->on_delete, text);
    write_c_member("on_update", constraint->on_update, text);
    write_c_member("match", constraint->match, text);
    write_c_choice("deferrable", constraint->is_deferrable, text);
    write_c_member("initially", constraint->initially, text);
    write_c_member("using_method", constraint->using_method, text);
    write_c_member("where", constraint->where, text);
    write_c_options(&constraint->options, "", text);
    write_c_unsaid(constraint->is_added_later, "use_alter", NULL, text);
    write_c_unsaid(constraint->comment, "comment of a constraint", constraint->comment, text);
    text_add_char(text, ')');
}
