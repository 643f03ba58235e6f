/* Headers of SQL files: our comment keys, and what dbmate and goose put into their file names. */
#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/header.h"
#include "script/lines.h"
#include "script/section.h"
#include "base/banned.h"

enum header_key {
    KEY_REVISION,
    KEY_REVISES,
    KEY_DEPENDS,
    KEY_LABELS,
    KEY_TRANSACTION,
    KEY_DATE,
    KEY_COUNT
};

static const char *const key_names[KEY_COUNT] = {
    [KEY_REVISION] = "revision",    [KEY_REVISES] = "revises",         [KEY_DEPENDS] = "depends on",
    [KEY_LABELS] = "branch labels", [KEY_TRANSACTION] = "transaction", [KEY_DATE] = "create date",
};

/* What is known of a header while it is read. */
struct sql_header {
    const char *path;
    struct script_file *file;
    struct arena *arena;
    struct text message;
    unsigned key_lines[KEY_COUNT]; /* 0: not seen */
    unsigned text_line;            /* the first line that is no comment */
    bool has_section;
};

static enum header_key find_key(const char *text, size_t length, const char **ret_value,
                                size_t *ret_length)
{
    const char *colon = memchr(text, ':', length);
    if (!colon)
        return KEY_COUNT;
    const char *name = text;
    size_t name_length = (size_t)(colon - text);
    span_trim(&name, &name_length);
    *ret_value = colon + 1;
    *ret_length = length - (size_t)(colon + 1 - text);
    span_trim(ret_value, ret_length);
    for (int key = 0; key < KEY_COUNT; key++)
        if (span_is_word(name, name_length, key_names[key]))
            return (enum header_key)key;
    return KEY_COUNT;
}

static struct strings split_list(const char *value, size_t length, struct arena *arena)
{
    struct strings list = {0};
    while (length) {
        const char *comma = memchr(value, ',', length);
        size_t item_length = comma ? (size_t)(comma - value) : length;
        const char *item = value;
        size_t trimmed = item_length;
        span_trim(&item, &trimmed);
        if (trimmed)
            vec_push(arena, &list, arena_strndup(arena, item, trimmed));
        value += item_length + (comma != NULL);
        length -= item_length + (comma != NULL);
    }
    return list;
}

static bool set_transaction(struct sql_header *header, const char *value, size_t length,
                            unsigned line, struct alq_error *err)
{
    bool is_yes = span_is_word(value, length, "yes") || span_is_word(value, length, "true");
    bool is_no = span_is_word(value, length, "no") || span_is_word(value, length, "false");
    header->file->is_transactional = is_yes;
    if (is_yes || is_no)
        return true;
    error_set(err, ALQ_ERROR_SCRIPT, "transaction: %.*s is neither yes nor no", (int)length, value);
    return error_at(err, header->path, line, 0);
}

static bool set_key(struct sql_header *header, enum header_key key, const char *value,
                    size_t length, unsigned line, struct alq_error *err)
{
    struct script_file *file = header->file;
    if (header->key_lines[key]) {
        error_set(err, ALQ_ERROR_SCRIPT, "'%s' is given twice", key_names[key]);
        error_at(err, header->path, line, 0);
        return error_detail(err, "the first is at line %u", header->key_lines[key]);
    }
    header->key_lines[key] = line;
    switch (key) {
    case KEY_REVISION:
        file->revision.id = length ? arena_strndup(header->arena, value, length) : NULL;
        file->revision.id_line = line;
        return true;
    case KEY_REVISES:
        file->revision.down = split_list(value, length, header->arena);
        file->revision.down_line = line;
        return true;
    case KEY_DEPENDS:
        file->revision.depends_on = split_list(value, length, header->arena);
        file->revision.depends_line = line;
        return true;
    case KEY_LABELS:
        file->revision.labels = split_list(value, length, header->arena);
        file->revision.labels_line = line;
        return true;
    case KEY_TRANSACTION:
        return set_transaction(header, value, length, line, err);
    case KEY_DATE:
        file->create_date = arena_strndup(header->arena, value, length);
        return true;
    case KEY_COUNT:
        break;
    }
    return true;
}

static bool read_comment(struct sql_header *header, const struct line *line, const char *text,
                         size_t length, struct alq_error *err)
{
    const char *value = NULL;
    size_t value_length = 0;
    enum header_key key = find_key(text, length, &value, &value_length);
    if (key != KEY_COUNT)
        return set_key(header, key, value, value_length, line->number, err);
    text_add_bytes(&header->message, text, length);
    text_add_char(&header->message, '\n');
    return true;
}

