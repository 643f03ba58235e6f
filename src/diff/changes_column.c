/* Columns that are added, dropped or altered. */
#include "diff/changes_parts.h"

#include <string.h>

#include "database/render.h"
#include "base/banned.h"

/* -- Added */

/* The database fills it in the rows that are there. */
static bool fills_itself(const struct column *column)
{
    return column->is_nullable || column->server_default.kind != DEFAULT_NONE ||
           column->computed.expression || column->identity.is_identity ||
           column->autoincrement == AUTOINCREMENT_YES;
}

static const char *fill_note(const struct change_making *making,
                             const struct difference *difference)
{
    return arena_printf(making->arena,
                        "%s.%s takes no NULL from here on: fill it in the rows that are there, as "
                        "by UPDATE %s SET %s = ... WHERE %s IS NULL",
                        difference->table, difference->name, difference->table, difference->name,
                        difference->name);
}

/* Types that have a name are there before. A collation is the type's when a column is written. */
static void spell_type(struct column *made, struct arena *arena)
{
    bool has_name = made->type->kind == TYPE_ENUM || made->type->kind == TYPE_DOMAIN;
    bool has_collation = made->collation && !made->type->collation;
    if (!has_name && !has_collation)
        return;
    struct type *type = type_copy(made->type, arena);
    type->creates_type = type->creates_type && !has_name;
    if (has_collation)
        type->collation = made->collation;
    made->type = type;
    made->collation = NULL;
}

struct column *change_made_column(const struct change_making *making, const struct table *table,
                                  const struct column *column)
{
    const struct ddl *ddl = making->dialect->ddl;
    struct column *made = arena_new(making->arena, struct column);
    const struct constraint *key = table ? table_primary_key(table) : NULL;
    bool is_key = column->is_primary_key && key && key->columns.count == 1;
    *made = *column;
    spell_type(made, making->arena);
    if (ddl->spell_column)
        ddl->spell_column(made, is_key, making->arena);
    return made;
}

static struct operation *require(struct change_making *making, const struct difference *difference,
                                 const struct column *column)
{
    struct operation *alter = change_new(making, OPERATION_ALTER_COLUMN, difference);
    struct column_change *change = arena_new(making->arena, struct column_change);
    change->sets_nullable = true;
    change->has_existing_nullable = change->existing_nullable = true;
    change->existing_type = column->type;
    change->existing_comment = column->comment;
    change->has_existing_comment = true;
    alter->name = column->name;
    alter->change = change;
    return alter;
}

/* NOT NULL without a value for the rows that are there takes three steps. */
static void add_column(struct change_making *making, const struct difference *difference)
{
    const struct column *new = difference->new;
    struct operation *add = change_new(making, OPERATION_ADD_COLUMN, difference);
    struct column *column =
        change_made_column(making, schema_find_table(making->after, difference->table), new);
    bool is_numbered_key = new->is_primary_key &&fills_itself(new) && !new->is_nullable;
    add->column = column;
    add->name = column->name;
    add->inlines_primary_key = is_numbered_key;
    column->is_primary_key = is_numbered_key;
    change_add(making, PHASE_ADD_COLUMNS, add);
    if (fills_itself(new))
        return;
    column->is_nullable = true;
    struct operation *alter = require(making, difference, column);
    change_add_note(making, PHASE_FILL_COLUMNS, alter, fill_note(making, difference));
    change_add(making, PHASE_REQUIRE_COLUMNS, alter);
}

static void drop_column(struct change_making *making, enum change_phase phase,
                        const struct difference *difference)
{
    const struct column *old = difference->old;
    struct operation *drop = change_new(making, OPERATION_DROP_COLUMN, difference);
    drop->name = old->name;
    drop->column = old;
    map_put(&making->altered, making->arena, difference->table, making);
    change_add(making, phase, drop);
}

/* -- Altered */

