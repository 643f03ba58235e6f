/* Annotations of goose: statement blocks, the environment, no transaction. */
#include "script/goose.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

/* The annotation of a line, as in "-- +goose StatementBegin". */
static bool read_annotation(const struct line *line, const char *annotation)
{
    static const char prefix[] = "+goose";
    const char *text = NULL;
    size_t length = 0;
    if (!line_comment(line, &text, &length) || length <= strlen(prefix) ||
        memcmp(text, prefix, strlen(prefix)) != 0)
        return false;
    text += strlen(prefix);
    length -= strlen(prefix);
    span_trim(&text, &length);
    return span_is_word(text, length, annotation);
}

bool goose_has_no_transaction(const char *bytes, size_t length)
{
    struct lines lines = lines_of(bytes, length);
    for (struct line line; lines_next(&lines, &line);)
        if (read_annotation(&line, "NO TRANSACTION"))
            return true;
    return false;
}

/* A part of a section that is read in one way. */
struct goose_reader {
    const char *path;
    enum sql_syntax syntax;
    struct arena *arena;
    struct text text; /* collected so far */
    unsigned first_line;
    unsigned begin_line; /* of the open StatementBegin; 0: none is open */
    bool substitutes;
    struct sql_statements statements;
};

static size_t name_length(const char *bytes, size_t length)
{
    size_t taken = 0;
    while (taken < length && (bytes[taken] == '_' || (bytes[taken] >= '0' && bytes[taken] <= '9') ||
                              (bytes[taken] >= 'A' && bytes[taken] <= 'Z') ||
                              (bytes[taken] >= 'a' && bytes[taken] <= 'z')))
        taken++;
    return taken;
}

/* The length of "${NAME}" or "${NAME:-default}" at the start of bytes, with its value added; 0 for other text. */
static size_t substitute(struct goose_reader *reader, const char *bytes, size_t length)
{
    const char *close = length > 3 && bytes[1] == '{' ? memchr(bytes, '}', length) : NULL;
    if (!close)
        return 0;
    size_t inner = (size_t)(close - bytes) - 2;
    size_t name = name_length(bytes + 2, inner);
    bool has_default = inner > name + 1 && memcmp(bytes + 2 + name, ":-", 2) == 0;
    if (!name || (name != inner && !has_default))
        return 0;
    const char *value = getenv(arena_strndup(reader->arena, bytes + 2, name));
    if (value && (*value || !has_default))
        text_add(&reader->text, value);
    else if (has_default)
        text_add_bytes(&reader->text, bytes + 4 + name, inner - name - 2);
    return (size_t)(close - bytes) + 1;
}

static void add_line(struct goose_reader *reader, const struct line *line)
{
    for (size_t i = 0; i < line->length;) {
        size_t taken = 0;
        if (reader->substitutes && line->bytes[i] == '$')
            taken = substitute(reader, line->bytes + i, line->length - i);
        if (!taken) {
            text_add_char(&reader->text, line->bytes[i]);
            taken = 1;
        }
        i += taken;
    }
    text_add_char(&reader->text, '\n');
}

static bool end_part(struct goose_reader *reader, unsigned next_line, struct alq_error *err)
{
    struct sql_statements part = {0};
    bool is_split = sql_split(text_string(&reader->text), reader->text.length, reader->syntax,
                              reader->path, reader->first_line, reader->arena, &part, err);
    for (size_t i = 0; is_split && i < part.count; i++)
        vec_push(reader->arena, &reader->statements, part.items[i]);
    text_clear(&reader->text);
    reader->first_line = next_line;
    return is_split;
}

/* What stands between StatementBegin and StatementEnd, whatever is in it. */
static void end_block(struct goose_reader *reader, unsigned next_line)
{
    const char *bytes = text_string(&reader->text);
    size_t length = reader->text.length;
    unsigned line = reader->begin_line + 1;
    for (const char *byte = bytes; *byte == '\n' || *byte == ' ' || *byte == '\t' || *byte == '\r';
         byte++)
        line += *byte == '\n';
    span_trim(&bytes, &length);
    if (length && bytes[length - 1] == ';')
        length--;
    if (length)
        vec_push(reader->arena, &reader->statements,
                 (struct sql_statement){.text = arena_strndup(reader->arena, bytes, length),
                                        .length = length,
                                        .line = line,
                                        .column = 1});
    text_clear(&reader->text);
    reader->begin_line = 0;
    reader->first_line = next_line;
}

static bool fail_block(const struct goose_reader *reader, unsigned line, const char *what,
                       struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", what);
    return error_at(err, reader->path, line, 0);
}

static bool read_line(struct goose_reader *reader, const struct line *line, unsigned number,
                      struct alq_error *err)
{
    if (read_annotation(line, "StatementBegin")) {
        if (reader->begin_line)
            return fail_block(reader, number, "StatementBegin inside of a statement block", err);
        if (!end_part(reader, number + 1, err))
            return false;
        reader->begin_line = number;
    } else if (read_annotation(line, "StatementEnd")) {
        if (!reader->begin_line)
            return fail_block(reader, number, "StatementEnd without StatementBegin", err);
        end_block(reader, number + 1);
    } else if (read_annotation(line, "ENVSUB ON") || read_annotation(line, "ENVSUB OFF")) {
        reader->substitutes = read_annotation(line, "ENVSUB ON");
        text_add_char(&reader->text, '\n');
    } else {
        add_line(reader, line);
    }
    return true;
}

static bool read_section(struct goose_reader *reader, const struct section *section,
                         struct alq_error *err)
{
    struct lines lines = lines_of(section->bytes, section->length);
    for (struct line line; lines_next(&lines, &line);)
        if (!read_line(reader, &line, section->first_line + line.number - 1, err))
            return false;
    if (reader->begin_line)
        return fail_block(reader, reader->begin_line, "StatementBegin without StatementEnd", err);
    return end_part(reader, 0, err);
}

bool goose_split(const struct section *section, enum sql_syntax syntax, const char *path,
                 struct arena *arena, struct sql_statements *ret_statements, struct alq_error *err)
{
    struct goose_reader reader = {.path = path,
                                  .syntax = syntax,
                                  .arena = arena,
                                  .first_line = section->first_line};
    bool is_read = read_section(&reader, section, err);
    text_release(&reader.text);
    if (is_read)
        *ret_statements = reader.statements;
    return is_read;
}
