/* Values in SQL: as literals by the rules of their types, and as parameters of drivers. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/real.h"
#include "base/utf8.h"
#include "database/compile_parts.h"
#include "database/ddl.h"
#include "sql/infer.h"
#include "base/banned.h"

static const int64_t second = 1000000;

/* "2026-01-05 14:55:17.000004+02:00", cut into its parts; any may be empty. */
struct moment {
    const char *date, *time, *fraction, *zone;
    size_t date_length, time_length, zone_length;
};

static struct moment read_moment(const struct sql_value *value)
{
    struct moment moment = {.date = "", .time = "", .fraction = "", .zone = ""};
    const char *text = value->text;
    if (value->kind != SQL_TIME) {
        moment.date = text;
        moment.date_length = strcspn(text, " T");
        text += moment.date_length;
        text += *text != '\0';
    }
    moment.time = text;
    moment.time_length = strcspn(text, ".+-");
    text += moment.time_length;
    if (*text == '.') {
        moment.fraction = text;
        text += strcspn(text, "+-");
    }
    moment.zone = text;
    moment.zone_length = strlen(text);
    return moment;
}

static void add_clock(const struct sql_rules *rules, const struct moment *moment, struct text *text)
{
    size_t fraction = strcspn(moment->fraction, "+-");
    if (moment->time_length)
        text_add_bytes(text, moment->time, moment->time_length);
    else
        text_add(text, "00:00:00");
    if (fraction)
        text_add_bytes(text, moment->fraction, fraction);
    else if (!rules->has_short_seconds)
        text_add(text, ".000000");
    if (!rules->drops_zone)
        text_add_bytes(text, moment->zone, moment->zone_length);
}

/* A date, a time or both, as the type has them. */
static bool add_moment(const struct sql_rules *rules, const struct sql_value *value,
                       enum type_family family, struct text *text)
{
    if (value->kind != SQL_DATE && value->kind != SQL_TIME && value->kind != SQL_DATE_TIME)
        return false;
    struct moment moment = read_moment(value);
    if (family == FAMILY_DATE && moment.date_length) {
        text_add_bytes(text, moment.date, moment.date_length);
    } else if (family == FAMILY_TIME && moment.time_length) {
        add_clock(rules, &moment, text);
    } else if (family == FAMILY_DATE_TIME && moment.date_length) {
        text_add_bytes(text, moment.date, moment.date_length);
        if (!moment.time_length && rules->has_short_seconds)
            return true;
        text_add_char(text, ' ');
        add_clock(rules, &moment, text);
    } else {
        return false;
    }
    return true;
}

/* As the drivers of a database that has intervals write one. */
static void add_interval(int64_t microseconds, struct text *text)
{
    const int64_t day = 86400 * second;
    int64_t rest = ((microseconds % day) + day) % day;
    text_printf(text, "%lld days %lld.%06lld seconds", (long long)((microseconds - rest) / day),
                (long long)(rest / second), (long long)(rest % second));
}

/* The moment so long after 1970, which is how intervals are kept where there are none. */
static void add_epoch(const struct sql_rules *rules, int64_t microseconds, struct text *text)
{
    int64_t fraction = ((microseconds % second) + second) % second;
    time_t seconds = (time_t)((microseconds - fraction) / second);
    struct tm parts;
    char buffer[64];
    gmtime_r(&seconds, &parts);
    strftime(buffer, sizeof buffer, "%Y-%m-%d %H:%M:%S", &parts);
    text_add(text, buffer);
    if (fraction || !rules->has_short_seconds)
        text_printf(text, ".%06lld", (long long)fraction);
}

static bool add_uuid(const struct sql_rules *rules, const struct sql_value *value,
                     const struct type *type, struct text *text)
{
    bool is_text = type->kind != TYPE_UUID || options_find(&type->options, "as_uuid");
    bool dashes = rules->dashes_uuid && type->is_native;
    size_t digits = 0;
    if (value->kind == SQL_STRING && dashes) {
        text_add(text, value->text);
        return true;
    }
    if (value->kind != SQL_UUID && !(value->kind == SQL_STRING && is_text))
        return false;
    for (const char *byte = value->text; *byte; byte++) {
        if (*byte == '-')
            continue;
        if (dashes && (digits == 8 || digits == 12 || digits == 16 || digits == 20))
            text_add_char(text, '-');
        text_add_char(text, *byte);
        digits++;
    }
    return true;
}

