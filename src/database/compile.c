/* Compiling: state, names, text, and the entry points. */
#include "database/compile.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "database/compile_parts.h"
#include "database/ddl.h"
#include "database/render.h"
#include "sql/infer.h"
#include "sql/lexer.h"
#include "base/banned.h"

/* Around the number of a parameter until the text is whole: WITH comes first, but is written
 * last. */
enum { PLACE_OPEN = '\x01', PLACE_CLOSE = '\x02' };

void compile_fail(struct compile *compile, enum alq_error_kind kind, const char *format, ...)
{
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, format, arguments);
    va_end(arguments);
    compile->sql.has_failed = true;
    error_set(compile->sql.err, kind, "%s", text_string(&message));
}

/* What would be in the way of a driver's own formatting is "_" in names that are made up. */
static const char *plain_stem(struct compile *compile, const char *stem)
{
    static const char odd[] = "%() $";
    TEXT_SCOPE(plain);
    if (!strpbrk(stem, odd))
        return stem;
    for (const char *byte = stem; *byte; byte++) {
        bool is_odd = strchr(odd, *byte) != NULL;
        if (!is_odd || byte == stem || !strchr(odd, byte[-1]))
            text_add_char(&plain, is_odd ? '_' : *byte);
    }
    return text_copy(&plain, compile->arena);
}

const char *compile_anonymous(struct compile *compile, const char *stem, const void *identity)
{
    unsigned number = 1;
    stem = plain_stem(compile, stem);
    for (size_t i = 0; i < compile->names.count; i++) {
        const struct compile_name *name = &compile->names.items[i];
        if (!string_equal(name->stem, stem))
            continue;
        if (name->identity == identity)
            return name->name;
        number++;
    }
    struct compile_name name = {identity, stem,
                                arena_printf(compile->arena, "%s_%u", stem, number)};
    vec_push(compile->arena, &compile->names, name);
    return name.name;
}

static void add_doubled(struct text *text, const char *bytes, char doubled)
{
    for (; *bytes; bytes++) {
        if (*bytes == doubled)
            text_add_char(text, *bytes);
        text_add_char(text, *bytes);
    }
}

void compile_text(struct compile *compile, const char *text, struct text *to)
{
    if (compile->doubles_percent)
        add_doubled(to, text, '%');
    else
        text_add(to, text);
}

void compile_name(struct compile *compile, const char *name, const void *anonymous,
                  struct text *text)
{
    TEXT_SCOPE(quoted);
    if (anonymous)
        name = compile_anonymous(compile, name, anonymous);
    dialect_add_name(compile->dialect, &quoted, name);
    compile_text(compile, text_string(&quoted), text);
}

void compile_string(struct compile *compile, const char *string, struct text *text)
{
    text_add_char(text, '\'');
    for (; *string; string++) {
        bool is_doubled = *string == '\'' || (*string == '%' && compile->doubles_percent) ||
                          (*string == '\\' && compile->escapes_backslashes);
        if (is_doubled)
            text_add_char(text, *string);
        text_add_char(text, *string);
    }
    text_add_char(text, '\'');
}

void compile_placeholder(struct compile *compile, struct value value, struct text *text)
{
    text_printf(text, "%c%zu%c", PLACE_OPEN, compile->parameters.count, PLACE_CLOSE);
    vec_push(compile->arena, &compile->parameters, value);
}

/* PostgreSQL has operators with '?', which beside parameters are written twice, as
 * its driver wants them. */
static const char *double_marks(const struct compile *compile, const char *written)
{
    struct sql_lexer lexer;
    struct sql_token token;
    TEXT_SCOPE(doubled);
    const char *copied = written;
    if (compile->dialect->syntax != SQL_SYNTAX_POSTGRESQL || !compile->parameters.count ||
        !strchr(written, '?'))
        return written;
    sql_lexer_init(&lexer, written, strlen(written), SQL_SYNTAX_POSTGRESQL, NULL, 1);
    while (sql_lexer_next(&lexer, false, &token, NULL) && token.kind != SQL_TOKEN_END) {
        if (!sql_token_is_symbol(&token, '?'))
            continue;
        const char *behind = token.text + 1;
        text_add_bytes(&doubled, copied, (size_t)(behind - copied));
        text_add_char(&doubled, '?');
        copied = behind;
    }
    text_add(&doubled, copied);
    return text_copy(&doubled, compile->arena);
}

