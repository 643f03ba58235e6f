/* Operations turned round, described, and written as source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "operation/operation.h"
#include "base/banned.h"

static struct column *text_column(struct arena *arena, const char *name)
{
    struct type *type = type_new(arena, TYPE_STRING);
    type->length = 20;
    return column_new(arena, name, type);
}

/* One operation of each kind, with all that its faces can say. */
static struct operation *sample(struct arena *arena, enum operation_kind kind)
{
    struct operation *operation = operation_new(arena, kind, NULL, "courses");
    struct enum_type *enum_type = arena_new(arena, struct enum_type);
    struct sequence *sequence = arena_new(arena, struct sequence);
    struct table *table = table_new(arena, NULL, "courses");
    struct index *index = index_new(arena, "ix_level");
    struct constraint *constraint = constraint_new(arena, CONSTRAINT_UNIQUE, "uq_level");
    struct column_change *change = arena_new(arena, struct column_change);
    table_add_column(table, arena, text_column(arena, "level"));
    vec_push(arena, &index->elements, (struct index_element){.column = "level"});
    vec_push(arena, &constraint->columns, "level");
    vec_push(arena, &enum_type->values, "easy");
    enum_type->name = "difficulty";
    sequence->name = "numbers";
    sequence->parameters.has_start = true;
    sequence->parameters.start = 5;
    change->sets_nullable = change->has_existing_nullable = change->existing_nullable = true;
    change->existing_type = text_column(arena, "level")->type;
    operation->created_table = table;
    operation->column = kind == OPERATION_ADD_COLUMN || kind == OPERATION_DROP_COLUMN
                            ? table->columns.items[0]
                            : NULL;
    operation->change = change;
    operation->name = kind == OPERATION_CREATE_ENUM ? "difficulty" : "level";
    operation->new_name = kind == OPERATION_RENAME_TABLE || kind == OPERATION_RENAME_INDEX ||
                                  kind == OPERATION_RENAME_CONSTRAINT
                              ? "lessons"
                              : NULL;
    operation->index = index;
    operation->constraint = constraint;
    operation->enum_type = enum_type;
    operation->sequence = sequence;
    operation->text = "SELECT 1";
    operation->old_text = "SELECT 2";
    operation->value = "easy";
    operation->new_value = "simple";
    return operation;
}

static void test_every_kind_has_all_faces(void **state)
{
    (void)state;
    for (int kind = 0; kind < OPERATION_KIND_COUNT; kind++) {
        ARENA_SCOPE(arena);
        struct operation *operation = sample(&arena, (enum operation_kind)kind);
        assert_non_null(operation_faces(operation->kind)->name);
        assert_true(strlen(operation_describe(operation, &arena)) > 5);
        assert_null(strchr(operation_describe(operation, &arena), '\n'));
        assert_int_equal(strncmp(operation_write(operation, SOURCE_PYTHON, &arena), "op.", 3), 0);
        assert_int_equal(strncmp(operation_write(operation, SOURCE_C, &arena), "alq_", 4), 0);
    }
}

static void assert_described(struct operation *operation, const char *expected)
{
    ARENA_SCOPE(arena);
    assert_string_equal(operation_describe(operation, &arena), expected);
}

static void test_descriptions(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_described(sample(&arena, OPERATION_CREATE_TABLE), "create table courses with 1 column");
    assert_described(sample(&arena, OPERATION_RENAME_TABLE), "rename table courses to lessons");
    assert_described(sample(&arena, OPERATION_ADD_COLUMN),
                     "add column courses.level String(length=20)");
    assert_described(sample(&arena, OPERATION_ALTER_COLUMN),
                     "alter column courses.level: NOT NULL");
    assert_described(sample(&arena, OPERATION_CREATE_INDEX),
                     "create index ix_level on courses (level)");
    assert_described(sample(&arena, OPERATION_CREATE_CONSTRAINT),
                     "create unique constraint uq_level on courses (level)");
    assert_described(sample(&arena, OPERATION_EXECUTE), "execute SELECT 1");
    assert_described(sample(&arena, OPERATION_BULK_INSERT), "insert 0 rows into courses");
}