/* What Python's int() makes of the value. */
static bool add_integer(const struct sql_value *value, struct text *text)
{
    char *end;
    if (value->kind == SQL_BOOLEAN) {
        text_add(text, value->boolean ? "1" : "0");
        return true;
    }
    if (value->kind == SQL_INTEGER) {
        text_add(text, value->text);
        return true;
    }
    if (value->kind == SQL_FLOAT || value->kind == SQL_DECIMAL) {
        double number = real_read(value->text, &end);
        if (*end || number > 1e18 || number < -1e18)
            return false;
        text_printf(text, "%lld", (long long)number);
        return true;
    }
    if (value->kind != SQL_STRING || !*value->text)
        return false;
    errno = 0;
    long long number = strtoll(value->text, &end, 10);
    if (*end || errno)
        return false;
    text_printf(text, "%lld", number);
    return true;
}

static bool add_number(const struct sql_value *value, struct text *text)
{
    char *end;
    if (value->kind == SQL_BOOLEAN) {
        text_add(text, value->boolean ? "True" : "False");
        return true;
    }
    bool is_number =
        value->kind == SQL_INTEGER || value->kind == SQL_FLOAT || value->kind == SQL_DECIMAL;
    if (!is_number && (value->kind != SQL_STRING || !*value->text))
        return false;
    real_read(value->text, &end);
    if (*end)
        return false;
    text_add(text, value->text);
    return true;
}

/* True, False, 1 and 0; nothing else is a Boolean. */
static bool read_boolean(const struct sql_value *value, bool *ret_boolean)
{
    if (value->kind == SQL_BOOLEAN)
        *ret_boolean = value->boolean;
    else if (value->kind == SQL_INTEGER &&
             (string_equal(value->text, "0") || string_equal(value->text, "1")))
        *ret_boolean = value->text[0] == '1';
    else
        return false;
    return true;
}

static void add_json_place(const struct sql_value *value, struct text *text, bool is_plain)
{
    if (value->kind == SQL_INTEGER)
        text_printf(text, is_plain ? "%s" : "[%s]", value->text);
    else
        text_printf(text, is_plain ? "%s" : ".\"%s\"", value->text ? value->text : "");
}

/* $."a"[0], or {a, 0} where the database has it so. */
static bool add_json_path(const struct sql_rules *rules, const struct sql_value *value,
                          bool is_path, struct text *text)
{
    bool is_plain = rules->has_arrays;
    if (is_path && value->kind != SQL_LIST)
        return false;
    text_add(text, !is_plain ? "$" : is_path ? "{" : "");
    for (size_t i = 0; is_path && i < value->count; i++) {
        text_add(text, is_plain && i ? ", " : "");
        add_json_place(&value->items[i], text, is_plain);
    }
    if (!is_path)
        add_json_place(value, text, is_plain);
    text_add(text, is_plain && is_path ? "}" : "");
    return true;
}

/* The value as text, without quotes; for types that are written between them. */
bool compile_value_text(struct compile *compile, const struct sql_value *value,
                        const struct type *type, struct text *text)
{
    const struct sql_rules *rules = compile->rules;
    enum type_family family = type_family(type);
    switch (family) {
    case FAMILY_STRING:
    case FAMILY_BINARY:
        if (value->kind != SQL_STRING && value->kind != SQL_BYTES)
            return false;
        if ((value->kind == SQL_BYTES) != (family == FAMILY_BINARY))
            return false;
        text_add_bytes(text, value->text, value->length);
        return true;
    case FAMILY_DATE:
    case FAMILY_TIME:
    case FAMILY_DATE_TIME:
        return add_moment(rules, value, family, text);
    case FAMILY_INTERVAL:
        if (value->kind != SQL_INTERVAL)
            return false;
        if (compile->rules->interval)
            add_interval(value->microseconds, text);
        else
            add_epoch(rules, value->microseconds, text);
        return true;
    case FAMILY_UUID:
        return add_uuid(rules, value, type, text);
    case FAMILY_JSON_INDEX:
    case FAMILY_JSON_PATH:
        return add_json_path(rules, value, family == FAMILY_JSON_PATH, text);
    default:
        return false;
    }
}

