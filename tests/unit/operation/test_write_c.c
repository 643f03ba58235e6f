/* What is written as C compiles against the public headers: every kind of operation, with all that
 * it can say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "operation/operation.h"
#include "base/banned.h"

static const struct options *all_options(struct arena *arena)
{
    static const char *listed[] = {"a", "b"};
    struct options *options = arena_new(arena, struct options);
    const struct option made[] = {
        {.key = "mysql_engine", .kind = OPTION_TEXT, .text = "InnoDB"},
        {.key = "postgresql_where", .kind = OPTION_TEXT, .text = "a > 0", .is_expression = true},
        {.key = "postgresql_concurrently", .kind = OPTION_BOOLEAN, .boolean = true},
        {.key = "sqlite_strict", .kind = OPTION_BOOLEAN},
        {.key = "mysql_length", .kind = OPTION_INTEGER, .integer = 10},
        {.key = "postgresql_include", .kind = OPTION_LIST, .list = listed, .list_count = 2},
        {.key = "postgresql_with", .kind = OPTION_LIST},
        {.key = "postgresql_ops", .kind = OPTION_MAP, .map = options},
        {.key = "sqlite_none", .kind = OPTION_NONE},
    };
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        options_set(options, arena, made[i]);
    return options;
}

/* A type of each kind: bare, and with every member at once. */
static struct type *type_of(struct arena *arena, enum type_kind kind, bool is_full)
{
    struct type *type = type_new(arena, kind);
    if (kind > TYPE_ARRAY)
        type->name = "double precision";
    if (kind == TYPE_ARRAY)
        type->item = type_new(arena, TYPE_TEXT);
    if (!is_full)
        return type;
    struct type *variant = type_new_sql(arena, "mysql", "TINYINT");
    variant->length = 1;
    type->name = "level";
    type->family = "mysql";
    type->schema = "app";
    type->length = 20;
    type->precision = 10;
    type->scale = 2;
    type->has_timezone = true;
    type->collation = "nocase";
    vec_push(arena, &type->values, "it's");
    vec_push(arena, &type->values, "a \"b\"");
    type->is_native = type->creates_type = false;
    type->creates_constraint = true;
    type->constraint_name = "ck_level";
    type->dimensions = 2;
    options_set_boolean(&type->options, arena, "unsigned", true);
    vec_push(arena, &type->variants, ((struct type_variant){"mysql", variant}));
    vec_push(arena, &type->variants, ((struct type_variant){"oracle", variant}));
    return type;
}

static struct constraint *constraint_of(struct arena *arena, enum constraint_kind kind,
                                        bool is_full)
{
    struct constraint *constraint = constraint_new(arena, kind, is_full ? "named" : NULL);
    vec_push(arena, &constraint->columns, "level");
    if (kind == CONSTRAINT_CHECK)
        constraint->check = "level <> '?\?(' AND level <> '\n\t\"\\'";
    if (kind == CONSTRAINT_FOREIGN_KEY) {
        constraint->referred_table = "levels";
        vec_push(arena, &constraint->referred_columns, "id");
    }
    if (kind == CONSTRAINT_EXCLUDE) {
        const struct exclude_element elements[] = {{"room", true, "=", NULL},
                                                   {"tsrange(a, b)", false, "&&", "range_ops"}};
        vec_push(arena, &constraint->elements, elements[0]);
        vec_push(arena, &constraint->elements, elements[1]);
        constraint->using_method = "gist";
        constraint->where = "a > 0";
    }
    if (!is_full)
        return constraint;
    constraint->referred_schema = kind == CONSTRAINT_FOREIGN_KEY ? "app" : NULL;
    constraint->on_delete = kind == CONSTRAINT_FOREIGN_KEY ? "CASCADE" : NULL;
    constraint->on_update = kind == CONSTRAINT_FOREIGN_KEY ? "SET NULL" : NULL;
    constraint->match = kind == CONSTRAINT_FOREIGN_KEY ? "FULL" : NULL;
    constraint->is_deferrable = TRI_YES;
    constraint->initially = "DEFERRED";
    constraint->is_added_later = true;
    constraint->comment = "ends */ early /* or not";
    constraint->options = *all_options(arena);
    return constraint;
}