/* Puts '?' where parameters are, and gives them in that order. */
static void place_parameters(struct compile *compile, const char *written, struct text *text,
                             struct compiled *compiled)
{
    struct value *ordered =
        arena_new_array(compile->arena, struct value, compile->parameters.count);
    size_t count = 0;
    for (const char *byte = written; *byte; byte++) {
        if (*byte != PLACE_OPEN || count == compile->parameters.count) {
            text_add_char(text, *byte);
            continue;
        }
        char *end;
        size_t number = (size_t)strtoull(byte + 1, &end, 10);
        if (*end != PLACE_CLOSE || number >= compile->parameters.count) {
            text_add_char(text, *byte);
            continue;
        }
        text_add_char(text, '?');
        ordered[count++] = compile->parameters.items[number];
        byte = end;
    }
    compiled->parameters = ordered;
    compiled->count = count;
}

void compile_type(struct compile *compile, const struct type *type, struct text *text)
{
    struct render render = {0};
    ERROR_SCOPE(failure);
    render_init(&render, compile->dialect, compile->arena);
    if (render_type(&render, type, text, &failure))
        return;
    compile->sql.has_failed = true;
    error_move(compile->sql.err, &failure);
}

static bool is_name_byte(char byte)
{
    return ascii_is_alphanumeric((unsigned char)byte) || byte == '_' || byte == '$' ||
           (byte & 0x80);
}

static const struct expression *find_bind(const struct expression *text, const char *name,
                                          size_t length)
{
    for (size_t i = 0; i < text->clauses.count; i++) {
        const char *known = text->clauses.items[i]->name;
        if (known && strlen(known) == length && !strncmp(known, name, length))
            return text->clauses.items[i];
    }
    return NULL;
}

/* A name behind ':' that nothing is bound to yet is bound to the parameter of that name. */
static void add_text_bind(struct compile *compile, const struct expression *text, const char *name,
                          size_t length, struct text *to)
{
    const struct expression *bind = find_bind(text, name, length);
    if (!bind)
        bind = sql_bind(&compile->sql, arena_strndup(compile->arena, name, length), SQL_VALUE_NONE,
                        NULL, false, true);
    struct compile_context saved = compile->context;
    compile->context.op = SQL_OP_NONE;
    compile_bind(compile, bind, to);
    compile->context = saved;
}

/* ":name" is a parameter unless a ':', a letter or a backslash stands before it or a ':' behind;
 * "\:" is ':'. */
static void add_text(struct compile *compile, const struct expression *node, struct text *text)
{
    const char *start = node->name;
    for (const char *byte = start; *byte; byte++) {
        char before = byte > start ? byte[-1] : ' ';
        const char *end = byte + 1;
        while (is_name_byte(*end))
            end++;
        bool is_bind = *byte == ':' && end > byte + 1 && *end != ':' && before != ':' &&
                       before != '\\' && !is_name_byte(before);
        if (is_bind) {
            add_text_bind(compile, node, byte + 1, (size_t)(end - byte - 1), text);
            byte = end - 1;
        } else if (*byte == '\\' && byte[1] == ':') {
            const char *behind = byte + 2;
            while (is_name_byte(*behind))
                behind++;
            if (*behind == ':')
                text_add_char(text, '\\');
        } else {
            if (*byte == '%' && compile->doubles_percent)
                text_add_char(text, '%');
            text_add_char(text, *byte);
        }
    }
}

static void add_excluded(struct compile *compile, const struct expression *column,
                         struct text *text)
{
    if (compile->rules->excluded) {
        compile->rules->excluded(compile, column, text);
        return;
    }
    text_add(text, "excluded.");
    compile_name(compile, column->name, NULL, text);
}