static void refuse_value(struct compile *compile, const struct sql_value *value,
                         const struct type *type, bool has_renderer)
{
    TEXT_SCOPE(described);
    sql_value_describe(value, &described);
    compile_fail(compile, ALQ_ERROR_SCRIPT,
                 has_renderer
                     ? "could not render literal value \"%s\" with datatype %s"
                     : "no literal value renderer is available for literal value \"%s\" with "
                       "datatype %s",
                 text_string(&described),
                 type->kind == TYPE_NULL ? "NULL" : type_repr(type, compile->arena));
}

static bool add_array_literal(struct compile *compile, const struct sql_value *value,
                              const struct type *type, struct text *text)
{
    if (value->kind != SQL_LIST || !compile->rules->has_arrays || type->kind != TYPE_ARRAY)
        return false;
    text_add(text, "ARRAY[");
    for (size_t i = 0; i < value->count; i++) {
        bool is_inner = value->items[i].kind == SQL_LIST;
        text_add(text, i ? ", " : "");
        compile_literal(compile, &value->items[i], is_inner ? type : type->item, text);
    }
    text_add_char(text, ']');
    return true;
}

static bool add_literal(struct compile *compile, const struct sql_value *value,
                        const struct type *type, struct text *text)
{
    TEXT_SCOPE(inner);
    bool boolean;
    bool has_words = compile->dialect->ddl->has_boolean_words;
    switch (type_family(type)) {
    case FAMILY_INTEGER:
        return add_integer(value, text);
    case FAMILY_NUMERIC:
        return add_number(value, text);
    case FAMILY_BOOLEAN:
        if (!read_boolean(value, &boolean))
            return false;
        text_add(text, has_words ? (boolean ? "true" : "false") : (boolean ? "1" : "0"));
        return true;
    case FAMILY_ARRAY:
        return add_array_literal(compile, value, type, text);
    case FAMILY_JSON_INDEX:
        if (value->kind == SQL_INTEGER && compile->rules->has_arrays) {
            text_add(text, value->text);
            return true;
        }
        break;
    case FAMILY_INTERVAL:
        if (compile->rules->interval && value->kind == SQL_INTERVAL) {
            compile->rules->interval(value->microseconds, text);
            return true;
        }
        break;
    default:
        break;
    }
    if (!compile_value_text(compile, value, type, &inner))
        return false;
    if (type_family(type) != FAMILY_BINARY) {
        compile_string(compile, text_string(&inner), text);
        return true;
    }
    /* SQLAlchemy writes bytes as the text they are, if they are text. */
    bool doubles_percent = compile->doubles_percent;
    if (utf8_valid_prefix(value->text, value->length) < value->length ||
        strlen(text_string(&inner)) < value->length)
        return false;
    compile->doubles_percent = false;
    compile_string(compile, text_string(&inner), text);
    compile->doubles_percent = doubles_percent;
    return true;
}

void compile_literal(struct compile *compile, const struct sql_value *value,
                     const struct type *type, struct text *text)
{
    type = type_for(type, compile->dialect->name);
    enum type_family family = type_family(type);
    bool has_renderer = family != FAMILY_NULL && family != FAMILY_JSON && family != FAMILY_HSTORE &&
                        family != FAMILY_OTHER;
    if (value->kind == SQL_NONE)
        text_add(text, "NULL");
    else if (!has_renderer || !add_literal(compile, value, type, text))
        refuse_value(compile, value, type, has_renderer);
}

