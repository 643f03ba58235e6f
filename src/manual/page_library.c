/* libalambique(3), from the public headers: their comments, functions and structures. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "manual/declaration.h"
#include "manual/pages.h"
#include "manual/roff.h"
#include "base/banned.h"

/* In the order in which a program meets them. */
static const char *const headers[] = {
    "alambique.h", "error.h",        "project.h", "database.h",  "migrate.h",
    "log.h",       "embed.h",        "schema.h",  "migration.h", "scaffold.h",
    "test.h",      "autogenerate.h", "tenants.h", "command.h",
};

/* Whether a line is indented as code in a comment is. */
static bool is_code(const char *line)
{
    return string_starts_with(line, "    ");
}

/* The words of a comment, without the stars that begin its lines. */
static void read_comment(const char *from, const char *end, struct text *words)
{
    while (from < end) {
        size_t length = strcspn(from, "\n");
        const char *line = from + strspn(from, " ");
        const char *line_end = from + length < end ? from + length : end;
        while (line < line_end && (*line == '/' || *line == '*'))
            line++;
        if (line < line_end && *line == ' ')
            line++;
        if (line_end > line)
            text_add_bytes(words, line, (size_t)(line_end - line));
        text_trim_end(words);
        text_add_char(words, '\n');
        from += length + 1;
    }
    text_trim_end(words);
}

/* Paragraphs, and the code between them. */
static void add_comment(struct text *page, const char *words)
{
    TEXT_SCOPE(prose);
    TEXT_SCOPE(code);
    while (*words) {
        size_t length = strcspn(words, "\n");
        bool goes_on = is_code(words) || (!length && code.length && is_code(words + 1));
        if (goes_on && prose.length) {
            text_trim_end(&prose);
            roff_paragraphs(page, text_string(&prose));
            text_clear(&prose);
        }
        if (!goes_on && code.length) {
            text_trim_end(&code);
            roff_example(page, text_string(&code));
            text_clear(&code);
        }
        struct text *part = goes_on ? &code : &prose;
        text_add_bytes(part, goes_on && length ? words + 4 : words,
                       length - (goes_on && length ? 4 : 0));
        text_add_char(part, '\n');
        words += length + (words[length] == '\n');
    }
    text_trim_end(&code);
    text_trim_end(&prose);
    if (code.length)
        roff_example(page, text_string(&code));
    if (prose.length)
        roff_paragraphs(page, text_string(&prose));
}

static bool begins_declaration(const char *at)
{
    static const char *const words[] = {"ALQ_PUBLIC ", "struct ", "enum ", "typedef "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (string_starts_with(at, words[i]))
            return true;
    return false;
}

/* A declaration and the comment right above it; *at moves behind what was read. */
static void add_next(struct text *page, const char **at, bool *is_first)
{
    TEXT_SCOPE(words);
    const char *line = *at;
    if (string_starts_with(line, "/*")) {
        const char *end = strstr(line, "*/");
        if (!end) {
            *at = line + strlen(line);
            return;
        }
        read_comment(line, end, &words);
        line = end + 2 + strspn(end + 2, " ");
        line += *line == '\n';
        bool is_section = string_starts_with(text_string(&words), "-- ");
        if (is_section)
            memmove(words.bytes, words.bytes + 3, words.length - 2);
        if (!*is_first && (is_section || begins_declaration(line)))
            add_comment(page, text_string(&words));
        *is_first = false;
        *at = line;
    }
    const char *end = begins_declaration(line) ? declaration_end(line) : NULL;
    if (end) {
        TEXT_SCOPE(lines);
        declaration_add(&lines, line, end);
        roff_example(page, text_string(&lines));
    }
    size_t rest = strcspn(end ? end : line, "\n");
    *at = (end ? end : line) + rest;
    *at += **at == '\n';
}

static bool add_header(struct text *page, const char *directory, const char *name,
                       struct alq_error *err)
{
    ARENA_SCOPE(arena);
    char *source = NULL;
    if (!file_read(path_join(&arena, directory, name), &arena, &source, NULL, err))
        return false;
    TEXT_SCOPE(heading);
    text_printf(&heading, "<alambique/%s>", name);
    roff_subheading(page, text_string(&heading));
    TEXT_SCOPE(words);
    const char *end = strstr(source, "*/");
    read_comment(source, end ? end : source, &words);
    add_comment(page, text_string(&words));
    bool is_first = false;
    const char *at = end ? end + 2 : source;
    while (*at)
        add_next(page, &at, &is_first);
    return true;
}

bool page_of_library(struct text *page, const char *directory, const char *date,
                     struct alq_error *err)
{
    static const char *const related[] = {"alambique(1)", "alambique.ini(5)", NULL};
    roff_begin(page, "libalambique", 3, date);
    roff_name(page, "libalambique", "database schema migrations inside a program");
    roff_heading(page, "SYNOPSIS");
    roff_example(page, "#include <alambique/alambique.h>\n\n"
                       "cc $(pkg-config --cflags --libs alambique) program.c\n");
    roff_heading(page, "DESCRIPTION");
    roff_paragraphs(
        page,
        "A program opens its revisions (`alq_project_open`, `alq_project_open_memory` or "
        "`alq_project_open_embedded`), a database (`alq_database_open`, or one of its own "
        "connections by `alq_database_borrow_sqlite` and its like), and brings the one to the "
        "other by `alq_upgrade`. What can fail returns false and fills a `struct alq_error`. The "
        "library prints nothing, never ends the process, and has no mutable globals: log and "
        "progress are callbacks.\n\n"
        "The whole command can be mounted in a program by `alq_command_run`, from a library of its "
        "own: link with `pkg-config alambique-cli`.");
    roff_heading(page, "HEADERS");
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (!add_header(page, directory, headers[i], err))
            return false;
    roff_see_also(page, related);
    return true;
}
