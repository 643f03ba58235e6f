/* Headers of SQL files: our comment keys, and what dbmate and goose put into their file names. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "script/header.h"
#include "script/lines.h"
#include "script/section.h"
#include "base/banned.h"

/* How far a file that begins with statements is searched for a header before it counts as data. */
enum { FARTHEST_HEADER = 65536 };

enum header_key {
    KEY_REVISION,
    KEY_REVISES,
    KEY_DEPENDS,
    KEY_LABELS,
    KEY_TRANSACTION,
    KEY_VARIABLES,
    KEY_DATE,
    KEY_COUNT
};

static const char *const key_names[KEY_COUNT] = {
    [KEY_REVISION] = "revision",       [KEY_REVISES] = "revises",
    [KEY_DEPENDS] = "depends on",      [KEY_LABELS] = "branch labels",
    [KEY_TRANSACTION] = "transaction", [KEY_VARIABLES] = "variables",
    [KEY_DATE] = "create date",
};

/* What the text turned out to be. */
enum outcome { FAILED, REVISION, NO_REVISION, NEEDS_MORE, GO_ON };

/* What is known of a header while it is read. */
struct sql_header {
    const struct header_text *text;
    struct script_file *file;
    struct arena *arena;
    struct lines lines;
    struct line line;
    struct text message;
    unsigned key_lines[KEY_COUNT]; /* 0: not seen */
    unsigned marker_line;          /* of a marker above the id, which may be a title */
    bool is_in_comment;            /* of the kind that spans lines */
    enum header_key near_key;      /* what the line of the message at near_line may be meant for */
    unsigned near_line;            /* 0: there is none */
};

static enum outcome fail(const struct sql_header *header, unsigned line, const char *message,
                         const char *hint, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(message));
    error_at(err, header->text->path, line, 0);
    error_hint(err, "%s", message_translate(hint));
    return FAILED;
}

/* -- Keys. */

/* How much of the text stands for one character of a key, in which blanks and "_" between words are
 * one blank; 0: it does not. */
static size_t match_key_byte(const char *text, size_t length, char expected)
{
    size_t gap = 0;
    if (expected != ' ')
        return ascii_lower((unsigned char)*text) == expected ? 1 : 0;
    while (gap < length && (text[gap] == ' ' || text[gap] == '\t' || text[gap] == '_'))
        gap++;
    return gap;
}

static bool is_key_name(const char *text, size_t length, const char *name)
{
    for (; length && *name; name++) {
        size_t taken = match_key_byte(text, length, *name);
        if (!taken)
            return false;
        text += taken;
        length -= taken;
    }
    return length == 0 && *name == '\0';
}

/* The colon follows the name at once: with a blank before it the line is text, and that is how a
 * message of which a line looks like a key is written. */
static enum header_key find_key(const char *text, size_t length, const char **ret_value,
                                size_t *ret_length)
{
    const char *colon = memchr(text, ':', length);
    if (!colon)
        return KEY_COUNT;
    *ret_value = colon + 1;
    *ret_length = length - (size_t)(colon + 1 - text);
    span_trim(ret_value, ret_length);
    for (int key = 0; key < KEY_COUNT; key++)
        if (is_key_name(text, (size_t)(colon - text), key_names[key]))
            return (enum header_key)key;
    return KEY_COUNT;
}

size_t header_key_length(const char *line, size_t length)
{
    const char *name = line;
    const char *value;
    size_t rest = length;
    span_trim(&name, &rest);
    if (find_key(name, rest, &value, &rest) == KEY_COUNT)
        return 0;
    return (size_t)((const char *)memchr(line, ':', length) - line);
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

static bool set_switch(const struct sql_header *header, enum header_key key, const char *value,
                       size_t length, bool *ret_is_on, struct alq_error *err)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_is_word(value, length, words[i])) {
            *ret_is_on = i % 2 == 1;
            return true;
        }
    }
    error_set(err, ALQ_ERROR_SCRIPT, "%s: %.*s is neither yes nor no", key_names[key],
              length < 64 ? (int)length : 64, value);
    return error_at(err, header->text->path, header->line.number, 0);
}

static bool set_key(struct sql_header *header, enum header_key key, const char *value,
                    size_t length, struct alq_error *err)
{
    struct revision *revision = &header->file->revision;
    struct arena *arena = header->arena;
    unsigned line = header->line.number;
    if (header->key_lines[key]) {
        error_set(err, ALQ_ERROR_SCRIPT, "'%s' is given twice", key_names[key]);
        error_at(err, header->text->path, line, 0);
        return error_detail(err, "the first is at line %u", header->key_lines[key]);
    }
    header->key_lines[key] = line;
    switch (key) {
    case KEY_REVISION:
        revision->id = length ? arena_strndup(arena, value, length) : NULL;
        revision->id_line = line;
        return true;
    case KEY_REVISES:
        revision->down = split_list(value, length, arena);
        revision->down_line = line;
        return true;
    case KEY_DEPENDS:
        revision->depends_on = split_list(value, length, arena);
        revision->depends_line = line;
        return true;
    case KEY_LABELS:
        revision->labels = split_list(value, length, arena);
        revision->labels_line = line;
        return true;
    case KEY_TRANSACTION:
        return set_switch(header, key, value, length, &header->file->is_transactional, err);
    case KEY_VARIABLES:
        return set_switch(header, key, value, length, &header->file->has_variables, err);
    case KEY_DATE:
        header->file->create_date = length ? arena_strndup(arena, value, length) : NULL;
        return true;
    case KEY_COUNT:
        break;
    }
    return true;
}