static struct value text_value(struct compile *compile, const struct text *text, bool is_blob)
{
    return (struct value){.kind = is_blob ? VALUE_BLOB : VALUE_TEXT,
                          .bytes = text_copy(text, compile->arena),
                          .length = text->length};
}

/* An array as PostgreSQL reads it from text. */
static bool add_array_text(const struct sql_value *value, struct text *text)
{
    text_add_char(text, '{');
    for (size_t i = 0; i < value->count; i++) {
        const struct sql_value *item = &value->items[i];
        text_add(text, i ? "," : "");
        if (item->kind == SQL_LIST) {
            if (!add_array_text(item, text))
                return false;
        } else if (item->kind == SQL_NONE) {
            text_add(text, "NULL");
        } else if (item->kind == SQL_BOOLEAN) {
            text_add(text, item->boolean ? "true" : "false");
        } else if (item->text) {
            text_add_char(text, '"');
            for (const char *byte = item->text; *byte; byte++) {
                if (*byte == '"' || *byte == '\\')
                    text_add_char(text, '\\');
                text_add_char(text, *byte);
            }
            text_add_char(text, '"');
        } else {
            return false;
        }
    }
    text_add_char(text, '}');
    return true;
}

static struct value integer_value(struct compile *compile, const struct sql_value *value)
{
    char *end;
    errno = 0;
    long long number = strtoll(value->text, &end, 10);
    if (!errno && !*end)
        return VALUE_OF_INTEGER(number);
    return value_of_text(arena_strdup(compile->arena, value->text));
}

/* is_real: a database without decimals gets what is near it. */
static struct value number_value(struct compile *compile, const struct sql_value *value,
                                 bool is_real)
{
    char *end;
    if (value->kind == SQL_INTEGER && !is_real)
        return integer_value(compile, value);
    if (value->kind != SQL_FLOAT && compile->rules->has_short_seconds)
        return value_of_text(arena_strdup(compile->arena, value->text));
    return (struct value){.kind = VALUE_REAL, .real = real_read(value->text, &end)};
}

static struct value boolean_value(struct compile *compile, bool boolean)
{
    if (compile->rules->has_native_boolean)
        return value_of_text(boolean ? "true" : "false");
    return VALUE_OF_INTEGER(boolean);
}

/* A value whose type says nothing. */
static struct value plain_value(struct compile *compile, const struct sql_value *value)
{
    TEXT_SCOPE(text);
    const struct type *own = type_of_value(value);
    if (value->kind == SQL_BOOLEAN)
        return boolean_value(compile, value->boolean);
    if (value->kind == SQL_INTEGER || value->kind == SQL_FLOAT || value->kind == SQL_DECIMAL)
        return number_value(compile, value, false);
    if (value->kind == SQL_LIST && compile->rules->has_arrays && add_array_text(value, &text))
        return text_value(compile, &text, false);
    if (value->kind == SQL_DATE || value->kind == SQL_TIME || value->kind == SQL_DATE_TIME) {
        text_add(&text, value->text); /* as Python writes it: so do the drivers */
        return text_value(compile, &text, false);
    }
    if (compile_value_text(compile, value, own, &text))
        return text_value(compile, &text, value->kind == SQL_BYTES);
    TEXT_SCOPE(described);
    sql_value_describe(value, &described);
    compile_fail(compile, ALQ_ERROR_SCRIPT, "the value %s cannot be a parameter",
                 text_string(&described));
    return VALUE_OF_NULL;
}