static struct column *full_column(struct arena *arena, const struct type *type)
{
    struct column *column = column_new(arena, "level", type);
    column->is_nullable = false;
    column->server_default = (struct default_value){DEFAULT_EXPRESSION, "now()"};
    column->autoincrement = AUTOINCREMENT_IGNORE_FK;
    column->computed = (struct computed){"a + b", TRI_YES};
    column->identity = (struct identity){.is_identity = true,
                                         .is_always = true,
                                         .has_start = true,
                                         .has_increment = true,
                                         .has_minimum = true,
                                         .has_cache = true,
                                         .no_maximum = true,
                                         .start = INT64_MIN,
                                         .increment = 10,
                                         .cycles = TRI_YES};
    column->comment = "the level";
    column->collation = "nocase";
    column->is_quoted = column->is_system = true;
    column->options = *all_options(arena);
    vec_push(arena, &column->constraints, constraint_of(arena, CONSTRAINT_CHECK, true));
    return column;
}

static struct index *full_index(struct arena *arena)
{
    struct index *index = index_new(arena, "ix_level");
    const struct index_element elements[] = {
        {.column = "level", .operator_class = "text_ops", .length = 10},
        {.column = "grade", .is_descending = true, .nulls = NULLS_LAST, .collation = "nocase"},
        {.expression = "lower(level)", .form = INDEX_FORM_FUNCTION, .is_ascending = true},
    };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        vec_push(arena, &index->elements, elements[i]);
    index->is_unique = true;
    index->comment = "by level";
    index->options = *all_options(arena);
    return index;
}

static struct table *full_table(struct arena *arena)
{
    struct table *table = table_new(arena, "app", "courses");
    for (int kind = TYPE_NULL; kind < TYPE_KIND_COUNT; kind++) {
        const char *name = arena_printf(arena, "bare_%d", kind);
        struct column *bare = column_new(arena, name, type_of(arena, (enum type_kind)kind, false));
        bare->server_default = (struct default_value){DEFAULT_STRING, "new"};
        bare->is_primary_key = kind == TYPE_INTEGER;
        bare->has_sequence = true;
        vec_push(arena, &table->columns, bare);
        vec_push(arena, &table->columns,
                 full_column(arena, type_of(arena, (enum type_kind)kind, true)));
    }
    for (int kind = CONSTRAINT_PRIMARY_KEY; kind <= CONSTRAINT_EXCLUDE; kind++)
        for (int is_full = 0; is_full < 2; is_full++)
            vec_push(arena, &table->constraints,
                     constraint_of(arena, (enum constraint_kind)kind, is_full));
    vec_push(arena, &table->indexes, full_index(arena));
    vec_push(arena, &table->prefixes, "TEMPORARY");
    table->comment = "courses";
    table->is_quoted = true;
    table->options = *all_options(arena);
    return table;
}

static struct column_change *full_change(struct arena *arena)
{
    struct column_change *change = arena_new(arena, struct column_change);
    *change = (struct column_change){
        .new_name = "grade",
        .sets_type = true,
        .type = type_of(arena, TYPE_NUMERIC, true),
        .sets_nullable = true,
        .sets_default = true,
        .server_default = {DEFAULT_SEQUENCE, "numbers"},
        .sets_comment = true,
        .comment = "now",
        .sets_autoincrement = true,
        .sets_identity = true,
        .sets_computed = true,
        .using_expression = "level::integer",
        .existing_type = type_of(arena, TYPE_STRING, false),
        .has_existing_nullable = true,
        .existing_default = {DEFAULT_STRING, "old"},
        .existing_comment = "before",
        .existing_autoincrement = true,
        .insert_before = "name",
    };
    return change;
}

