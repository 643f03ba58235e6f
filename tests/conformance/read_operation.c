/* Turns recorded JSON into the schema model and operations. */
#include "read_operation.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

static const char *string_of(const json_t *json, const char *key, struct arena *arena)
{
    return arena_strdup(arena, json_string_value(json_object_get(json, key)));
}

static bool is_true(const json_t *json, const char *key)
{
    return json_is_true(json_object_get(json, key));
}

static int integer_of(const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);
    return json_is_integer(value) ? (int)json_integer_value(value) : TYPE_UNSET;
}

static struct strings strings_of(const json_t *json, const char *key, struct arena *arena)
{
    struct strings strings = {0};
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(json, key), i, item)
        vec_push(arena, &strings, arena_strdup(arena, json_string_value(item)));
    return strings;
}

/* The position of the word under key in a list that begins with what stands for nothing. */
static int word_of(const json_t *json, const char *key, const char *const *words, size_t count)
{
    const char *word = json_string_value(json_object_get(json, key));
    for (size_t i = 0; word && i < count; i++)
        if (words[i] && strcmp(words[i], word) == 0)
            return (int)i;
    return 0;
}

static struct options options_of(const json_t *json, const char *key, struct arena *arena);

static struct option option_of(const char *key, const json_t *value, struct arena *arena)
{
    struct option option = {.key = arena_strdup(arena, key), .kind = OPTION_NONE};
    if (json_is_boolean(value)) {
        option.kind = OPTION_BOOLEAN;
        option.boolean = json_is_true(value);
    } else if (json_is_integer(value)) {
        option.kind = OPTION_INTEGER;
        option.integer = json_integer_value(value);
    } else if (json_is_string(value)) {
        option.kind = OPTION_TEXT;
        option.text = arena_strdup(arena, json_string_value(value));
    } else if (json_is_array(value)) {
        struct strings list = {0};
        size_t i;
        const json_t *item;
        json_array_foreach(value, i, item)
            vec_push(arena, &list, arena_strdup(arena, json_string_value(item)));
        option.kind = OPTION_LIST;
        option.list = list.items;
        option.list_count = list.count;
    } else if (json_object_get(value, "is_expression")) {
        option.kind = OPTION_TEXT;
        option.text = string_of(value, "text", arena);
        option.is_expression = is_true(value, "is_expression");
    } else if (json_is_object(value)) {
        struct options *map = arena_new(arena, struct options);
        const char *inner;
        json_t *item;
        json_object_foreach((json_t *)value, inner, item)
            options_set(map, arena, option_of(inner, item, arena));
        option.kind = OPTION_MAP;
        option.map = map;
    }
    return option;
}

static struct options options_of(const json_t *json, const char *key, struct arena *arena)
{
    struct options options = {0};
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(json, key), name, value)
        options_set(&options, arena, option_of(name, value, arena));
    return options;
}

static const char *const type_words[] = {
    [TYPE_NULL] = "null",
    [TYPE_INTEGER] = "integer",
    [TYPE_SMALL_INTEGER] = "small_integer",
    [TYPE_BIG_INTEGER] = "big_integer",
    [TYPE_BOOLEAN] = "boolean",
    [TYPE_STRING] = "string",
    [TYPE_UNICODE] = "unicode",
    [TYPE_TEXT] = "text",
    [TYPE_UNICODE_TEXT] = "unicode_text",
    [TYPE_DATE] = "date",
    [TYPE_DATE_TIME] = "date_time",
    [TYPE_TIME] = "time",
    [TYPE_INTERVAL] = "interval",
    [TYPE_NUMERIC] = "numeric",
    [TYPE_FLOAT] = "float",
    [TYPE_DOUBLE] = "double",
    [TYPE_LARGE_BINARY] = "large_binary",
    [TYPE_JSON] = "json",
    [TYPE_UUID] = "uuid",
    [TYPE_ENUM] = "enum",
    [TYPE_PICKLE] = "pickle",
    [TYPE_ARRAY] = "array",
    [TYPE_SQL] = "sql",
    [TYPE_DOMAIN] = "domain",
    [TYPE_RAW] = "raw",
};