static struct value bare_parameter(struct compile *compile, const struct sql_value *value,
                                   const struct type *type)
{
    TEXT_SCOPE(text);
    bool boolean;
    type = type_for(type, compile->dialect->name);
    enum type_family family = type_family(type);
    bool writes_null = family == FAMILY_JSON && !options_boolean(&type->options, "none_as_null");
    if (value->kind == SQL_NONE && !writes_null)
        return VALUE_OF_NULL;
    if (family == FAMILY_JSON) {
        if (sql_value_write_json(value, &text))
            return text_value(compile, &text, false);
        compile_fail(compile, ALQ_ERROR_SCRIPT, "a value is not JSON serializable");
        return VALUE_OF_NULL;
    }
    bool is_number = value->kind == SQL_INTEGER || value->kind == SQL_FLOAT ||
                     value->kind == SQL_DECIMAL || value->kind == SQL_STRING;
    if (family == FAMILY_NUMERIC && is_number)
        return number_value(compile, value, !compile->rules->has_short_seconds);
    if (family == FAMILY_BOOLEAN && read_boolean(value, &boolean))
        return boolean_value(compile, boolean);
    if (family == FAMILY_BOOLEAN && value->kind == SQL_STRING)
        compile_fail(compile, ALQ_ERROR_SCRIPT, "value '%s' is not None, True, or False",
                     value->text);
    bool is_moment = family == FAMILY_DATE || family == FAMILY_TIME || family == FAMILY_DATE_TIME ||
                     family == FAMILY_UUID || family == FAMILY_INTERVAL ||
                     family == FAMILY_JSON_INDEX || family == FAMILY_JSON_PATH;
    if (family == FAMILY_JSON_INDEX && value->kind == SQL_INTEGER && compile->rules->has_arrays)
        return integer_value(compile, value);
    if (is_moment && compile_value_text(compile, value, type, &text))
        return text_value(compile, &text, false);
    return plain_value(compile, value);
}

static const struct sql_value *find_value(struct compile *compile, const struct expression *bind)
{
    const struct assignments *given = compile->options->parameters;
    for (size_t i = 0; bind->name && given && i < given->count; i++)
        if (string_equal(given->items[i].key, bind->name))
            return &given->items[i].value->value;
    return &bind->value;
}

static void add_value(struct compile *compile, const struct sql_value *value,
                      const struct type *type, struct text *text)
{
    const struct compile_options *options = compile->options;
    struct sql_value processed;
    if (options->process && value->origin && !compile->sql.has_failed) {
        if (!options->process(options->user, type, value, compile->is_literal, &processed,
                              compile->sql.err)) {
            compile->sql.has_failed = true;
            return;
        }
        value = &processed;
    }
    if (compile->is_literal)
        compile_literal(compile, value, type, text);
    else
        compile_placeholder(compile, compile_parameter(compile, value, type), text);
}

/* A tuple of values, each by the type of its place. */
static void add_tuple(struct compile *compile, const struct expression *bind,
                      const struct sql_value *tuple, struct text *text)
{
    text_add_char(text, '(');
    for (size_t i = 0; i < tuple->count; i++) {
        const struct sql_value *value = &tuple->items[i];
        const struct type *type =
            i < bind->clauses.count ? bind->clauses.items[i]->type : type_of_value(value);
        text_add(text, i ? ", " : "");
        add_value(compile, value, type_for_compared(type, value), text);
    }
    text_add_char(text, ')');
}

/* One of the values that a list expands to. */
static void add_item(struct compile *compile, const struct expression *bind,
                     const struct sql_value *item, struct text *text)
{
    bool is_given = find_value(compile, bind) != &bind->value;
    bool is_untyped = bind->type->kind == TYPE_NULL && is_given && compile->is_literal;
    if (item->kind == SQL_LIST)
        add_tuple(compile, bind, item, text);
    else
        add_value(compile, item, is_untyped ? type_of_value(item) : bind->type, text);
}

static void add_expanded(struct compile *compile, const struct expression *bind,
                         const struct sql_value *list, struct text *text)
{
    const struct sql_rules *rules = compile->rules;
    enum sql_operator op = compile->context.op;
    size_t width = bind->clauses.count ? bind->clauses.count : 1;
    text_add_char(text, '(');
    bool is_in = op == SQL_IN || op == SQL_NOT_IN;
    if (!list->count && rules->empty_set && (!is_in || rules->selects_nothing)) {
        rules->empty_set(compile, op, width, text);
    } else if (!list->count) {
        for (size_t i = 0; width > 1 && i < width; i++)
            text_add(text, i ? ", NULL" : "(NULL");
        text_add(text, width > 1 ? ")" : "NULL");
        text_add(text, op == SQL_NOT_IN ? ") OR (1 = 1" : ") AND (1 != 1");
    }
    bool is_tuple = list->count && list->items[0].kind == SQL_LIST;
    text_add(text, is_tuple && compile->rules->has_values_in ? "VALUES " : "");
    for (size_t i = 0; i < list->count; i++) {
        text_add(text, i ? ", " : "");
        add_item(compile, bind, &list->items[i], text);
    }
    text_add_char(text, ')');
}

