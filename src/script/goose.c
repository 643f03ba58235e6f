/* Annotations of goose: statement blocks, the environment, no transaction. */
#include "script/goose.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "script/envsub.h"
#include "base/banned.h"

enum annotation {
    NO_ANNOTATION,
    UP,
    DOWN,
    STATEMENT_BEGIN,
    STATEMENT_END,
    NO_TRANSACTION,
    ENVSUB_ON,
    ENVSUB_OFF,
    UNKNOWN
};

static const char *const annotation_names[] = {
    [UP] = "Up",
    [DOWN] = "Down",
    [STATEMENT_BEGIN] = "StatementBegin",
    [STATEMENT_END] = "StatementEnd",
    [NO_TRANSACTION] = "NO TRANSACTION",
    [ENVSUB_ON] = "ENVSUB ON",
    [ENVSUB_OFF] = "ENVSUB OFF",
};

/* The annotation of a line, as in "-- +goose StatementBegin". */
static enum annotation read_annotation(const struct line *line)
{
    static const char prefix[] = "+goose";
    const char *text = NULL;
    size_t length = 0;
    if (!line_comment(line, &text, &length) || length < strlen(prefix) ||
        memcmp(text, prefix, strlen(prefix)) != 0)
        return NO_ANNOTATION;
    text += strlen(prefix);
    length -= strlen(prefix);
    span_trim(&text, &length);
    for (int i = UP; i < UNKNOWN; i++)
        if (span_is_word(text, length, annotation_names[i]))
            return (enum annotation)i;
    return UNKNOWN;
}

bool goose_has_no_transaction(const char *bytes, size_t length)
{
    struct lines lines = lines_of(bytes, length);
    for (struct line line; lines_next(&lines, &line);)
        if (read_annotation(&line) == NO_TRANSACTION)
            return true;
    return false;
}

/* A part of a section that is read in one way. */
struct goose_reader {
    const char *path;
    enum sql_syntax syntax;
    const struct strings *variables; /* of -x */
    struct arena *arena;
    struct text text; /* collected so far */
    unsigned first_line;
    unsigned begin_line; /* of the open StatementBegin; 0: none is open */
    bool substitutes;
    struct sql_statements statements;
};

static bool fail(const struct goose_reader *reader, unsigned line, const char *what,
                 struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(what));
    return error_at(err, reader->path, line, 0);
}

static bool add_line(struct goose_reader *reader, const struct line *line, struct alq_error *err)
{
    if (!reader->substitutes)
        text_add_bytes(&reader->text, line->bytes, line->length);
    else if (!envsub_expand(line->bytes, line->length, reader->variables, &reader->text, err))
        return error_at(err, reader->path, line->number, 0);
    text_add_char(&reader->text, '\n');
    return true;
}

static void add_statements(struct goose_reader *reader, const struct sql_statements *statements)
{
    for (size_t i = 0; i < statements->count; i++)
        vec_push(reader->arena, &reader->statements, statements->items[i]);
}

static bool split_text(struct goose_reader *reader, unsigned first_line,
                       struct sql_statements *ret_statements, struct alq_error *err)
{
    return sql_split(text_string(&reader->text), reader->text.length, reader->syntax, reader->path,
                     first_line, reader->arena, ret_statements, err);
}

static bool end_part(struct goose_reader *reader, unsigned next_line, struct alq_error *err)
{
    struct sql_statements part = {0};
    bool is_split = split_text(reader, reader->first_line, &part, err);
    add_statements(reader, &part);
    text_clear(&reader->text);
    reader->first_line = next_line;
    return is_split;
}