struct type *read_type(const json_t *json, struct arena *arena)
{
    struct type *type = NULL;
    const char *dialect;
    json_t *variant;
    if (!json)
        return NULL;
    type = type_new(arena, (enum type_kind)word_of(json, "kind", type_words, TYPE_KIND_COUNT));
    type->name = string_of(json, "name", arena);
    type->family = string_of(json, "family", arena);
    type->schema = string_of(json, "schema", arena);
    type->collation = string_of(json, "collation", arena);
    type->constraint_name = string_of(json, "constraint_name", arena);
    type->length = integer_of(json, "length");
    type->precision = integer_of(json, "precision");
    type->scale = integer_of(json, "scale");
    type->dimensions = integer_of(json, "dimensions");
    type->has_timezone = is_true(json, "timezone");
    type->creates_constraint = is_true(json, "creates_constraint");
    type->is_native = !json_is_false(json_object_get(json, "native"));
    type->creates_type = !json_is_false(json_object_get(json, "creates_type"));
    type->values = strings_of(json, "values", arena);
    type->item = read_type(json_object_get(json, "item"), arena);
    type->options = options_of(json, "options", arena);
    json_object_foreach(json_object_get(json, "variants"), dialect, variant)
        vec_push(arena, &type->variants,
                 (struct type_variant){arena_strdup(arena, dialect), read_type(variant, arena)});
    return type;
}

static struct default_value read_default(const json_t *json, struct arena *arena)
{
    struct default_value value = {DEFAULT_NONE, NULL};
    if (json_object_get(json, "string"))
        value = (struct default_value){DEFAULT_STRING, string_of(json, "string", arena)};
    else if (json_object_get(json, "expression"))
        value = (struct default_value){DEFAULT_EXPRESSION, string_of(json, "expression", arena)};
    return value;
}

static void read_number(const json_t *json, const char *key, bool *ret_has, int64_t *ret_value)
{
    const json_t *value = json_object_get(json, key);
    *ret_has = json_is_integer(value);
    *ret_value = json_integer_value(value);
}

static struct identity read_identity(const json_t *json)
{
    struct identity identity = {.is_identity = json_is_object(json)};
    const json_t *cycle = json_object_get(json, "cycle");
    identity.is_always = is_true(json, "always");
    read_number(json, "start", &identity.has_start, &identity.start);
    read_number(json, "increment", &identity.has_increment, &identity.increment);
    read_number(json, "minimum", &identity.has_minimum, &identity.minimum);
    read_number(json, "maximum", &identity.has_maximum, &identity.maximum);
    read_number(json, "cache", &identity.has_cache, &identity.cache);
    identity.no_minimum = is_true(json, "no_minimum");
    identity.no_maximum = is_true(json, "no_maximum");
    if (cycle)
        identity.cycles = json_is_true(cycle) ? TRI_YES : TRI_NO;
    return identity;
}

static struct computed read_computed(const json_t *json, struct arena *arena)
{
    static const char *const words[] = {NULL, "no", "yes"};
    struct computed computed = {string_of(json, "expression", arena), TRI_UNSET};
    computed.is_stored = (enum tri)word_of(json, "stored", words, 3);
    return computed;
}

static const char *const kind_words[] = {
    [CONSTRAINT_PRIMARY_KEY] = "primary",    [CONSTRAINT_UNIQUE] = "unique",
    [CONSTRAINT_FOREIGN_KEY] = "foreignkey", [CONSTRAINT_CHECK] = "check",
    [CONSTRAINT_EXCLUDE] = "exclude",
};

static void read_elements(struct constraint *constraint, const json_t *json, struct arena *arena)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(json, "elements"), i, item)
    {
        struct exclude_element element = {.expression = string_of(item, "column", arena)};
        element.is_column = element.expression != NULL;
        if (!element.is_column)
            element.expression = string_of(item, "expression", arena);
        element.operator_name = string_of(item, "operator", arena);
        element.operator_class = string_of(item, "class", arena);
        vec_push(arena, &constraint->elements, element);
    }
}

