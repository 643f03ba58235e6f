/* Chooses the reader of a header by the file's name. */
#include "script/header.h"

#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/lines.h"
#include "base/banned.h"

/* The first paragraph in one line. Some docstrings have no empty line above Alembic's. */
static char *first_paragraph(const char *doc, struct arena *arena)
{
    static const char header[] = "Revision ID:";
    TEXT_SCOPE(title);
    struct lines lines = lines_of(doc, strlen(doc));
    for (struct line line; lines_next(&lines, &line);) {
        const char *bytes = line.bytes;
        size_t length = line.length;
        span_trim(&bytes, &length);
        bool is_header = length >= strlen(header) && memcmp(bytes, header, strlen(header)) == 0;
        if (!length || is_header)
            break;
        if (title.length)
            text_add_char(&title, ' ');
        for (size_t i = 0; i < length; i++)
            text_add_char(&title, iscntrl((unsigned char)bytes[i]) ? ' ' : bytes[i]);
    }
    return text_copy(&title, arena);
}

void header_set_message(struct script_file *file, const char *message, struct arena *arena)
{
    size_t length = strlen(message);
    span_trim(&message, &length);
    file->doc = arena_strndup(arena, message, length);
    file->title = first_paragraph(file->doc, arena);
}

/* Alembic's rule for scripts without `revision`: a name that is a hexadecimal id. */
static bool is_hexadecimal_name(const char *name)
{
    size_t length = strspn(name, "0123456789abcdef");
    return length && strcmp(name + length, ".py") == 0;
}

static bool is_python_revision(const char *name)
{
    return string_ends_with(name, ".py") && !string_starts_with(name, ".#") &&
           !string_starts_with(name, "__init__");
}

bool header_read(const struct header_text *text, struct arena *arena, struct script_file *ret_file,
                 bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err)
{
    const char *name = path_name(text->path);
    *ret_is_revision = false;
    *ret_needs_more = false;
    struct script_file file = {.path = text->path,
                               .title = "",
                               .doc = "",
                               .is_transactional = true,
                               .databases = text->databases};
    bool is_python = is_python_revision(name);
    bool is_c = string_ends_with(name, ".c");
    if (*name == '.' || (!is_python && !is_c && !string_ends_with(name, ".sql")))
        return true;
    bool is_read =
        is_python ? header_read_python(text, arena, &file, ret_is_revision, ret_needs_more, err)
        : is_c    ? header_read_c(text, arena, &file, ret_is_revision, ret_needs_more, err)
                  : header_read_sql(text, arena, &file, ret_is_revision, ret_needs_more, err);
    if (!is_read || *ret_needs_more)
        return is_read;
    if (is_python && !*ret_is_revision) {
        if (!is_hexadecimal_name(name) || !file.revision.down_line) {
            error_set(err, ALQ_ERROR_SCRIPT, "no revision id in %s", name);
            error_at(err, text->path, 1, 0);
            return error_hint(err, "add a line such as: revision = \"20260105_145517\", "
                                   "or move the file out of the revisions");
        }
        file.revision.id = arena_strndup(arena, name, strlen(name) - strlen(".py"));
        *ret_is_revision = true;
    }
    if (*ret_is_revision)
        *ret_file = file;
    return true;
}

bool script_read_header(const char *path, const char *bytes, size_t length, struct arena *arena,
                        struct script_file *ret_file, bool *ret_is_revision, struct alq_error *err)
{
    return header_read_whole(path, bytes, length, NULL, arena, ret_file, ret_is_revision, err);
}

bool header_read_whole(const char *path, const char *bytes, size_t length,
                       const struct strings *databases, struct arena *arena,
                       struct script_file *ret_file, bool *ret_is_revision, struct alq_error *err)
{
    /* NULL goes with length 0 */
    const struct header_text text = {arena_strdup(arena, path), bytes ? bytes : "", length, true,
                                     NULL, databases};
    bool needs_more = false;
    if (!header_read(&text, arena, ret_file, ret_is_revision, &needs_more, err))
        return false;
    if (*ret_is_revision) {
        ret_file->bytes = text.bytes;
        ret_file->length = length;
        ret_file->revision.file = ret_file->path;
        ret_file->revision.owner = ret_file;
    }
    return true;
}
