/* Writes one operation as statements: the table of standard SQL, names and literals, and the
 * operations that are one line long. */
#include "database/render.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

void render_init(struct render *render, const struct dialect *dialect, struct arena *arena)
{
    *render = (struct render){
        .dialect = dialect,
        .arena = arena,
        .escapes_backslashes = dialect->escapes_backslashes,
        .groups_rows = true,
    };
}

/* Without a connection SQLAlchemy takes PostgreSQL for one that escapes by backslashes, and
 * writes for drivers that read % as a format. */
void render_init_offline(struct render *render, const struct dialect *dialect, struct arena *arena)
{
    render_init(render, dialect, arena);
    render->groups_rows = false;
    render->doubles_percent = dialect->drivers_format;
    render->escapes_backslashes = dialect->escapes_backslashes || dialect->drivers_format;
}

void render_name(const struct render *render, struct text *text, const char *name)
{
    dialect_add_name(render->dialect, text, name);
}

void render_names(const struct render *render, struct text *text, const struct strings *names)
{
    for (size_t i = 0; i < names->count; i++) {
        text_add(text, i ? ", " : "");
        render_name(render, text, names->items[i]);
    }
}

void render_qualified(const struct render *render, struct text *text, const char *schema,
                      const char *name)
{
    dialect_add_qualified(render->dialect, text, schema, name);
}

void render_dotted(const struct render *render, struct text *text, const char *schema,
                   const char *name)
{
    while (schema && *schema) {
        size_t length = strcspn(schema, ".");
        render_name(render, text, arena_strndup(render->arena, schema, length));
        text_add_char(text, '.');
        schema += length + (schema[length] == '.');
    }
    render_name(render, text, name);
}

void render_alter_table(const struct render *render, struct text *text,
                        const struct operation *operation)
{
    text_add(text, "ALTER TABLE ");
    render_dotted(render, text, operation->schema, operation->table);
}

void render_string(const struct render *render, struct text *text, const char *string)
{
    text_add_char(text, '\'');
    for (; *string; string++) {
        if (*string == '\'' || (*string == '\\' && render->escapes_backslashes))
            text_add_char(text, *string);
        text_add_char(text, *string);
    }
    text_add_char(text, '\'');
}

/* Narrows text to what Python's str.strip() leaves of it. */
static void strip(const char **bytes, size_t *length)
{
    if (utf8_valid_prefix(*bytes, *length) < *length)
        return;
    for (size_t blank; *length && (blank = utf8_leading_blank(*bytes, *length)) > 0;) {
        *bytes += blank;
        *length -= blank;
    }
    for (size_t blank; *length && (blank = utf8_trailing_blank(*bytes, *length)) > 0;)
        *length -= blank;
}

void render_emit(struct render *render, struct strings *statements, const struct text *text)
{
    TEXT_SCOPE(doubled);
    const char *bytes = text_string(text);
    size_t length = text->length;
    if (render->doubles_percent) {
        for (size_t i = 0; i < length; i++) {
            if (bytes[i] == '%')
                text_add_char(&doubled, '%');
            text_add_char(&doubled, bytes[i]);
        }
        bytes = text_string(&doubled);
        length = doubled.length;
    }
    strip(&bytes, &length);
    vec_push(render->arena, statements, arena_strndup(render->arena, bytes, length));
}

bool render_check_word(const char *clause, const char *word, const char *const *words, size_t count,
                       struct alq_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (string_equal_nocase(words[i], word))
            return true;
    return error_set(err, ALQ_ERROR_SCRIPT, "%s cannot be %s", clause, word);
}

bool render_refuse(const struct render *render, struct alq_error *err, const char *format, ...)
{
    TEXT_SCOPE(what);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&what, message_translate(format), arguments);
    va_end(arguments);
    return error_set(err, ALQ_ERROR_UNSUPPORTED, "%s cannot %s", render->dialect->label,
                     text_string(&what));
}

/* -- Operations that need no file of their own. */

static bool render_drop_table(struct render *render, const struct operation *operation,
                              struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP TABLE %s", operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->table);
    text_add(&text, operation->cascades ? " CASCADE" : "");
    render_emit(render, statements, &text);
    return true;
}

static bool render_rename_table(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_add(&text, " RENAME TO ");
    if (render->dialect->ddl->qualifies_new_name)
        render_dotted(render, &text, operation->schema, operation->new_name);
    else
        render_name(render, &text, operation->new_name);
    render_emit(render, statements, &text);
    return true;
}