static void add_column(struct compile *compile, const struct expression *column, struct text *text)
{
    const struct from_item *from = column->from;
    if (column->is_literal) {
        compile_text(compile, column->name, text);
        return;
    }
    if (from && from->kind == FROM_EXCLUDED) {
        add_excluded(compile, column, text);
        return;
    }
    if (column->anonymous)
        compile_anonymous(compile, column->name, column->anonymous); /* numbered before the table */
    if (from && !compile->context.hides_tables && from->name) {
        if (from->schema && from->kind == FROM_TABLE && !compile->context.hides_schemas) {
            compile_name(compile, from->schema, NULL, text);
            text_add_char(text, '.');
        }
        compile_name(compile, from->name, from->anonymous, text);
        text_add_char(text, '.');
    }
    compile_name(compile, column->name, column->anonymous, text);
}

static void add_label(struct compile *compile, const struct expression *label, struct text *text)
{
    struct compile_context saved = compile->context;
    bool has_name = saved.is_column && !saved.is_labelled;
    if (!has_name && saved.label_alone == label) {
        compile_name(compile, label->name, label->anonymous, text);
        return;
    }
    compile->context.is_column = has_name;
    compile->context.is_labelled = saved.is_labelled || has_name;
    compile_add(compile, label->left, text);
    compile->context = saved;
    if (!has_name)
        return;
    text_add(text, " AS ");
    compile_name(compile, label->name, label->anonymous, text);
}

static const struct expression *find_named(struct compile *compile, const char *name)
{
    const struct compile_level *level = compile->level;
    for (size_t i = 0; level->columns && i < level->columns->count; i++) {
        const struct expression *column = level->columns->items[i];
        bool has_name = column->kind == EXPRESSION_LABEL || column->kind == EXPRESSION_COLUMN;
        if (has_name && !column->anonymous && string_equal(column->name, name))
            return column;
    }
    for (size_t i = 0; i < level->froms.count; i++) {
        const struct expression *column = from_column(level->froms.items[i], name);
        if (column)
            return column;
    }
    return NULL;
}

static void add_reference(struct compile *compile, const struct expression *reference,
                          struct text *text)
{
    const struct expression *found = compile->level ? find_named(compile, reference->name) : NULL;
    if (!found && !compile->level) {
        compile_name(compile, reference->name, NULL, text);
    } else if (!found) {
        compile_fail(compile, ALQ_ERROR_SCRIPT,
                     "can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc.: "
                     "'%s' should be explicitly declared as text()",
                     reference->name);
    } else {
        const struct expression *saved = compile->context.label_alone;
        compile->context.label_alone = found;
        compile_add(compile, found, text);
        compile->context.label_alone = saved;
    }
}

static void add_case(struct compile *compile, const struct expression *node, struct text *text)
{
    text_add(text, "CASE ");
    if (node->left) {
        compile_add(compile, node->left, text);
        text_add_char(text, ' ');
    }
    for (size_t i = 0; i < node->clauses.count; i++) {
        text_add(text, i % 2 ? "THEN " : "WHEN ");
        compile_add(compile, node->clauses.items[i], text);
        text_add_char(text, ' ');
    }
    if (node->right) {
        text_add(text, "ELSE ");
        compile_add(compile, node->right, text);
        text_add_char(text, ' ');
    }
    text_add(text, "END");
}

static void add_cast(struct compile *compile, const struct expression *cast, struct text *text)
{
    if (compile->rules->cast) {
        compile->rules->cast(compile, cast, text);
        return;
    }
    TEXT_SCOPE(type);
    compile_type(compile, cast->type, &type);
    const char *collate = strstr(text_string(&type), " COLLATE ");
    size_t length = collate ? (size_t)(collate - text_string(&type)) : type.length;
    text_add(text, "CAST(");
    compile_add(compile, cast->left, text);
    text_add(text, " AS ");
    text_add_bytes(text, text_string(&type), length);
    text_add_char(text, ')');
    text_add(text, collate ? collate : "");
}

static void add_extract(struct compile *compile, const struct expression *extract,
                        struct text *text)
{
    if (compile->rules->extract) {
        compile->rules->extract(compile, extract, text);
        return;
    }
    text_printf(text, "EXTRACT(%s FROM ", extract->name);
    compile_add(compile, extract->left, text);
    text_add_char(text, ')');
}