/* table: whose column a CHECK of a type belongs to. */
static struct constraint *read_constraint(const json_t *json, const struct table *table,
                                          struct arena *arena)
{
    const json_t *deferrable = json_object_get(json, "deferrable");
    const char *of_type = json_string_value(json_object_get(json, "of_type"));
    struct constraint *constraint =
        constraint_new(arena, (enum constraint_kind)word_of(json, "kind", kind_words, 5),
                       string_of(json, "name", arena));
    constraint->is_name_final = is_true(json, "final");
    constraint->columns = strings_of(json, "columns", arena);
    constraint->check = string_of(json, "check", arena);
    constraint->referred_schema = string_of(json, "referred_schema", arena);
    constraint->referred_table = string_of(json, "referred_table", arena);
    constraint->referred_columns = strings_of(json, "referred_columns", arena);
    constraint->on_delete = string_of(json, "ondelete", arena);
    constraint->on_update = string_of(json, "onupdate", arena);
    constraint->match = string_of(json, "match", arena);
    constraint->is_added_later = is_true(json, "use_alter");
    constraint->initially = string_of(json, "initially", arena);
    constraint->using_method = string_of(json, "using", arena);
    constraint->where = string_of(json, "where", arena);
    constraint->options = options_of(json, "options", arena);
    if (deferrable)
        constraint->is_deferrable = json_is_true(deferrable) ? TRI_YES : TRI_NO;
    read_elements(constraint, json, arena);
    if (of_type && table) {
        constraint->of_type = table_find_column(table, of_type)->type;
        vec_push(arena, &constraint->columns, arena_strdup(arena, of_type));
    }
    return constraint;
}

static struct column *read_column(const json_t *json, struct arena *arena)
{
    static const char *const words[] = {NULL, "yes", "no", "ignore_fk"};
    struct column *column = column_new(arena, string_of(json, "name", arena),
                                       read_type(json_object_get(json, "type"), arena));
    size_t i;
    const json_t *item;
    column->is_nullable = !json_is_false(json_object_get(json, "nullable"));
    column->is_primary_key = is_true(json, "primary_key");
    column->autoincrement = (enum autoincrement)word_of(json, "autoincrement", words, 4);
    column->server_default = read_default(json_object_get(json, "default"), arena);
    column->computed = read_computed(json_object_get(json, "computed"), arena);
    column->identity = read_identity(json_object_get(json, "identity"));
    column->comment = string_of(json, "comment", arena);
    column->is_quoted = is_true(json, "quoted");
    column->is_system = is_true(json, "system");
    column->has_client_default = is_true(json, "client_default");
    column->has_sequence = is_true(json, "sequence");
    column->options = options_of(json, "options", arena);
    json_array_foreach(json_object_get(json, "constraints"), i, item)
        vec_push(arena, &column->constraints, read_constraint(item, NULL, arena));
    return column;
}

static struct index *read_index(const json_t *json, struct arena *arena)
{
    static const char *const forms[] = {"text", "function", "operator"};
    struct index *index = index_new(arena, string_of(json, "name", arena));
    size_t i;
    const json_t *item;
    index->is_name_final = is_true(json, "final");
    index->is_unique = is_true(json, "unique");
    index->options = options_of(json, "options", arena);
    json_array_foreach(json_object_get(json, "elements"), i, item)
    {
        struct index_element element = {.column = string_of(item, "column", arena)};
        element.expression = string_of(item, "expression", arena);
        element.form = (enum index_form)word_of(item, "form", forms, 3);
        element.label = string_of(item, "label", arena);
        element.is_descending = is_true(item, "desc");
        element.is_ascending = is_true(item, "asc");
        element.nulls = is_true(item, "nulls_first")  ? NULLS_FIRST
                        : is_true(item, "nulls_last") ? NULLS_LAST
                                                      : NULLS_UNSET;
        vec_push(arena, &index->elements, element);
    }
    return index;
}

