/* Headers of Alembic scripts: the docstring and four module-level names. The module is scanned for
 * its top-level assignments; nothing is run unless a value is no literal. */
#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/computed_header.h"
#include "script/header.h"
#include "script/lines.h"
#include "script/python_literal.h"
#include "base/banned.h"

enum header_name { NAME_REVISION, NAME_DOWN, NAME_LABELS, NAME_DEPENDS, NAME_COUNT };

static const char *const names[NAME_COUNT] = {
    [NAME_REVISION] = "revision",
    [NAME_DOWN] = "down_revision",
    [NAME_LABELS] = "branch_labels",
    [NAME_DEPENDS] = "depends_on",
};

struct python_header {
    const struct header_text *text;
    struct arena *arena;
    struct script_file *file;
    unsigned lines[NAME_COUNT]; /* 0: not seen */
    bool is_computed[NAME_COUNT];
};

/* The name that is assigned to at the start of a statement, with its annotation passed over; the
 * reader stands behind the '='. NAME_COUNT, and the reader where it was, for any other
 * statement. */
static enum header_name read_target(struct python_reader *reader)
{
    const struct python_reader start = *reader;
    for (int i = 0; i < NAME_COUNT; i++) {
        if (!python_take_word(reader, names[i]))
            continue;
        if (python_take_byte(reader, ':'))
            python_skip_annotation(reader);
        if (python_take_byte(reader, '=') && !python_take_byte(reader, '='))
            return (enum header_name)i;
        *reader = start;
    }
    return NAME_COUNT;
}

static bool fail_value(const struct python_header *header, enum header_name name,
                       const struct alq_error *cause, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s is no literal, and cannot be computed: %s", names[name],
              cause->message ? cause->message : "");
    error_at(err, header->text->path, header->lines[name], 0);
    return error_hint(err, "write a string, None, or a tuple of strings");
}

/* depends_on = "" says nothing, as anything that Python takes for false. */
static bool is_nothing(const struct python_value *value)
{
    return value->strings.count == 1 && !value->is_sequence && !*value->strings.items[0];
}

static bool set_name(struct python_header *header, enum header_name name,
                     const struct python_value *value, unsigned line)
{
    static const struct strings none = {0};
    bool is_optional = name == NAME_LABELS || name == NAME_DEPENDS;
    const struct strings *values = is_optional && is_nothing(value) ? &none : &value->strings;
    struct revision *revision = &header->file->revision;
    header->lines[name] = line;
    switch (name) {
    case NAME_REVISION:
        revision->id = values->count == 1 ? values->items[0] : NULL;
        revision->id_line = line;
        return values->count == 1 && !value->is_sequence;
    case NAME_DOWN:
        revision->down = *values;
        revision->down_line = line;
        return true;
    case NAME_LABELS:
        revision->labels = *values;
        revision->labels_line = line;
        return true;
    case NAME_DEPENDS:
        revision->depends_on = *values;
        revision->depends_line = line;
        return true;
    case NAME_COUNT:
        break;
    }
    return true;
}

/* What is no literal is noted, to be computed when all of the names are known. */
static void read_assignment(struct python_header *header, struct python_reader *reader,
                            enum header_name name)
{
    struct python_value value;
    unsigned line = reader->line;
    bool is_literal = python_read_value(reader, header->arena, &value) &&
                      python_at_statement_end(reader) && set_name(header, name, &value, line);
    header->is_computed[name] = !is_literal;
    header->lines[name] = line;
}

static bool is_any_computed(const struct python_header *header)
{
    for (int i = 0; i < NAME_COUNT; i++)
        if (header->is_computed[i])
            return true;
    return false;
}

static bool compute_names(struct python_header *header, struct alq_error *err)
{
    struct python_value values[NAME_COUNT];
    size_t failed = 0;
    ERROR_SCOPE(cause);
    if (!computed_header_read(header->text, names, header->is_computed, NAME_COUNT, header->arena,
                              values, &failed, &cause))
        return fail_value(header, (enum header_name)failed, &cause, err);
    for (int i = 0; i < NAME_COUNT; i++) {
        enum header_name name = (enum header_name)i;
        if (header->is_computed[i] && !set_name(header, name, &values[i], header->lines[i])) {
            error_set(&cause, ALQ_ERROR_SCRIPT, "a revision has one id");
            return fail_value(header, name, &cause, err);
        }
    }
    header->file->is_computed = true;
    return true;
}

/* "Create Date: 2026-01-05 14:55:17.123456" in a line of the docstring. */
static const char *find_create_date(const char *doc, struct arena *arena)
{
    static const char key[] = "\nCreate Date:";
    const char *found = strstr(doc, key);
    if (!found)
        return NULL;
    const char *value = found + strlen(key);
    size_t length = strcspn(value, "\n");
    span_trim(&value, &length);
    return length ? arena_strndup(arena, value, length) : NULL;
}

static void read_docstring(struct python_header *header, struct python_reader *reader)
{
    const struct python_reader start = *reader;
    const char *doc = NULL;
    if (python_read_string(reader, header->arena, &doc) && python_at_statement_end(reader)) {
        header_set_message(header->file, doc, header->arena);
        header->file->create_date = find_create_date(doc, header->arena);
    } else {
        *reader = start;
    }
}

/* Nobody writes the names of the header behind upgrade() or downgrade(), so the text may end there:
 * most files need not be read further. */
static bool is_complete(const struct python_header *header, const struct python_reader *reader)
{
    enum { LONGEST_HEAD = 32 };
    struct python_reader ahead = *reader;
    bool is_cut = !header->text->is_whole && ahead.end - ahead.at < LONGEST_HEAD;
    return !is_cut && header->lines[NAME_REVISION] && header->lines[NAME_DOWN] &&
           python_take_word(&ahead, "def") &&
           (python_take_word(&ahead, "upgrade") || python_take_word(&ahead, "downgrade"));
}

static void read_statements(struct python_header *header, struct python_reader *reader,
                            bool *ret_is_complete)
{
    bool is_first = true;
    for (; python_next_statement(reader); is_first = false) {
        if (is_first && python_at_string(reader)) {
            read_docstring(header, reader);
            continue;
        }
        if (is_complete(header, reader)) {
            *ret_is_complete = true;
            return;
        }
        enum header_name name = read_target(reader);
        if (name != NAME_COUNT)
            read_assignment(header, reader, name);
    }
}

bool header_read_python(const struct header_text *text, struct arena *arena,
                        struct script_file *file, bool *ret_is_revision, bool *ret_needs_more,
                        struct alq_error *err)
{
    struct python_header header = {.text = text, .arena = arena, .file = file};
    struct python_reader reader = python_reader_of(text->bytes, text->length);
    bool is_complete_header = false;
    file->kind = SCRIPT_PYTHON;
    read_statements(&header, &reader, &is_complete_header);
    /* A value that the text was cut in is read again with the whole. */
    if (!text->is_whole && (!is_complete_header || is_any_computed(&header))) {
        *ret_needs_more = true;
        return true;
    }
    if (is_any_computed(&header) && !compute_names(&header, err))
        return false;
    bool is_revision = header.lines[NAME_REVISION] != 0;
    if (is_revision && !header.lines[NAME_DOWN]) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s has no down_revision", file->revision.id);
        error_at(err, text->path, header.lines[NAME_REVISION], 0);
        return error_hint(err, "add a line such as: down_revision = None");
    }
    *ret_is_revision = is_revision;
    return true;
}
