/* Constraints and indexes from their rows. */
#include "database/postgresql/inspect.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

/* -- Constraints */

static void add_columns(struct strings *names, const struct inspected_table *table,
                        const struct numbers *numbers, size_t from, size_t to, struct arena *arena)
{
    for (size_t i = from; i < to && i < numbers->count; i++) {
        const struct column *column = inspected_column(table, numbers->items[i]);
        if (column)
            vec_push(arena, names, column->name);
    }
}

static const char *action_of(char letter)
{
    switch (letter) {
    case 'r':
        return "RESTRICT";
    case 'c':
        return "CASCADE";
    case 'n':
        return "SET NULL";
    case 'd':
        return "SET DEFAULT";
    default: /* NO ACTION, which is not said */
        return NULL;
    }
}

static void read_reference(struct constraint *constraint, const struct inspected_table *table,
                           const struct rows *rows, struct arena *arena)
{
    bool is_visible = postgresql_flag(rows, 19);
    const char *schema = postgresql_text(rows, 4, arena);
    bool is_same = string_equal(schema, table->table->schema);
    constraint->referred_schema = is_visible && !is_same ? NULL : schema;
    constraint->referred_table = postgresql_text(rows, 5, arena);
    constraint->referred_columns = postgresql_read_array(postgresql_text(rows, 6, arena), arena);
    constraint->on_delete = action_of(postgresql_letter(rows, 7));
    constraint->on_update = action_of(postgresql_letter(rows, 8));
    constraint->match = postgresql_letter(rows, 9) == 'f' ? "FULL" : NULL;
    const struct numbers set = postgresql_read_numbers(postgresql_text(rows, 20, arena), arena);
    struct strings names = {0};
    add_columns(&names, table, &set, 0, set.count, arena);
    if (names.count && constraint->on_delete)
        constraint->on_delete = arena_printf(arena, "%s (%s)", constraint->on_delete,
                                             strings_join(&names, ", ", arena));
}

static void set_list(struct options *options, struct arena *arena, const char *key,
                     const struct strings *names)
{
    struct option option = {.key = key,
                            .kind = OPTION_LIST,
                            .list = names->items,
                            .list_count = names->count};
    if (names->count)
        options_set(options, arena, option);
}

/* The columns of a key stand in its index, with those that it only includes behind them. */
static void read_key(struct constraint *constraint, const struct inspected_table *table,
                     const struct rows *rows, struct arena *arena)
{
    const struct numbers numbers = postgresql_read_numbers(postgresql_text(rows, 16, arena), arena);
    size_t keys = (size_t)rows_integer(rows, 17);
    struct strings included = {0};
    add_columns(&constraint->columns, table, &numbers, 0, keys, arena);
    add_columns(&included, table, &numbers, keys, numbers.count, arena);
    set_list(&constraint->options, arena, "postgresql_include", &included);
    if (postgresql_flag(rows, 18))
        options_set_boolean(&constraint->options, arena, "postgresql_nulls_not_distinct", true);
    if (constraint->kind != CONSTRAINT_PRIMARY_KEY)
        return;
    for (size_t i = 0; i < constraint->columns.count; i++) {
        struct column *column = table_find_column(table->table, constraint->columns.items[i]);
        column->is_primary_key = true;
        column->is_nullable = false;
    }
}

/* "EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (…)": each element at its comma. */
static void read_exclusion(struct constraint *constraint, const struct inspected_table *table,
                           const char *source, struct arena *arena)
{
    const char *method = strstr(source, "USING ");
    const char *inside = postgresql_inside(source, "EXCLUDE", arena);
    if (method)
        constraint->using_method = arena_strndup(arena, method + 6, strcspn(method + 6, " ("));
    constraint->where = postgresql_inside(source, ") WHERE", arena);
    while (inside && *inside) {
        const char *with = strstr(inside, " WITH ");
        if (!with)
            break;
        const char *operator= with + strlen(" WITH ");
        size_t length = strcspn(operator, ",");
        const char *expression = arena_strndup(arena, inside, (size_t)(with - inside));
        struct exclude_element element = {
            .expression = expression,
            .is_column = table_find_column(table->table, expression) != NULL,
            .operator_name = arena_strndup(arena, operator, length),
        };
        vec_push(arena, &constraint->elements, element);
        if (element.is_column)
            vec_push(arena, &constraint->columns, expression);
        inside = operator+ length;
        inside += strspn(inside, ", ");
    }
}

static enum constraint_kind kind_of(char letter)
{
    switch (letter) {
    case 'p':
        return CONSTRAINT_PRIMARY_KEY;
    case 'u':
        return CONSTRAINT_UNIQUE;
    case 'f':
        return CONSTRAINT_FOREIGN_KEY;
    case 'x':
        return CONSTRAINT_EXCLUDE;
    default:
        return CONSTRAINT_CHECK;
    }
}