static void add_rows(struct arena *arena, struct operation *operation)
{
    const struct literal literals[] = {
        {.kind = LITERAL_LEFT_OUT},
        {.kind = LITERAL_NULL},
        {.kind = LITERAL_TEXT, .text = "a"},
        {.kind = LITERAL_NUMBER, .text = "-12"},
        {.kind = LITERAL_NUMBER, .text = "1.50"},
        {.kind = LITERAL_NUMBER, .text = "123456789012345678901234567890"},
        {.kind = LITERAL_NUMBER, .text = "007"},
        {.kind = LITERAL_BOOLEAN, .boolean = true},
        {.kind = LITERAL_BLOB, .text = "a\0001", .length = 3},
        {.kind = LITERAL_DATE_TIME, .text = "2026-01-05 14:55:17"},
        {.kind = LITERAL_TIME, .text = "14:55:17"},
        {.kind = LITERAL_UUID, .text = "00000000000000000000000000000000"},
        {.kind = LITERAL_SQL, .text = "now()"},
    };
    size_t width = sizeof literals / sizeof *literals;
    struct literal *values = arena_new_array(arena, struct literal, width);
    operation->rows = arena_new_array(arena, struct literal_row, 2);
    operation->row_count = 2;
    for (size_t i = 0; i < width; i++) {
        values[i] = literals[i];
        vec_push(arena, &operation->columns, arena_printf(arena, "column_%zu", i));
    }
    operation->rows[0].values = operation->rows[1].values = values;
}

/* With the least that an operation needs. */
static struct operation *bare_operation(struct arena *arena, enum operation_kind kind)
{
    struct operation *operation = operation_new(arena, kind, NULL, "courses");
    struct enum_type *enum_type = arena_new(arena, struct enum_type);
    struct sequence *sequence = arena_new(arena, struct sequence);
    enum_type->name = "difficulty";
    sequence->name = "numbers";
    operation->created_table = table_new(arena, NULL, "courses");
    operation->column = column_new(arena, "level", type_new(arena, TYPE_INTEGER));
    operation->change = arena_new(arena, struct column_change);
    operation->index = index_new(arena, "ix_level");
    operation->constraint = constraint_of(arena, CONSTRAINT_UNIQUE, false);
    operation->name = kind == OPERATION_DROP_CONSTRAINT ? NULL : "level";
    operation->enum_type = enum_type;
    operation->sequence = sequence;
    operation->text = "SELECT 1";
    operation->value = "easy";
    operation->new_value = operation->new_name = "simple";
    return operation;
}

static struct operation *full_operation(struct arena *arena, enum operation_kind kind)
{
    struct operation *operation = bare_operation(arena, kind);
    struct enum_type *enum_type = arena_new(arena, struct enum_type);
    struct sequence *sequence = arena_new(arena, struct sequence);
    *enum_type = (struct enum_type){.schema = "app", .name = "difficulty", .comment = "how hard"};
    vec_push(arena, &enum_type->values, "easy");
    vec_push(arena, &enum_type->values, "hard");
    sequence->name = "numbers";
    sequence->schema = "app";
    sequence->data_type = type_new(arena, TYPE_BIG_INTEGER);
    sequence->parameters = full_column(arena, NULL)->identity;
    operation->schema = "app";
    operation->name = "level";
    operation->if_exists = operation->if_not_exists = operation->cascades = true;
    operation->is_materialized = true;
    operation->created_table = full_table(arena);
    operation->column = full_column(arena, type_of(arena, TYPE_ENUM, true));
    operation->index = full_index(arena);
    operation->change = full_change(arena);
    operation->has_constraint_kind = true;
    operation->constraint_kind = CONSTRAINT_FOREIGN_KEY;
    operation->enum_type = enum_type;
    operation->sequence = sequence;
    operation->old_text = "SELECT 2";
    operation->before = operation->insert_before = "hard";
    operation->after = operation->insert_after = "easy";
    operation->inlines_references = operation->inlines_primary_key = true;
    operation->options = *all_options(arena);
    for (int of = CONSTRAINT_PRIMARY_KEY; of <= CONSTRAINT_EXCLUDE; of++)
        for (int is_full = 0; is_full < 2; is_full++)
            vec_push(arena, &operation->constraints,
                     constraint_of(arena, (enum constraint_kind)of, is_full));
    vec_push(arena, &operation->indexes, full_index(arena));
    const struct enum_use use = {"app", "courses", operation->column};
    if (kind >= OPERATION_CREATE_ENUM && kind <= OPERATION_REBUILD_ENUM) {
        vec_push(arena, &operation->enum_uses, use);
        vec_push(arena, &operation->enum_uses, use);
    }
    if (kind == OPERATION_BULK_INSERT)
        add_rows(arena, operation);
    return operation;
}

/* -- Compiling. */