static void add_array(struct compile *compile, const struct expression *array, struct text *text)
{
    if (!compile->rules->has_arrays) {
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "%s has no arrays", compile->dialect->label);
    } else if (!array->clauses.count && array->type->item->kind != TYPE_NULL) {
        text_add(text, "ARRAY[]::");
        compile_type(compile, array->type, text);
    } else {
        text_add(text, "ARRAY[");
        compile_add_list(compile, &array->clauses, ", ", text);
        text_add_char(text, ']');
    }
}

static void add_around(struct compile *compile, const char *open, const struct expression *inner,
                       const char *close, struct text *text)
{
    text_add(text, open);
    compile_add(compile, inner, text);
    text_add(text, close);
}

static void add_subquery(struct compile *compile, const struct expression *subquery,
                         struct text *text)
{
    struct compile_context saved = compile->context;
    compile->context = (struct compile_context){.hides_tables = saved.hides_tables};
    text_add_char(text, '(');
    compile_any_statement(compile, subquery->statement, text);
    text_add_char(text, ')');
    compile->context = saved;
}

static void add_constant(struct compile *compile, const struct expression *node, struct text *text)
{
    bool has_words = compile->dialect->ddl->has_boolean_words;
    if (node->kind == EXPRESSION_NULL)
        text_add(text, "NULL");
    else if (node->kind == EXPRESSION_TRUE)
        text_add(text, has_words ? "true" : "1");
    else
        text_add(text, has_words ? "false" : "0");
}

/* A Boolean that stands as a condition. */
static void add_condition(struct compile *compile, const struct expression *condition,
                          struct text *text)
{
    bool is_false = condition->op == SQL_IS_FALSE;
    bool is_native = condition->is_condition || compile->rules->has_native_boolean;
    text_add(text, is_native && is_false ? "NOT " : "");
    compile_add(compile, condition->left, text);
    text_add(text, is_native ? "" : is_false ? " = 0" : " = 1");
}

static void add_sequence(struct compile *compile, const struct expression *sequence,
                         struct text *text)
{
    TEXT_SCOPE(name);
    dialect_add_qualified(compile->dialect, &name,
                          sequence->packages.count ? sequence->packages.items[0] : NULL,
                          sequence->name);
    if (!compile->rules->has_arrays) {
        compile_fail(compile, ALQ_ERROR_UNSUPPORTED, "%s has no sequences",
                     compile->dialect->label);
        return;
    }
    text_add(text, "nextval(");
    compile_string(compile, text_string(&name), text);
    text_add_char(text, ')');
}

static void add_any(struct compile *compile, const struct expression *expression, struct text *text)
{
    switch (expression->kind) {
    case EXPRESSION_COLUMN:
        add_column(compile, expression, text);
        break;
    case EXPRESSION_BIND:
        compile_bind(compile, expression, text);
        break;
    case EXPRESSION_NULL:
    case EXPRESSION_TRUE:
    case EXPRESSION_FALSE:
        add_constant(compile, expression, text);
        break;
    case EXPRESSION_TEXT:
        add_text(compile, expression, text);
        break;
    case EXPRESSION_CONDITION:
        add_condition(compile, expression, text);
        break;
    case EXPRESSION_UNARY:
    case EXPRESSION_BINARY:
    case EXPRESSION_LIST:
        compile_operation(compile, expression, text);
        break;
    case EXPRESSION_GROUPING:
        add_around(compile, "(", expression->left, ")", text);
        break;
    case EXPRESSION_TUPLE:
        text_add_char(text, '(');
        compile_add_list(compile, &expression->clauses, ", ", text);
        text_add_char(text, ')');
        break;
    case EXPRESSION_ARRAY:
        add_array(compile, expression, text);
        break;
    case EXPRESSION_SLICE:
        add_around(compile, "", expression->left, ":", text);
        compile_add(compile, expression->right, text);
        break;
    case EXPRESSION_CASE:
        add_case(compile, expression, text);
        break;
    case EXPRESSION_CAST:
        add_cast(compile, expression, text);
        break;
    case EXPRESSION_TYPE_COERCE:
        compile_add(compile, expression->left, text);
        break;
    case EXPRESSION_EXTRACT:
        add_extract(compile, expression, text);
        break;
    case EXPRESSION_FUNCTION:
    case EXPRESSION_OVER:
    case EXPRESSION_WITHIN_GROUP:
    case EXPRESSION_FILTER:
    case EXPRESSION_ORDERED:
        compile_function(compile, expression, text);
        break;
    case EXPRESSION_LABEL:
        add_label(compile, expression, text);
        break;
    case EXPRESSION_COLLATION:
        compile_name(compile, expression->name, NULL, text);
        break;
    case EXPRESSION_SUBQUERY:
        add_subquery(compile, expression, text);
        break;
    case EXPRESSION_NAME_REFERENCE:
        add_reference(compile, expression, text);
        break;
    case EXPRESSION_SEQUENCE:
        add_sequence(compile, expression, text);
        break;
    case EXPRESSION_WRITTEN:
        compile_text(compile, expression->name, text);
        break;
    }
}