static struct table *read_table(const json_t *json, struct arena *arena)
{
    struct table *table =
        table_new(arena, string_of(json, "schema", arena), string_of(json, "name", arena));
    size_t i;
    const json_t *item;
    table->comment = string_of(json, "comment", arena);
    table->prefixes = strings_of(json, "prefixes", arena);
    table->options = options_of(json, "options", arena);
    json_array_foreach(json_object_get(json, "columns"), i, item)
        vec_push(arena, &table->columns, read_column(item, arena));
    json_array_foreach(json_object_get(json, "constraints"), i, item)
        vec_push(arena, &table->constraints, read_constraint(item, table, arena));
    json_array_foreach(json_object_get(json, "indexes"), i, item)
        vec_push(arena, &table->indexes, read_index(item, arena));
    return table;
}

static struct column_change *read_change(const json_t *json, struct arena *arena)
{
    struct column_change *change = arena_new(arena, struct column_change);
    const json_t *nullable = json_object_get(json, "nullable");
    const json_t *existing = json_object_get(json, "existing_nullable");
    change->new_name = string_of(json, "new_name", arena);
    change->type = read_type(json_object_get(json, "type"), arena);
    change->sets_type = change->type != NULL;
    change->sets_nullable = nullable != NULL;
    change->is_nullable = json_is_true(nullable);
    change->sets_default = json_object_get(json, "default") != NULL;
    change->server_default = read_default(json_object_get(json, "default"), arena);
    change->sets_comment = json_object_get(json, "comment") != NULL;
    change->comment = string_of(json, "comment", arena);
    change->sets_autoincrement = json_object_get(json, "autoincrement") != NULL;
    change->autoincrement = is_true(json, "autoincrement");
    change->sets_identity = json_object_get(json, "identity") != NULL;
    change->identity = read_identity(json_object_get(json, "identity"));
    change->sets_computed = json_object_get(json, "computed") != NULL;
    change->computed = read_computed(json_object_get(json, "computed"), arena);
    change->using_expression = string_of(json, "using", arena);
    change->existing_type = read_type(json_object_get(json, "existing_type"), arena);
    change->has_existing_nullable = existing != NULL;
    change->existing_nullable = json_is_true(existing);
    change->has_existing_default = json_object_get(json, "existing_default") != NULL;
    change->existing_default = read_default(json_object_get(json, "existing_default"), arena);
    change->existing_autoincrement = is_true(json, "existing_autoincrement");
    change->existing_comment = string_of(json, "existing_comment", arena);
    change->has_existing_comment = change->existing_comment != NULL;
    change->existing_identity = read_identity(json_object_get(json, "existing_identity"));
    return change;
}