/* Whether a value is what the key takes, and no prose: yes or no, or names divided by commas. */
static bool suits_key(enum header_key key, const char *value, size_t length)
{
    if (key == KEY_TRANSACTION || key == KEY_VARIABLES)
        return span_is_word(value, length, "yes") || span_is_word(value, length, "no");
    for (size_t i = 1; i < length; i++)
        if (value[i] == ' ' && value[i - 1] != ',')
            return false;
    return length > 0;
}

/* A misspelt key would silently be text, and its revision a base, say. */
static void note_near_key(struct sql_header *header, const char *text, size_t length)
{
    enum { LONGEST = 16 };
    char typed[LONGEST + 1] = "";
    const char *colon = memchr(text, ':', length);
    size_t typed_length = colon ? (size_t)(colon - text) : 0;
    if (header->near_line || !typed_length || typed_length > LONGEST)
        return;
    for (size_t i = 0; i < typed_length; i++)
        typed[i] = text[i] == '_' ? ' ' : (char)ascii_lower((unsigned char)text[i]);
    const char *value = colon + 1;
    size_t value_length = length - typed_length - 1;
    span_trim(&value, &value_length);
    for (int key = KEY_REVISES; key < KEY_DATE; key++) {
        if (string_distance(typed, key_names[key], 1) != 1 ||
            !suits_key((enum header_key)key, value, value_length))
            continue;
        header->near_key = (enum header_key)key;
        header->near_line = header->line.number;
    }
}

static enum outcome fail_near_key(const struct sql_header *header, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "the header has a line that is nearly '%s:'",
              key_names[header->near_key]);
    error_at(err, header->text->path, header->near_line, 0);
    error_hint(err, "write '%s:', or a blank before the colon where it is text",
               key_names[header->near_key]);
    return FAILED;
}

/* -- Comments. */

/* A line of the message; one that is ruled with a single sign counts as empty. */
static void add_message_line(struct sql_header *header, const char *text, size_t length)
{
    size_t ruled = 0;
    while (ruled < length && text[ruled] == text[0] && strchr("-=*#~", text[0]))
        ruled++;
    if (ruled < length)
        text_add_bytes(&header->message, text, length);
    text_add_char(&header->message, '\n');
}

/* The comment of a line that holds nothing else. */
static bool read_comment(const struct line *line, const char **ret_text, size_t *ret_length)
{
    struct line trimmed = *line;
    span_trim(&trimmed.bytes, &trimmed.length);
    return line_comment(&trimmed, ret_text, ret_length);
}

static enum outcome end_at_section(struct sql_header *header, struct alq_error *err)
{
    if (!header->file->revision.id)
        return fail(header, header->key_lines[KEY_REVISION], "the revision has no id",
                    "write it behind 'revision:'", err);
    if (header->near_line && !header->key_lines[header->near_key])
        return fail_near_key(header, err);
    header_set_message(header->file, text_string(&header->message), header->arena);
    return REVISION;
}

/* A comment that is no key: a marker, or a line of the message. Above the id even a marker may
 * be the message, since "upgrade" is one that people write. */
static enum outcome read_marker(struct sql_header *header, const char *text, size_t length,
                                struct alq_error *err)
{
    struct marker marker;
    bool is_marker = false;
    bool has_id = header->key_lines[KEY_REVISION] != 0;
    bool is_read =
        section_read_marker(SCRIPT_SQL, header->text->path, &header->line, header->text->databases,
                            header->arena, &marker, &is_marker, has_id ? err : NULL);
    if (has_id && !is_read)
        return FAILED;
    if (has_id && is_marker)
        return end_at_section(header, err);
    if (is_marker && !header->marker_line)
        header->marker_line = header->line.number;
    note_near_key(header, text, length);
    add_message_line(header, text, length);
    return GO_ON;
}

/* Which tool's marker the line is; SCRIPT_SQL when it is neither's. */
static enum script_kind find_tool(const struct sql_header *header)
{
    static const enum script_kind tools[] = {SCRIPT_DBMATE, SCRIPT_GOOSE};
    for (size_t i = 0; i < 2; i++) {
        struct marker marker;
        bool is_marker = false;
        if (section_read_marker(tools[i], header->text->path, &header->line, NULL, header->arena,
                                &marker, &is_marker, NULL) &&
            is_marker)
            return tools[i];
    }
    return SCRIPT_SQL;
}

