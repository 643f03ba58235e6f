/* Writes the rows of bulk_insert, with values as literals. */
#include <string.h>

#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

/* How many rows a statement takes where rows are grouped: enough to be quick, few enough for a
 * packet. */
enum { ROWS_PER_STATEMENT = 500 };

static void add_blob(const struct literal *literal, struct text *text)
{
    static const char digits[] = "0123456789abcdef";
    text_add(text, "x'");
    for (size_t i = 0; i < literal->length; i++) {
        text_add_char(text, digits[(unsigned char)literal->text[i] >> 4]);
        text_add_char(text, digits[(unsigned char)literal->text[i] & 15]);
    }
    text_add_char(text, '\'');
}

static void add_uuid(const struct render *render, const char *digits, struct text *text)
{
    size_t count = 0;
    text_add_char(text, '\'');
    for (; *digits; digits++) {
        if (*digits == '-')
            continue;
        if (render->dialect->ddl->dashes_uuid &&
            (count == 8 || count == 12 || count == 16 || count == 20))
            text_add_char(text, '-');
        text_add_char(text, *digits);
        count++;
    }
    text_add_char(text, '\'');
}

static void add_time(const struct render *render, const char *time, struct text *text)
{
    bool is_extended = !render->dialect->ddl->has_short_seconds && !strchr(time, '.');
    text_printf(text, "'%s%s'", time, is_extended ? ".000000" : "");
}

bool render_literal(const struct render *render, const struct literal *literal, struct text *text,
                    struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    switch (literal->kind) {
    case LITERAL_LEFT_OUT:
        return error_set(err, ALQ_ERROR_SCRIPT, "a row of bulk_insert lacks a value");
    case LITERAL_NULL:
        text_add(text, "NULL");
        break;
    case LITERAL_TEXT:
        render_string(render, text, literal->text);
        break;
    case LITERAL_NUMBER:
    case LITERAL_SQL:
        text_add(text, literal->text);
        break;
    case LITERAL_BOOLEAN:
        text_add(text, ddl->has_boolean_words ? (literal->boolean ? "true" : "false")
                                              : (literal->boolean ? "1" : "0"));
        break;
    case LITERAL_BLOB:
        (ddl->blob ? ddl->blob : add_blob)(literal, text);
        break;
    case LITERAL_DATE_TIME:
    case LITERAL_TIME:
        add_time(render, literal->text, text);
        break;
    case LITERAL_UUID:
        add_uuid(render, literal->text, text);
        break;
    }
    return true;
}

static void begin_insert(const struct render *render, const struct operation *operation,
                         const struct literal_row *row, struct text *text)
{
    bool is_first = true;
    text_add(text, "INSERT INTO ");
    render_qualified(render, text, operation->schema, operation->table);
    for (size_t i = 0; i < operation->columns.count; i++) {
        if (row->values[i].kind == LITERAL_LEFT_OUT)
            continue;
        text_add(text, is_first ? " (" : ", ");
        render_name(render, text, operation->columns.items[i]);
        is_first = false;
    }
    if (!is_first)
        text_add(text, ") VALUES ");
    else
        text_add(text,
                 render->dialect->ddl->has_default_values ? " DEFAULT VALUES" : " () VALUES ()");
}

static bool add_row(const struct render *render, const struct operation *operation,
                    const struct literal_row *row, struct text *text, struct alq_error *err)
{
    const char *separator = "(";
    for (size_t i = 0; i < operation->columns.count; i++) {
        if (row->values[i].kind == LITERAL_LEFT_OUT)
            continue;
        text_add(text, separator);
        if (!render_literal(render, &row->values[i], text, err))
            return error_detail(err, "in column %s of table %s", operation->columns.items[i],
                                operation->table);
        separator = ", ";
    }
    text_add(text, *separator == ',' ? ")" : "");
    return true;
}

/* Rows stand in one statement when they leave out the same columns, and do not leave out all. */
static bool can_share(const struct operation *operation, const struct literal_row *a,
                      const struct literal_row *b)
{
    bool has_value = false;
    for (size_t i = 0; i < operation->columns.count; i++) {
        bool is_left_out = a->values[i].kind == LITERAL_LEFT_OUT;
        if (is_left_out != (b->values[i].kind == LITERAL_LEFT_OUT))
            return false;
        has_value = has_value || !is_left_out;
    }
    return has_value;
}

bool render_bulk_insert(struct render *render, const struct operation *operation,
                        struct strings *statements, struct alq_error *err)
{
    size_t limit = render->groups_rows ? ROWS_PER_STATEMENT : 1;
    for (size_t i = 0; i < operation->row_count;) {
        const struct literal_row *first = &operation->rows[i];
        TEXT_SCOPE(text);
        begin_insert(render, operation, first, &text);
        size_t count = 0;
        do {
            text_add(&text, count ? ", " : "");
            if (!add_row(render, operation, &operation->rows[i], &text, err))
                return false;
            i++;
            count++;
        } while (count < limit && i < operation->row_count &&
                 can_share(operation, first, &operation->rows[i]));
        render_emit(render, statements, &text);
    }
    return true;
}