static struct operation *reversed(struct arena *arena, const struct operation *operation)
{
    struct operation *reverse = NULL;
    ERROR_SCOPE(err);
    if (!operation_reverse(operation, arena, &reverse, &err))
        fail_msg("%s", err.message);
    return reverse;
}

static void test_making_and_dropping_take_each_other_back(void **state)
{
    static const enum operation_kind kinds[] = {
        OPERATION_CREATE_TABLE,   OPERATION_ADD_COLUMN,      OPERATION_CREATE_INDEX,
        OPERATION_CREATE_ENUM,    OPERATION_CREATE_VIEW,     OPERATION_CREATE_CONSTRAINT,
        OPERATION_CREATE_TRIGGER, OPERATION_CREATE_SEQUENCE,
    };
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        ARENA_SCOPE(arena);
        struct operation *operation = sample(&arena, kinds[i]);
        operation->if_not_exists = true;
        struct operation *back = reversed(&arena, operation);
        struct operation *again = reversed(&arena, back);
        assert_int_not_equal(back->kind, kinds[i]);
        assert_true(back->if_exists && !back->if_not_exists);
        assert_int_equal(again->kind, kinds[i]);
        assert_true(again->if_not_exists);
        assert_string_equal(operation_write(again, SOURCE_PYTHON, &arena),
                            operation_write(operation, SOURCE_PYTHON, &arena));
    }
}

static void test_dropped_names_come_from_what_was_made(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *back = reversed(&arena, sample(&arena, OPERATION_CREATE_INDEX));
    assert_string_equal(back->name, "ix_level");
    back = reversed(&arena, sample(&arena, OPERATION_CREATE_CONSTRAINT));
    assert_string_equal(back->name, "uq_level");
    assert_true(back->has_constraint_kind && back->constraint_kind == CONSTRAINT_UNIQUE);
}

static void test_renames_and_alterations_turn_round(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *rename = sample(&arena, OPERATION_RENAME_TABLE);
    struct operation *back = reversed(&arena, rename);
    assert_string_equal(back->table, "lessons");
    assert_string_equal(back->new_name, "courses");

    struct operation *alter = sample(&arena, OPERATION_ALTER_COLUMN);
    alter->change->new_name = "grade";
    alter->change->sets_default = true;
    alter->change->server_default = (struct default_value){DEFAULT_STRING, "new"};
    alter->change->existing_default = (struct default_value){DEFAULT_EXPRESSION, "old()"};
    back = reversed(&arena, alter);
    assert_string_equal(back->name, "grade");
    assert_string_equal(back->change->new_name, "level");
    assert_true(back->change->is_nullable);
    assert_string_equal(back->change->server_default.text, "old()");
    assert_string_equal(back->change->existing_default.text, "new");
    back = reversed(&arena, back);
    assert_string_equal(back->change->server_default.text, "new");

    back = reversed(&arena, sample(&arena, OPERATION_REPLACE_VIEW));
    assert_string_equal(back->text, "SELECT 2");
    assert_string_equal(back->old_text, "SELECT 1");
    back = reversed(&arena, sample(&arena, OPERATION_CREATE_TABLE_COMMENT));
    assert_string_equal(back->text, "SELECT 2");
}