static void add_function(const struct operation *operation, const char *form, struct text *source,
                         struct arena *arena)
{
    text_printf(source,
                "bool %s_%s(struct alq_op *op, struct alq_error *err);\n"
                "bool %s_%s(struct alq_op *op, struct alq_error *err)\n{\n"
                "    return %s &&\n           alq_execute(op, \"SELECT 1\", err);\n}\n\n",
                form, operation_faces(operation->kind)->name, form,
                operation_faces(operation->kind)->name,
                operation_write(operation, SOURCE_C, arena));
}

static void assert_compiles(const char *source)
{
    char path[] = "/tmp/alq_write_c_XXXXXX";
    int file = mkstemp(path);
    TEXT_SCOPE(command);
    assert_true(file >= 0);
    assert_int_equal(write(file, source, strlen(source)), (int)strlen(source));
    (void)close(file);
    text_printf(&command, "cc -x c -std=c17 -fsyntax-only -Wall -Werror -I include %s", path);
    int status = system(text_string(&command)); /* tests run in the root of the project */
    if (status)
        fail_msg("does not compile:\n%s", source);
    (void)unlink(path);
}

static void test_every_kind_compiles(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(source);
    text_add(&source, "#include <alambique/migration.h>\n\n");
    for (int kind = 0; kind < OPERATION_KIND_COUNT; kind++) {
        add_function(bare_operation(&arena, (enum operation_kind)kind), "bare", &source, &arena);
        add_function(full_operation(&arena, (enum operation_kind)kind), "full", &source, &arena);
    }
    assert_compiles(text_string(&source));
}

static void test_every_constraint_compiles(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(source);
    text_add(&source, "#include <alambique/migration.h>\n\n");
    for (int kind = CONSTRAINT_PRIMARY_KEY; kind <= CONSTRAINT_EXCLUDE; kind++)
        for (int is_full = 0; is_full < 2; is_full++) {
            struct operation *create = bare_operation(&arena, OPERATION_CREATE_CONSTRAINT);
            struct operation *drop = bare_operation(&arena, OPERATION_DROP_CONSTRAINT);
            const char *form = arena_printf(&arena, "form_%d_%d", kind, is_full);
            create->constraint = constraint_of(&arena, (enum constraint_kind)kind, is_full);
            drop->name = is_full ? "named" : NULL;
            drop->columns = create->constraint->columns;
            drop->has_constraint_kind = true;
            drop->constraint_kind = (enum constraint_kind)kind;
            add_function(create, form, &source, &arena);
            add_function(drop, form, &source, &arena);
        }
    assert_compiles(text_string(&source));
}

static void assert_has(const struct operation *operation, const char *part)
{
    ARENA_SCOPE(arena);
    const char *source = operation_write(operation, SOURCE_C, &arena);
    if (!strstr(source, part))
        fail_msg("no %s in %s", part, source);
}

static void test_what_is_said(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *operation = full_operation(&arena, OPERATION_ADD_ENUM_VALUE);
    assert_has(operation, ".values = ALQ_NAMES(\"easy\", \"hard\")");
    assert_has(operation, ".uses = ALQ_USES(ALQ_USE(\"courses\", ALQ_COLUMN(\"level\", ");
    operation = bare_operation(&arena, OPERATION_ADD_COLUMN);
    vec_push(&arena, &operation->constraints, constraint_of(&arena, CONSTRAINT_FOREIGN_KEY, false));
    assert_has(operation, ".references = \"levels.id\"), err)");
    operation = bare_operation(&arena, OPERATION_RENAME_INDEX);
    assert_has(operation, "alq_rename_index(op, \"level\", \"courses\", \"simple\", err)");
    operation = bare_operation(&arena, OPERATION_DROP_CONSTRAINT);
    assert_has(operation, "alq_drop_unnamed_constraint(op, \"courses\", ALQ_ITEM_ANY, NULL, err)");
    operation = full_operation(&arena, OPERATION_CREATE_INDEX);
    assert_has(operation, "/* not in C: option postgresql_ops */");
    assert_has(operation, "ALQ_SQL(\"(lower(level)) ASC\")");
    operation = full_operation(&arena, OPERATION_BULK_INSERT);
    assert_has(operation, "alq_integer(-12), alq_expression(\"1.50\")");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_compiles),
        cmocka_unit_test(test_every_constraint_compiles),
        cmocka_unit_test(test_what_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