void inspection_read_constraint(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    const struct inspected_table *table = inspection_table(inspection, rows_integer(rows, 0));
    if (!table)
        return;
    enum constraint_kind kind = kind_of(postgresql_letter(rows, 2));
    struct constraint *constraint = constraint_new(arena, kind, postgresql_text(rows, 1, arena));
    const char *source = postgresql_text(rows, 14, arena);
    constraint->is_name_final = true;
    constraint->comment = postgresql_text(rows, 15, arena);
    if (kind == CONSTRAINT_PRIMARY_KEY || kind == CONSTRAINT_UNIQUE)
        read_key(constraint, table, rows, arena);
    if (kind == CONSTRAINT_FOREIGN_KEY) {
        const struct numbers numbers =
            postgresql_read_numbers(postgresql_text(rows, 3, arena), arena);
        add_columns(&constraint->columns, table, &numbers, 0, numbers.count, arena);
        read_reference(constraint, table, rows, arena);
    }
    if (kind == CONSTRAINT_CHECK)
        constraint->check = postgresql_inside(source, "CHECK", arena);
    if (kind == CONSTRAINT_EXCLUDE)
        read_exclusion(constraint, table, source, arena);
    if (postgresql_flag(rows, 10)) {
        constraint->is_deferrable = TRI_YES;
        constraint->initially = postgresql_flag(rows, 11) ? "DEFERRED" : NULL;
    }
    if (!postgresql_flag(rows, 12))
        options_set_boolean(&constraint->options, arena, "postgresql_not_valid", true);
    if (kind == CONSTRAINT_CHECK && postgresql_flag(rows, 13))
        options_set_boolean(&constraint->options, arena, "postgresql_no_inherit", true);
    vec_push(arena, &table->table->constraints, constraint);
}

/* -- Indexes */

/* What an index option means where the method sorts. */
enum { OPTION_DESCENDING = 1, OPTION_NULLS_FIRST = 2 };

static void read_order(struct index_element *element, int bits)
{
    element->is_descending = bits & OPTION_DESCENDING;
    bool is_first = bits & OPTION_NULLS_FIRST;
    if (is_first != element->is_descending) /* not what goes without saying */
        element->nulls = is_first ? NULLS_FIRST : NULLS_LAST;
}

/* The server writes an operator in parentheses, a function without. */
static void read_expression(struct index_element *element, const char *source, struct arena *arena)
{
    const char *inside = *source == '(' ? postgresql_inside(source, "", arena) : NULL;
    bool is_wrapped = inside && strlen(inside) + 2 == strlen(source);
    element->form = is_wrapped ? INDEX_FORM_OPERATOR : INDEX_FORM_FUNCTION;
    element->expression = is_wrapped ? inside : source;
}

static const char *member(const struct strings *strings, size_t index)
{
    return index < strings->count && *strings->items[index] ? strings->items[index] : NULL;
}

static void read_elements(struct index *index, const struct inspected_table *table,
                          const struct rows *rows, struct arena *arena)
{
    const struct numbers keys = postgresql_read_numbers(postgresql_text(rows, 3, arena), arena);
    const struct numbers bits = postgresql_read_numbers(postgresql_text(rows, 5, arena), arena);
    const struct strings sources = postgresql_read_array(postgresql_text(rows, 8, arena), arena);
    const struct strings classes = postgresql_read_array(postgresql_text(rows, 9, arena), arena);
    const struct strings collations =
        postgresql_read_array(postgresql_text(rows, 10, arena), arena);
    size_t count = (size_t)rows_integer(rows, 4);
    for (size_t i = 0; i < count && i < keys.count; i++) {
        const struct column *column = inspected_column(table, keys.items[i]);
        struct index_element element = {
            .column = column ? column->name : NULL,
            .collation = member(&collations, i),
            .operator_class = member(&classes, i),
            .length = TYPE_UNSET,
        };
        if (!column && i < sources.count)
            read_expression(&element, sources.items[i], arena);
        if (i < bits.count)
            read_order(&element, bits.items[i]);
        vec_push(arena, &index->elements, element);
    }
    add_columns(&index->include, table, &keys, count, keys.count, arena);
}

static void read_storage(struct index *index, const char *text, struct arena *arena)
{
    const struct strings settings = postgresql_read_array(text, arena);
    struct options *map = arena_new(arena, struct options);
    for (size_t i = 0; i < settings.count; i++) {
        const char *equals = strchr(settings.items[i], '=');
        if (equals)
            options_set_text(map, arena,
                             arena_strndup(arena, settings.items[i],
                                           (size_t)(equals - settings.items[i])),
                             equals + 1);
    }
    struct option option = {.key = "postgresql_with", .kind = OPTION_MAP, .map = map};
    if (map->count)
        options_set(&index->options, arena, option);
}

void inspection_read_index(struct inspection *inspection, const struct rows *rows)
{
    struct arena *arena = inspection->arena;
    const struct inspected_table *table = inspection_table(inspection, rows_integer(rows, 0));
    if (!table)
        return;
    struct index *index = index_new(arena, postgresql_text(rows, 1, arena));
    const char *method = postgresql_text(rows, 6, arena);
    const char *where = postgresql_text(rows, 7, arena);
    const char *space = postgresql_text(rows, 12, arena);
    index->is_name_final = true;
    index->is_unique = postgresql_flag(rows, 2);
    index->method = string_equal(method, "btree") ? NULL : method;
    index->where = where;
    index->comment = postgresql_text(rows, 13, arena);
    read_elements(index, table, rows, arena);
    read_storage(index, postgresql_text(rows, 11, arena), arena);
    if (space)
        options_set_text(&index->options, arena, "postgresql_tablespace", space);
    if (postgresql_flag(rows, 14))
        options_set_boolean(&index->options, arena, "postgresql_nulls_not_distinct", true);
    if (!postgresql_flag(rows, 15))
        options_set_boolean(&index->options, arena, "postgresql_invalid", true);
    vec_push(arena, &table->table->indexes, index);
}