static bool is_said(const struct difference *difference, const char *aspect)
{
    return string_equal(difference->aspect, aspect);
}

static bool is_text(const struct type *type)
{
    return type->kind == TYPE_SQL &&
           (strstr(type->name, "CHAR") || string_equal(type->name, "TEXT"));
}

static bool is_number(const struct type *type)
{
    enum type_class class = type_class(type);
    return class == TYPE_CLASS_INTEGER || class == TYPE_CLASS_NUMERIC;
}

/* column::type, where the database does not turn the one type into the other by itself. */
static const char *cast_of(const struct change_making *making, const struct column *old,
                           const struct column *new)
{
    struct render render;
    TEXT_SCOPE(text);
    if (!making->dialect->ddl->has_using || is_text(new->type) ||
        (is_number(old->type) && is_number(new->type)) ||
        (old->type->kind == new->type->kind &&string_equal(old->type->name, new->type->name)))
        return NULL;
    render_init(&render, making->dialect, making->arena);
    dialect_add_name(making->dialect, &text, new->name);
    text_add(&text, "::");
    return render_type(&render, new->type, &text, NULL) ? text_copy(&text, making->arena) : NULL;
}

static void keep_existing(struct column_change *change, const struct column *old)
{
    change->existing_type = old->type;
    change->existing_nullable = old->is_nullable;
    change->existing_default = old->server_default;
    change->existing_comment = old->comment;
    change->existing_autoincrement = old->autoincrement == AUTOINCREMENT_YES;
    change->existing_identity = old->identity;
    change->existing = old;
    change->has_existing_nullable = change->has_existing_default = true;
    change->has_existing_autoincrement = change->has_existing_comment = true;
}

/* The sequence of nextval('a'::regclass), in arena; NULL: it is something else. */
static const char *sequence_of(const struct default_value *value, struct arena *arena)
{
    static const char call[] = "nextval('";
    if (value->kind == DEFAULT_SEQUENCE)
        return value->text;
    if (value->kind != DEFAULT_EXPRESSION || strncmp(value->text, call, sizeof call - 1) != 0)
        return NULL;
    const char *name = value->text + sizeof call - 1;
    return arena_strndup(arena, name, strcspn(name, "'"));
}

static bool is_free(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->sequences.count; i++)
        if (string_equal(schema->sequences.items[i]->name, name))
            return true;
    return false;
}

/* The sequence of a SERIAL is called after its column, which has another name now. The default goes
 * with it. */
static bool rename_sequence(struct change_making *making, const struct difference *difference)
{
    const struct column *old = difference->old, *new = difference->new;
    const char *from = sequence_of(&old->server_default, making->arena);
    const char *to = sequence_of(&new->server_default, making->arena);
    if (!from || !to || is_free(making->before, from) || is_free(making->after, to))
        return false;
    struct operation *rename = change_new(making, OPERATION_EXECUTE, difference);
    const char *name = strrchr(to, '.');
    rename->table = NULL;
    rename->text =
        arena_printf(making->arena, "ALTER SEQUENCE %s RENAME TO %s", from, name ? name + 1 : to);
    change_add(making, PHASE_CREATE_TYPES, rename);
    return true;
}

/* Notes one aspect; false where ALTER cannot say it. */
static bool take_aspect(struct change_making *making, const struct difference *difference,
                        struct column_change *change)
{
    const struct column *old = difference->old, *new = difference->new;
    if (is_said(difference, "type") || is_said(difference, "collation")) {
        change->sets_type = true;
        change->type = change_made_column(making, NULL, new)->type;
        change->using_expression = cast_of(making, old, new);
    } else if (is_said(difference, "nullable")) {
        change->sets_nullable = true;
        change->is_nullable = new->is_nullable;
    } else if (is_said(difference, "default")) {
        if (rename_sequence(making, difference))
            return true;
        change->sets_default = true;
        change->server_default = change_made_column(making, NULL, new)->server_default;
    } else if (is_said(difference, "mysql_on_update") && difference->after) {
        change->sets_default = true;
        change->server_default = change_made_column(making, NULL, new)->server_default;
    } else if (is_said(difference, "comment")) {
        change->sets_comment = true;
        change->comment = new->comment;
    } else if (is_said(difference, "identity")) {
        change->sets_identity = true;
        change->identity = new->identity;
    } else if (is_said(difference, "autoincrement")) {
        change->sets_autoincrement = true;
        change->autoincrement = new->autoincrement == AUTOINCREMENT_YES;
    } else {
        return false;
    }
    return true;
}