/* Python gives up at a depth of about a thousand, too; the stack must last. */
bool compile_deepen(struct compile *compile)
{
    enum { DEPTH_LIMIT = 1000 };
    if (compile->depth < DEPTH_LIMIT) {
        compile->depth++;
        return true;
    }
    compile_fail(compile, ALQ_ERROR_SCRIPT, "an expression is nested deeper than %d levels",
                 DEPTH_LIMIT);
    return false;
}

void compile_add(struct compile *compile, const struct expression *expression, struct text *text)
{
    if (!compile_deepen(compile))
        return;
    add_any(compile, expression, text);
    compile->depth--;
}

void compile_add_list(struct compile *compile, const struct expressions *list,
                      const char *separator, struct text *text)
{
    for (size_t i = 0; i < list->count; i++) {
        text_add(text, i ? separator : "");
        compile_add(compile, list->items[i], text);
    }
}

static struct compile new_compile(const struct dialect *dialect,
                                  const struct compile_options *options, struct arena *arena,
                                  struct alq_error *err)
{
    return (struct compile){
        .dialect = dialect,
        .rules = dialect->sql,
        .options = options,
        .arena = arena,
        .sql = {.arena = arena, .err = err},
        .is_literal = options->is_literal,
        .doubles_percent = options->is_literal && dialect->drivers_format,
        .escapes_backslashes =
            options->is_literal ? dialect->drivers_format : dialect->escapes_backslashes,
    };
}

bool compile_statement(const struct dialect *dialect, const struct statement *statement,
                       const struct compile_options *options, struct arena *arena,
                       struct compiled *ret_compiled, struct alq_error *err)
{
    struct compile compile = new_compile(dialect, options, arena, err);
    struct compiled compiled = {0};
    TEXT_SCOPE(written);
    TEXT_SCOPE(text);
    compile_any_statement(&compile, statement, &written);
    if (compile.sql.has_failed)
        return false;
    place_parameters(&compile, double_marks(&compile, text_string(&written)), &text, &compiled);
    compiled.text = text_copy(&text, arena);
    *ret_compiled = compiled;
    return true;
}

static bool compile_alone(const struct dialect *dialect, const struct expression *expression,
                          bool hides_tables, struct arena *arena, struct text *text,
                          struct alq_error *err)
{
    struct compile_options options = {.is_literal = true};
    struct compile compile = new_compile(dialect, &options, arena, err);
    TEXT_SCOPE(written);
    compile.doubles_percent = compile.escapes_backslashes = false;
    compile.context.hides_tables = hides_tables;
    compile_add(&compile, expression, &written);
    if (compile.sql.has_failed)
        return false;
    text_add(text, text_string(&written));
    return true;
}

bool compile_expression(const struct dialect *dialect, const struct expression *expression,
                        struct arena *arena, struct text *text, struct alq_error *err)
{
    return compile_alone(dialect, expression, true, arena, text, err);
}

bool compile_part(const struct dialect *dialect, const struct expression *expression,
                  struct arena *arena, struct text *text, struct alq_error *err)
{
    return compile_alone(dialect, expression, false, arena, text, err);
}