/* The number that the name begins with, and the rest as title. */
static enum outcome read_numbered_name(struct sql_header *header, enum script_kind tool,
                                       struct alq_error *err)
{
    struct script_file *file = header->file;
    const char *name = path_name(header->text->path);
    size_t digits = strspn(name, "0123456789");
    file->kind = tool;
    if (!digits) {
        error_set(err, ALQ_ERROR_SCRIPT, "%s begins with no number, which would be its revision id",
                  name);
        error_at(err, header->text->path, 1, 0);
        error_hint(err, "name it like 20260105145517_what_it_does.sql");
        return FAILED;
    }
    const char *rest = name + digits + strspn(name + digits, "_-.");
    size_t length = strlen(rest) > strlen(".sql") ? strlen(rest) - strlen(".sql") : 0;
    char *title = arena_strndup(header->arena, rest, length);
    for (char *byte = title; *byte; byte++)
        if (*byte == '_')
            *byte = ' ';
    file->revision.id = arena_strndup(header->arena, name, digits);
    file->revision.id_line = 1;
    header_set_message(file, title, header->arena);
    return REVISION;
}

/* -- The whole. */

/* Whether the line is the last of a text that is not whole, so that its end may be missing. */
static bool is_cut(const struct sql_header *header)
{
    return header->lines.next == header->lines.end && !header->text->is_whole;
}

/* A statement stands above the first section, if there is one at all. */
static enum outcome read_statement(struct sql_header *header, struct alq_error *err)
{
    unsigned line = header->line.number;
    const char *hint = "add a line '-- upgrade' above it";
    if (header->file->revision.id) {
        const char *message =
            arena_printf(header->arena, _("SQL before the first section of revision %s"),
                         header->file->revision.id);
        return fail(header, line, message, hint, err);
    }
    if (header->marker_line)
        return fail(header, header->marker_line, "no revision id above the section",
                    "add a comment line above it: -- revision: ID", err);
    while (lines_next(&header->lines, &header->line) && !is_cut(header)) {
        const char *text;
        size_t length;
        bool is_header = read_comment(&header->line, &text, &length) &&
                         find_key(text, length, &text, &length) == KEY_REVISION;
        if (is_header || find_tool(header) != SCRIPT_SQL)
            return fail(header, line, "SQL before the first section",
                        "move it behind the marker of a section", err);
    }
    bool is_data = header->text->is_whole || header->text->length >= FARTHEST_HEADER;
    return is_data ? NO_REVISION : NEEDS_MORE;
}

static enum outcome read_end(struct sql_header *header, struct alq_error *err)
{
    if (!header->text->is_whole)
        return NEEDS_MORE;
    if (!header->key_lines[KEY_REVISION])
        return header->marker_line ? read_statement(header, err) : NO_REVISION;
    const char *id = header->file->revision.id;
    const char *message =
        arena_printf(header->arena, _("revision %s has no section"), id ? id : "");
    return fail(header, header->key_lines[KEY_REVISION], message,
                "add a line '-- upgrade' above its statements, and '-- downgrade' above those that "
                "take it back",
                err);
}

/* Comments that span lines are passed over; what follows one on its line is a statement. */
static bool pass_comment(struct sql_header *header)
{
    const char *line = header->line.bytes;
    size_t length = header->line.length;
    span_trim(&line, &length);
    size_t opened = header->is_in_comment ? 0 : 2;
    if (opened && (length < 2 || memcmp(line, "/*", 2) != 0))
        return false;
    const char *close = memmem(line + opened, length - opened, "*/", 2);
    header->is_in_comment = !close;
    return !close || close + 2 == line + length;
}

static enum outcome read_line(struct sql_header *header, struct alq_error *err)
{
    const char *text;
    size_t length;
    if (line_is_blank(&header->line)) {
        text_add_char(&header->message, '\n');
        return GO_ON;
    }
    if (header->is_in_comment || !read_comment(&header->line, &text, &length))
        return pass_comment(header) ? GO_ON : read_statement(header, err);
    enum script_kind tool = find_tool(header);
    if (tool != SCRIPT_SQL)
        return read_numbered_name(header, tool, err);
    const char *value;
    size_t value_length;
    enum header_key key = find_key(text, length, &value, &value_length);
    if (key == KEY_COUNT)
        return read_marker(header, text, length, err);
    return set_key(header, key, value, value_length, err) ? GO_ON : FAILED;
}

static enum outcome read_lines(struct sql_header *header, struct alq_error *err)
{
    header->lines = lines_of(header->text->bytes, header->text->length);
    while (lines_next(&header->lines, &header->line)) {
        enum outcome outcome = is_cut(header) ? NEEDS_MORE : read_line(header, err);
        if (outcome != GO_ON)
            return outcome;
    }
    return read_end(header, err);
}

bool header_read_sql(const struct header_text *text, struct arena *arena, struct script_file *file,
                     bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err)
{
    struct sql_header header = {.text = text, .file = file, .arena = arena};
    file->kind = SCRIPT_SQL;
    enum outcome outcome = read_lines(&header, err);
    text_release(&header.message);
    *ret_needs_more = outcome == NEEDS_MORE;
    *ret_is_revision = outcome == REVISION;
    return outcome != FAILED;
}