static bool is_empty(const struct column_change *change)
{
    return !change->sets_type && !change->sets_nullable && !change->sets_default &&
           !change->sets_comment && !change->sets_identity && !change->sets_autoincrement;
}

/* A value that cannot become one of the new type goes first, and comes back behind it. */
static void set_default_aside(struct change_making *making, const struct difference *difference,
                              struct column_change *change)
{
    const struct column *old = difference->old, *new = difference->new;
    if (!change->using_expression || old->server_default.kind == DEFAULT_NONE)
        return;
    struct operation *drop = change_new(making, OPERATION_ALTER_COLUMN, difference);
    struct column_change *none = arena_new(making->arena, struct column_change);
    keep_existing(none, old);
    none->sets_default = true;
    drop->name = old->name;
    drop->change = none;
    change_add(making, PHASE_DROP_DEFAULTS, drop);
    change->existing_default = (struct default_value){0};
    change->sets_default = new->server_default.kind != DEFAULT_NONE;
    change->server_default = new->server_default;
}

static void alter_column(struct change_making *making, const struct difference *difference,
                         struct column_change *change)
{
    struct operation *alter = change_new(making, OPERATION_ALTER_COLUMN, difference);
    const struct column *old = difference->old;
    bool is_required = change->sets_nullable && !change->is_nullable;
    if (is_empty(change))
        return;
    keep_existing(change, old);
    set_default_aside(making, difference, change);
    alter->name = old->name;
    alter->change = change;
    if (change->sets_type)
        map_put(&making->altered, making->arena, difference->table, making);
    if (is_required)
        change_add_note(making, PHASE_FILL_COLUMNS, alter, fill_note(making, difference));
    change_add(making, is_required ? PHASE_REQUIRE_COLUMNS : PHASE_ALTER_COLUMNS, alter);
}

/* How a value is computed cannot be altered; nothing is lost when it is computed anew. */
static void replace_column(struct change_making *making, const struct difference *difference)
{
    struct operation *add = change_new(making, OPERATION_ADD_COLUMN, difference);
    add->column = change_made_column(making, NULL, difference->new);
    add->name = add->column->name;
    drop_column(making, PHASE_REPLACE_COLUMNS, difference);
    change_add(making, PHASE_REPLACE_COLUMNS, add);
}

size_t changes_of_column(struct change_making *making, size_t index)
{
    const struct difference *first = &making->differences->items[index];
    struct column_change *change = arena_new(making->arena, struct column_change);
    bool is_replaced = false;
    size_t count = 0;
    if (first->kind == DIFFERENCE_ADDED)
        add_column(making, first);
    if (first->kind == DIFFERENCE_REMOVED)
        drop_column(making, PHASE_DROP_COLUMNS, first);
    if (first->kind != DIFFERENCE_CHANGED)
        return 1;
    for (; index + count < making->differences->count; count++) {
        const struct difference *difference = &making->differences->items[index + count];
        if (difference->old != first->old || difference->new != first->new)
            break;
        take_aspect(making, difference, change);
        is_replaced =
            is_replaced || is_said(difference, "expression") || is_said(difference, "stored");
    }
    if (is_replaced)
        replace_column(making, first);
    else
        alter_column(making, first, change);
    return count;
}