/* The whole block as one statement, even when it could not be split. */
static void add_block(struct goose_reader *reader, const struct sql_statements *part)
{
    const char *bytes = text_string(&reader->text);
    size_t length = reader->text.length;
    struct sql_statement statement = {.line = reader->begin_line + 1, .column = 1};
    if (part->count)
        statement = part->items[0];
    for (unsigned line = reader->begin_line + 1; line < statement.line; line++) {
        const char *next = memchr(bytes, '\n', length);
        length -= (size_t)(next + 1 - bytes);
        bytes = next + 1;
    }
    bytes += statement.column - 1;
    length -= statement.column - 1;
    span_trim(&bytes, &length);
    if (!length)
        return;
    statement.text = arena_strndup(reader->arena, bytes, length);
    statement.length = length;
    vec_push(reader->arena, &reader->statements, statement);
}

/* Where a body of MySQL ends is a guess that the author of the block has spared us. */
static bool end_block(struct goose_reader *reader, unsigned next_line, struct alq_error *err)
{
    struct sql_statements part = {0};
    bool is_sure = reader->syntax != SQL_SYNTAX_MYSQL;
    bool is_split = split_text(reader, reader->begin_line + 1, &part, is_sure ? err : NULL);
    bool has_nul = memchr(text_string(&reader->text), '\0', reader->text.length) != NULL;
    if (has_nul)
        return fail(reader, reader->begin_line, "a NUL byte cannot stand in SQL", err);
    if (is_sure && !is_split)
        return false;
    if (is_sure || (is_split && part.count < 2))
        add_statements(reader, &part);
    else
        add_block(reader, &part);
    text_clear(&reader->text);
    reader->begin_line = 0;
    reader->first_line = next_line;
    return true;
}

static bool read_line(struct goose_reader *reader, const struct line *line, struct alq_error *err)
{
    unsigned number = line->number;
    switch (read_annotation(line)) {
    case NO_ANNOTATION:
        return add_line(reader, line, err);
    case STATEMENT_BEGIN:
        if (reader->begin_line)
            return fail(reader, number, "StatementBegin inside of a statement block", err);
        reader->begin_line = number;
        return end_part(reader, number + 1, err);
    case STATEMENT_END:
        if (!reader->begin_line)
            return fail(reader, number, "StatementEnd without StatementBegin", err);
        return end_block(reader, number + 1, err);
    case ENVSUB_ON:
    case ENVSUB_OFF:
        reader->substitutes = read_annotation(line) == ENVSUB_ON;
        break;
    case UNKNOWN:
        fail(reader, number, "unknown annotation of goose", err);
        return error_hint(err, "it knows Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, "
                               "ENVSUB ON and ENVSUB OFF");
    case UP:
    case DOWN:
    case NO_TRANSACTION:
        break;
    }
    text_add_char(&reader->text, '\n'); /* keeps the lines behind it in their places */
    return true;
}

static bool read_section(struct goose_reader *reader, const struct script_file *file,
                         const struct section *section, struct alq_error *err)
{
    const char *end = section->bytes + section->length;
    struct lines lines = lines_of(file->bytes, file->length);
    for (struct line line; lines_next(&lines, &line) && line.bytes < end;) {
        enum annotation annotation = read_annotation(&line);
        bool is_before = line.bytes < section->bytes;
        if (is_before && (annotation == ENVSUB_ON || annotation == ENVSUB_OFF))
            reader->substitutes = annotation == ENVSUB_ON;
        if (!is_before && !read_line(reader, &line, err))
            return false;
    }
    if (reader->begin_line)
        return fail(reader, reader->begin_line, "StatementBegin without StatementEnd", err);
    return end_part(reader, 0, err);
}

bool goose_split(const struct script_file *file, const struct section *section,
                 enum sql_syntax syntax, struct arena *arena, struct sql_statements *ret_statements,
                 struct alq_error *err)
{
    struct goose_reader reader = {.path = file->path,
                                  .syntax = syntax,
                                  .variables = file->variables,
                                  .arena = arena,
                                  .first_line = section->first_line};
    bool is_read = read_section(&reader, file, section, err);
    text_release(&reader.text);
    if (is_read)
        *ret_statements = reader.statements;
    return is_read;
}