static bool render_drop_column(struct render *render, const struct operation *operation,
                               struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_printf(&text, " DROP COLUMN %s", operation->if_exists ? "IF EXISTS " : "");
    render_name(render, &text, operation->name);
    render_emit(render, statements, &text);
    return true;
}

static bool render_execute(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_add(&text, operation->text);
    render_emit(render, statements, &text);
    return true;
}

static bool render_table_comment(struct render *render, const struct operation *operation,
                                 struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_add(&text, "COMMENT ON TABLE ");
    render_qualified(render, &text, operation->schema, operation->table);
    text_add(&text, " IS ");
    if (operation->kind == OPERATION_CREATE_TABLE_COMMENT && operation->text)
        render_string(render, &text, operation->text);
    else
        text_add(&text, "NULL");
    render_emit(render, statements, &text);
    return true;
}

static bool render_rename_index(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "ALTER INDEX %s", operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->name);
    text_add(&text, " RENAME TO ");
    render_name(render, &text, operation->new_name);
    render_emit(render, statements, &text);
    return true;
}

static bool render_rename_constraint(struct render *render, const struct operation *operation,
                                     struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_add(&text, " RENAME CONSTRAINT ");
    render_name(render, &text, operation->name);
    text_add(&text, " TO ");
    render_name(render, &text, operation->new_name);
    render_emit(render, statements, &text);
    return true;
}

bool render_nothing(struct render *render, const struct operation *operation,
                    struct strings *statements, struct alq_error *err)
{
    (void)render;
    (void)operation;
    (void)statements;
    (void)err;
    return true;
}

/* Enum types are PostgreSQL's alone. Elsewhere the values are part of the columns: making and
 * dropping the type means nothing there, and columns change where the operation knows them. */
const render_operation_fn render_standard[OPERATION_KIND_COUNT] = {
    [OPERATION_CREATE_TABLE] = render_create_table,
    [OPERATION_DROP_TABLE] = render_drop_table,
    [OPERATION_RENAME_TABLE] = render_rename_table,
    [OPERATION_ADD_COLUMN] = render_add_column,
    [OPERATION_ALTER_COLUMN] = render_alter_column,
    [OPERATION_DROP_COLUMN] = render_drop_column,
    [OPERATION_CREATE_INDEX] = render_create_index,
    [OPERATION_DROP_INDEX] = render_drop_index,
    [OPERATION_RENAME_INDEX] = render_rename_index,
    [OPERATION_CREATE_CONSTRAINT] = render_create_constraint,
    [OPERATION_DROP_CONSTRAINT] = render_drop_constraint,
    [OPERATION_RENAME_CONSTRAINT] = render_rename_constraint,
    [OPERATION_VALIDATE_CONSTRAINT] = render_nothing,
    [OPERATION_CREATE_TABLE_COMMENT] = render_table_comment,
    [OPERATION_DROP_TABLE_COMMENT] = render_table_comment,
    [OPERATION_BULK_INSERT] = render_bulk_insert,
    [OPERATION_EXECUTE] = render_execute,
    [OPERATION_CREATE_ENUM] = render_nothing,
    [OPERATION_DROP_ENUM] = render_nothing,
    [OPERATION_ADD_ENUM_VALUE] = render_nothing,
    [OPERATION_RENAME_ENUM_VALUE] = render_nothing,
    [OPERATION_REBUILD_ENUM] = render_nothing,
    [OPERATION_CREATE_VIEW] = render_create_view,
    [OPERATION_REPLACE_VIEW] = render_replace_view,
    [OPERATION_DROP_VIEW] = render_drop_view,
    [OPERATION_CREATE_TRIGGER] = render_create_trigger,
    [OPERATION_REPLACE_TRIGGER] = render_replace_trigger,
    [OPERATION_DROP_TRIGGER] = render_drop_trigger,
    [OPERATION_CREATE_SEQUENCE] = render_create_sequence,
    [OPERATION_DROP_SEQUENCE] = render_drop_sequence,
};

bool render_operation(struct render *render, const struct operation *operation,
                      struct strings *ret_statements, struct alq_error *err)
{
    render_operation_fn write = render->dialect->ddl->operations[operation->kind];
    size_t count = ret_statements->count;
    if (!write)
        write = render_standard[operation->kind];
    if (write(render, operation, ret_statements, err))
        return true;
    ret_statements->count = count;
    return false;
}