/* What a program gave to a text, of which no type is known: a list is an array, as the driver of
 * PostgreSQL writes it. */
static void add_untyped(struct compile *compile, const struct sql_value *value, struct text *text)
{
    if (value->kind != SQL_LIST || !compile->rules->has_arrays) {
        add_value(compile, value, type_of_value(value), text);
        return;
    }
    if (!value->count) {
        text_add(text, "'{}'");
        return;
    }
    text_add(text, "ARRAY[");
    for (size_t i = 0; i < value->count; i++) {
        text_add(text, i ? ", " : "");
        add_untyped(compile, &value->items[i], text);
    }
    text_add_char(text, ']');
}

void compile_bind(struct compile *compile, const struct expression *bind, struct text *text)
{
    const struct sql_value *value = find_value(compile, bind);
    if (bind->is_required && value == &bind->value && !compile->is_literal)
        compile_fail(compile, ALQ_ERROR_SCRIPT, COMPILE_LACKS_VALUE " '%s'",
                     bind->name ? bind->name : "?");
    const struct type *type = bind->type;
    bool is_untyped = type->kind == TYPE_NULL && value != &bind->value && compile->is_literal;
    if (bind->is_expanding && value->kind != SQL_LIST)
        compile_fail(compile, ALQ_ERROR_SCRIPT, "bind parameter '%s' expands: it wants a list",
                     bind->name ? bind->name : "?");
    else if (bind->is_expanding)
        add_expanded(compile, bind, value, text);
    else if (compile->is_literal && value->kind == SQL_NONE)
        text_add(text, "NULL");
    else if (is_untyped)
        add_untyped(compile, value, text);
    else
        add_value(compile, value, type, text);
}

/* What a value that stands in no place with a type is to the database: what the drivers write that
 * put values into the text. A text is what its place takes. */
static enum value_type parameter_type(const struct sql_value *value, const struct value *bound)
{
    static const enum value_type types[] = {
        [SQL_BOOLEAN] = VALUE_TYPE_BOOLEAN, [SQL_DATE] = VALUE_TYPE_DATE,
        [SQL_TIME] = VALUE_TYPE_TIME,       [SQL_DATE_TIME] = VALUE_TYPE_TIMESTAMP,
        [SQL_UUID] = VALUE_TYPE_UUID,       [SQL_INTERVAL] = VALUE_TYPE_INTERVAL,
        [SQL_FLOAT] = VALUE_TYPE_DECIMAL,   [SQL_DECIMAL] = VALUE_TYPE_DECIMAL,
    };
    if (value->kind == SQL_INTEGER)
        return bound->kind == VALUE_INTEGER ? VALUE_TYPE_INTEGER : VALUE_TYPE_UNKNOWN;
    if (value->kind == SQL_DATE_TIME && strpbrk(value->text + strlen("2026-01-05"), "+-"))
        return VALUE_TYPE_TIMESTAMP_TZ;
    return value->kind < sizeof types / sizeof *types ? types[value->kind] : VALUE_TYPE_UNKNOWN;
}

struct value compile_parameter(struct compile *compile, const struct sql_value *value,
                               const struct type *type)
{
    struct value bound = bare_parameter(compile, value, type);
    enum type_family family = type_family(type_for(type, compile->dialect->name));
    if (family != FAMILY_JSON && family != FAMILY_ARRAY && bound.kind != VALUE_NULL)
        bound.type = parameter_type(value, &bound);
    return bound;
}