static int hex_digit(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

static struct literal read_literal(const json_t *json, struct arena *arena)
{
    static const struct {
        const char *key;
        enum literal_kind kind;
    } kinds[] = {
        {"text", LITERAL_TEXT}, {"number", LITERAL_NUMBER}, {"date_time", LITERAL_DATE_TIME},
        {"time", LITERAL_TIME}, {"uuid", LITERAL_UUID},     {"sql", LITERAL_SQL},
        {"blob", LITERAL_BLOB}};
    struct literal literal = {.kind = json_is_null(json) ? LITERAL_NULL : LITERAL_LEFT_OUT};
    if (json_is_boolean(json))
        return (struct literal){.kind = LITERAL_BOOLEAN, .boolean = json_is_true(json)};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (json_object_get(json, kinds[i].key)) {
            literal.kind = kinds[i].kind;
            literal.text = string_of(json, kinds[i].key, arena);
        }
    if (literal.kind == LITERAL_BLOB) {
        char *bytes = arena_alloc(arena, strlen(literal.text) / 2 + 1);
        for (; literal.text[literal.length * 2]; literal.length++)
            bytes[literal.length] = (char)(hex_digit(literal.text[literal.length * 2]) * 16 +
                                           hex_digit(literal.text[literal.length * 2 + 1]));
        literal.text = bytes;
    }
    return literal;
}

static void read_rows(struct operation *operation, const json_t *json, struct arena *arena)
{
    const json_t *rows = json_object_get(json, "rows");
    size_t i, j;
    const json_t *row, *value;
    operation->columns = strings_of(json, "columns", arena);
    operation->row_count = json_array_size(rows);
    operation->rows = arena_new_array(arena, struct literal_row, operation->row_count);
    json_array_foreach(rows, i, row)
    {
        operation->rows[i].values = arena_new_array(arena, struct literal, json_array_size(row));
        json_array_foreach(row, j, value) operation->rows[i].values[j] = read_literal(value, arena);
    }
}

static void read_dropped_kind(struct operation *operation, const json_t *json)
{
    if (operation->kind != OPERATION_DROP_CONSTRAINT || !json_object_get(json, "type"))
        return;
    operation->has_constraint_kind = true;
    operation->constraint_kind = (enum constraint_kind)word_of(json, "type", kind_words, 5);
}

static struct sequence *read_sequence(const json_t *json, struct arena *arena)
{
    struct sequence *sequence = arena_new(arena, struct sequence);
    sequence->schema = string_of(json, "schema", arena);
    sequence->name = string_of(json, "name", arena);
    sequence->parameters = read_identity(json_object_get(json, "parameters"));
    return sequence;
}

static void read_parts(struct operation *operation, const json_t *json, struct arena *arena)
{
    size_t i;
    const json_t *item;
    const json_t *part = NULL;
    struct table alone = {.name = operation->table};
    if ((part = json_object_get(json, "created")))
        operation->created_table = read_table(part, arena);
    if ((part = json_object_get(json, "column")))
        operation->column = read_column(part, arena);
    if ((part = json_object_get(json, "change")))
        operation->change = read_change(part, arena);
    if ((part = json_object_get(json, "index")))
        operation->index = read_index(part, arena);
    if ((part = json_object_get(json, "constraint")))
        operation->constraint = read_constraint(part, &alone, arena);
    if ((part = json_object_get(json, "sequence")))
        operation->sequence = read_sequence(part, arena);
    json_array_foreach(json_object_get(json, "constraints"), i, item)
        vec_push(arena, &operation->constraints, read_constraint(item, &alone, arena));
    json_array_foreach(json_object_get(json, "indexes"), i, item)
        vec_push(arena, &operation->indexes, read_index(item, arena));
    if (operation->kind == OPERATION_BULK_INSERT)
        read_rows(operation, json, arena);
}

struct operation *read_operation(const json_t *json, struct arena *arena)
{
    const char *word = json_string_value(json_object_get(json, "kind"));
    struct operation *operation = NULL;
    for (size_t i = 0; word && i < OPERATION_KIND_COUNT; i++)
        if (strcmp(operation_faces((enum operation_kind)i)->name, word) == 0)
            operation =
                operation_new(arena, (enum operation_kind)i, string_of(json, "schema", arena),
                              string_of(json, "table", arena));
    if (!operation)
        return NULL;
    operation->name = string_of(json, "name", arena);
    operation->new_name = string_of(json, "new_name", arena);
    operation->text = string_of(json, "text", arena);
    operation->is_name_final = is_true(json, "final");
    operation->if_exists = is_true(json, "if_exists");
    operation->if_not_exists = is_true(json, "if_not_exists");
    operation->inlines_references = is_true(json, "inline_references");
    operation->inlines_primary_key = is_true(json, "inline_primary_key");
    operation->options = options_of(json, "options", arena);
    read_dropped_kind(operation, json);
    read_parts(operation, json, arena);
    if (operation->created_table) {
        operation->table = operation->created_table->name;
        operation->schema = operation->created_table->schema;
    }
    return operation;
}