/* Reads up to the first section. */
static bool read_lines(struct sql_header *header, const struct header_text *text,
                       struct alq_error *err)
{
    struct lines lines = lines_of(text->bytes, text->length);
    for (struct line line; lines_next(&lines, &line);) {
        struct marker marker;
        const char *comment = NULL;
        size_t length = 0;
        if (line_is_blank(&line))
            continue;
        if (!line_comment(&line, &comment, &length)) {
            if (!header->text_line)
                header->text_line = line.number;
            continue;
        }
        if (!section_read_marker(SCRIPT_SQL, text->path, &line, header->arena, &marker,
                                 &header->has_section, err))
            return false;
        if (header->has_section)
            return true;
        if (!header->text_line && !read_comment(header, &line, comment, length, err))
            return false;
    }
    return true;
}

static bool check_header(const struct sql_header *header, struct alq_error *err)
{
    if (!header->file->revision.id) {
        error_set(err, ALQ_ERROR_SCRIPT, "no revision id in the header of %s",
                  path_name(header->path));
        error_at(err, header->path, 1, 0);
        return error_hint(err, "add a comment line above the first section: -- revision: ID");
    }
    if (!header->has_section) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s has no section", header->file->revision.id);
        error_at(err, header->path, header->key_lines[KEY_REVISION], 0);
        return error_hint(err,
                          "add a line '-- upgrade' above its statements, and '-- downgrade' above "
                          "those that take it back");
    }
    if (header->text_line) {
        error_set(err, ALQ_ERROR_SCRIPT, "SQL before the first section of revision %s",
                  header->file->revision.id);
        error_at(err, header->path, header->text_line, 0);
        return error_hint(err, "add a line '-- upgrade' above it");
    }
    return true;
}

static bool read_own(const struct header_text *text, struct arena *arena, struct script_file *file,
                     bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err)
{
    struct sql_header header = {.path = text->path, .file = file, .arena = arena};
    file->kind = SCRIPT_SQL;
    bool is_read = read_lines(&header, text, err);
    if (is_read)
        header_set_message(file, text_string(&header.message), arena);
    text_release(&header.message);
    if (!is_read)
        return false;
    if (!header.has_section && !text->is_whole) {
        *ret_needs_more = true;
        *file = (struct script_file){.path = text->path,
                                     .title = "",
                                     .doc = "",
                                     .is_transactional = true};
        return true;
    }
    *ret_is_revision = header.has_section || header.key_lines[KEY_REVISION];
    return !*ret_is_revision || check_header(&header, err);
}

/* The number that the name begins with, and the rest as title. */
static bool read_numbered_name(const struct header_text *text, struct arena *arena,
                               struct script_file *file, struct alq_error *err)
{
    const char *name = path_name(text->path);
    size_t digits = strspn(name, "0123456789");
    if (!digits) {
        error_set(err, ALQ_ERROR_SCRIPT, "%s begins with no number, which would be its revision id",
                  name);
        error_at(err, text->path, 1, 0);
        return error_hint(err, "name it like 20260105145517_what_it_does.sql");
    }
    const char *rest = name + digits + strspn(name + digits, "_-");
    char *title = arena_strndup(arena, rest, strlen(rest) - strlen(".sql"));
    for (char *byte = title; *byte; byte++)
        if (*byte == '_')
            *byte = ' ';
    file->revision.id = arena_strndup(arena, name, digits);
    header_set_message(file, title, arena);
    return true;
}

/* Which tool's markers come first; SCRIPT_SQL when neither's do. */
static enum script_kind find_tool(const struct header_text *text, struct arena *arena)
{
    static const enum script_kind tools[] = {SCRIPT_DBMATE, SCRIPT_GOOSE};
    struct lines lines = lines_of(text->bytes, text->length);
    for (struct line line; lines_next(&lines, &line);) {
        struct marker marker;
        bool is_marker = false;
        if (line.length < 3 || line.bytes[0] != '-')
            continue;
        for (size_t i = 0; i < 2; i++)
            if (section_read_marker(tools[i], text->path, &line, arena, &marker, &is_marker,
                                    NULL) &&
                is_marker)
                return tools[i];
    }
    return SCRIPT_SQL;
}

bool header_read_sql(const struct header_text *text, struct arena *arena, struct script_file *file,
                     bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err)
{
    enum script_kind tool = find_tool(text, arena);
    if (tool == SCRIPT_SQL)
        return read_own(text, arena, file, ret_is_revision, ret_needs_more, err);
    file->kind = tool;
    *ret_is_revision = true;
    return read_numbered_name(text, arena, file, err);
}
