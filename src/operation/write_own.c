/* Writes the operations that Alembic lacks, as Python and as C: one row says what each is called
 * with. */
#include "operation/faces.h"
#include "operation/write_c.h"
#include "schema/python.h"
#include "base/banned.h"

enum field { END, NAME, TABLE, NEW_NAME, TEXT, VALUE, NEW_VALUE, VALUES };

/* The positional arguments, in order. */
static const enum field fields[OPERATION_KIND_COUNT][4] = {
    [OPERATION_RENAME_INDEX] = {NAME, NEW_NAME},
    [OPERATION_RENAME_CONSTRAINT] = {NAME, TABLE, NEW_NAME},
    [OPERATION_VALIDATE_CONSTRAINT] = {NAME, TABLE},
    [OPERATION_CREATE_ENUM] = {NAME, VALUES},
    [OPERATION_DROP_ENUM] = {NAME},
    [OPERATION_ADD_ENUM_VALUE] = {NAME, VALUE},
    [OPERATION_RENAME_ENUM_VALUE] = {NAME, VALUE, NEW_VALUE},
    [OPERATION_REBUILD_ENUM] = {NAME, VALUES},
    [OPERATION_CREATE_VIEW] = {NAME, TEXT},
    [OPERATION_REPLACE_VIEW] = {NAME, TEXT},
    [OPERATION_DROP_VIEW] = {NAME},
    [OPERATION_CREATE_TRIGGER] = {NAME, TABLE, TEXT},
    [OPERATION_REPLACE_TRIGGER] = {NAME, TABLE, TEXT},
    [OPERATION_DROP_TRIGGER] = {NAME, TABLE},
};

static const char *string_field(const struct operation *operation, enum field field)
{
    switch (field) {
    case NAME:
        return operation->name || !operation->enum_type ? operation->name
                                                        : operation->enum_type->name;
    case TABLE:
        return operation->table;
    case NEW_NAME:
        return operation->new_name;
    case TEXT:
        return operation->text;
    case VALUE:
        return operation->value;
    case NEW_VALUE:
        return operation->new_value;
    case VALUES:
    case END:
        break;
    }
    return NULL;
}

/* Names a table by keyword where it is no positional argument. */
static const char *extra_table(const struct operation *operation)
{
    return operation->kind == OPERATION_RENAME_INDEX ? operation->table : NULL;
}

static void begin(struct text *name, const char *prefix, const struct operation *operation)
{
    text_printf(name, "%s%s", prefix, operation_faces(operation->kind)->name);
}

TEXT_FACE(python_own)
{
    TEXT_SCOPE(function);
    begin(&function, "op.", operation);
    struct python_call call = python_begin(text, text_string(&function), ", ");
    for (const enum field *field = fields[operation->kind]; *field != END; field++) {
        if (*field == VALUES) {
            python_strings(&call, NULL, &operation->enum_type->values);
            continue;
        }
        python_argument(&call, NULL);
        text_add_python(text, string_field(operation, *field));
    }
    python_string(&call, "before", operation->before);
    python_string(&call, "after", operation->after);
    python_string(&call, "table_name", extra_table(operation));
    python_string(&call, "schema", operation->schema);
    python_flag(&call, "materialized", operation->is_materialized, true);
    python_flag(&call, "if_exists", operation->if_exists, true);
    python_flag(&call, "if_not_exists", operation->if_not_exists, true);
    python_end(&call);
}

TEXT_FACE(c_own)
{
    const struct enum_type *type = operation->enum_type;
    TEXT_SCOPE(function);
    begin(&function, "alq_", operation);
    write_c_begin(operation, text_string(&function), text);
    for (const enum field *field = fields[operation->kind]; *field != END; field++) {
        text_add(text, ", ");
        if (*field == VALUES)
            write_c_strings(&type->values, text);
        else
            write_c_string(string_field(operation, *field), text);
        if (operation->kind == OPERATION_RENAME_INDEX && *field == NAME) {
            text_add(text, ", ");
            write_c_string(operation->table, text);
        }
    }
    write_c_unsaid(type && type->comment, "comment of the enum", type ? type->comment : NULL, text);
    text_add(text, ", err)");
}

/* SQLAlchemy has sequences, though Alembic has no operation for them. */
TEXT_FACE(python_sequence)
{
    const struct sequence *sequence = operation->sequence;
    const struct identity *parameters = &sequence->parameters;
    bool is_create = operation->kind == OPERATION_CREATE_SEQUENCE;
    const struct {
        const char *key;
        bool is_said;
        int64_t value;
    } numbers[] = {
        {"start", parameters->has_start, parameters->start},
        {"increment", parameters->has_increment, parameters->increment},
        {"minvalue", parameters->has_minimum, parameters->minimum},
        {"maxvalue", parameters->has_maximum, parameters->maximum},
        {"cache", parameters->has_cache, parameters->cache},
    };
    struct python_call call = python_begin(text, "op.execute", ", ");
    python_argument(&call, NULL);
    struct python_call outer =
        python_begin(text, is_create ? "sa.schema.CreateSequence" : "sa.schema.DropSequence", ", ");
    python_argument(&outer, NULL);
    struct python_call inner = python_begin(text, "sa.Sequence", ", ");
    python_string(&inner, NULL, sequence->name);
    for (size_t i = 0; is_create && i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].is_said)
            python_integer(&inner, numbers[i].key, numbers[i].value);
    python_flag(&inner, "nominvalue", is_create && parameters->no_minimum, true);
    python_flag(&inner, "nomaxvalue", is_create && parameters->no_maximum, true);
    python_flag(&inner, "cycle", is_create && parameters->cycles != TRI_UNSET,
                parameters->cycles == TRI_YES);
    python_string(&inner, "schema", sequence->schema);
    python_end(&inner);
    python_flag(&outer, "if_not_exists", operation->if_not_exists, true);
    python_flag(&outer, "if_exists", operation->if_exists, true);
    python_end(&outer);
    python_end(&call);
}