static void assert_irreversible(struct operation *operation, const char *part)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct operation *reverse = NULL;
    assert_false(operation_reverse(operation, &arena, &reverse, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_null(reverse);
    if (!strstr(err.message, part))
        fail_msg("%s", err.message);
}

static void test_what_cannot_be_taken_back_says_why(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *drop = sample(&arena, OPERATION_DROP_COLUMN);
    drop->column = NULL;
    assert_irreversible(drop, "drop column courses.level");
    struct operation *alter = sample(&arena, OPERATION_ALTER_COLUMN);
    alter->change->has_existing_nullable = false;
    assert_irreversible(alter, "NULL");
    alter = sample(&arena, OPERATION_ALTER_COLUMN);
    alter->change->sets_type = true;
    alter->change->type = alter->change->existing_type;
    alter->change->existing_type = NULL;
    assert_irreversible(alter, "existing type");
    assert_irreversible(sample(&arena, OPERATION_EXECUTE), "execute SELECT 1");
    assert_irreversible(sample(&arena, OPERATION_ADD_ENUM_VALUE), "easy");
    struct operation *replace = sample(&arena, OPERATION_REPLACE_TRIGGER);
    replace->old_text = NULL;
    assert_irreversible(replace, "replaces");
}

static void assert_written(struct operation *operation, enum source_kind kind, const char *expected)
{
    ARENA_SCOPE(arena);
    assert_string_equal(operation_write(operation, kind, &arena), expected);
}

static void test_own_operations_as_source(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *operation = sample(&arena, OPERATION_CREATE_ENUM);
    operation->name = NULL;
    assert_written(operation, SOURCE_PYTHON, "op.create_enum('difficulty', ['easy'])");
    assert_written(operation, SOURCE_C,
                   "alq_create_enum(op, \"difficulty\", ALQ_NAMES(\"easy\"), err)");
    operation = sample(&arena, OPERATION_ADD_ENUM_VALUE);
    operation->schema = "app";
    operation->after = "hard";
    operation->if_not_exists = true;
    assert_written(operation, SOURCE_PYTHON,
                   "op.add_enum_value('level', 'easy', after='hard', schema='app', "
                   "if_not_exists=True)");
    assert_written(operation, SOURCE_C,
                   "alq_add_enum_value(ALQ_WITH(op, .schema = \"app\", .after = \"hard\", "
                   ".if_not_exists = true, .values = ALQ_NAMES(\"easy\")), \"level\", \"easy\", "
                   "err)");
    assert_written(sample(&arena, OPERATION_DROP_TRIGGER), SOURCE_PYTHON,
                   "op.drop_trigger('level', 'courses')");
    assert_written(sample(&arena, OPERATION_CREATE_SEQUENCE), SOURCE_PYTHON,
                   "op.execute(sa.schema.CreateSequence(sa.Sequence('numbers', start=5)))");
}

static void test_columns_as_c(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct operation *operation = operation_new(&arena, OPERATION_ADD_COLUMN, NULL, "courses");
    struct column *column = text_column(&arena, "level");
    column->is_nullable = false;
    column->server_default = (struct default_value){DEFAULT_STRING, "it's \"new\""};
    operation->column = column;
    assert_written(operation, SOURCE_C,
                   "alq_add_column(op, \"courses\", ALQ_COLUMN(\"level\", ALQ_STRING(20), "
                   ".not_null = true, .server_default = \"it's \\\"new\\\"\"), err)");
    struct operation *drop = operation_new(&arena, OPERATION_DROP_COLUMN, "s", "courses");
    drop->name = "level";
    drop->if_exists = true;
    assert_written(drop, SOURCE_C,
                   "alq_drop_column(ALQ_WITH(op, .schema = \"s\", .if_exists = true), "
                   "\"courses\", \"level\", err)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_has_all_faces),
        cmocka_unit_test(test_descriptions),
        cmocka_unit_test(test_making_and_dropping_take_each_other_back),
        cmocka_unit_test(test_dropped_names_come_from_what_was_made),
        cmocka_unit_test(test_renames_and_alterations_turn_round),
        cmocka_unit_test(test_what_cannot_be_taken_back_says_why),
        cmocka_unit_test(test_own_operations_as_source),
        cmocka_unit_test(test_columns_as_c),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
