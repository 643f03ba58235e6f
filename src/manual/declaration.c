/* Lays declarations of the headers out again, narrower. */
#include "manual/declaration.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

enum { COLUMNS = 68, INDENT = 4 };

const char *declaration_end(const char *at)
{
    int depth = 0;
    for (; *at; at++) {
        if (string_starts_with(at, "/*")) {
            const char *end = strstr(at, "*/");
            at = end ? end + 1 : at;
        } else if (*at == '{') {
            depth++;
        } else if (*at == '}') {
            depth--;
        } else if (*at == ';' && depth == 0) {
            return at + 1;
        }
    }
    return NULL;
}

/* Words broken to lines; each but the first begins with the prefix. */
static void add_wrapped(struct text *lines, const char *words, const char *prefix)
{
    size_t line_start = lines->length;
    while (line_start && lines->bytes[line_start - 1] != '\n')
        line_start--;
    while (*words) {
        size_t blanks = strspn(words, " \n");
        size_t length = strcspn(words + blanks, " \n");
        if (blanks && lines->length - line_start + length >= COLUMNS) {
            text_add_char(lines, '\n');
            line_start = lines->length;
            text_add(lines, prefix);
        } else if (blanks) {
            text_add_char(lines, ' ');
        }
        text_add_bytes(lines, words + blanks, length);
        words += blanks + length;
    }
}

/* The words of a comment that begins here, without its stars; returns what is behind it. */
static const char *read_comment(const char *at, const char *end, struct text *words)
{
    for (at += strlen("/*"); at < end && !string_starts_with(at, "*/"); at++) {
        text_add_char(words, *at);
        if (*at == '\n') {
            at += strspn(at + 1, " ");
            at += at[1] == '*' && at[2] != '/';
        }
    }
    text_trim_end(words);
    return at + strlen("*/");
}

/* One member: comments go above it unless one fits behind it. */
static const char *add_member(struct text *lines, const char *at, const char *end)
{
    TEXT_SCOPE(code);
    TEXT_SCOPE(comment);
    size_t indent = strspn(at, " ");
    size_t length = strcspn(at, "\n");
    const char *line_end = at + length < end ? at + length : end;
    TEXT_SCOPE(line);
    text_add_bytes(&line, at, (size_t)(line_end - at));
    const char *begin = strstr(text_string(&line), "/*");
    const char *next = line_end;
    text_add_bytes(&code, at, begin ? (size_t)(begin - line.bytes) : (size_t)(line_end - at));
    text_trim_end(&code);
    if (begin) {
        next = read_comment(at + (begin - line.bytes), end, &comment);
        next += strcspn(next, "\n");
    }
    TEXT_SCOPE(prefix);
    text_add_repeated(&prefix, ' ', indent);
    bool fits = code.length > indent && comment.length &&
                code.length + strlen(" /* */") + 1 + comment.length <= COLUMNS &&
                !strchr(text_string(&comment), '\n');
    if (comment.length && !fits) {
        text_add(&prefix, " *");
        text_printf(lines, "%*s/*", (int)indent, "");
        text_add_char(&prefix, ' ');
        add_wrapped(lines, text_string(&comment), text_string(&prefix));
        text_add(lines, " */\n");
    }
    if (code.length > indent)
        text_add(lines, text_string(&code));
    if (fits)
        text_printf(lines, " /*%s */", text_string(&comment));
    if (code.length > indent)
        text_add_char(lines, '\n');
    return next + (next < end && *next == '\n');
}

/* A function or a typedef: one line, broken where it has to be. */
static void add_flat(struct text *lines, const char *from, const char *end)
{
    static const char *const dropped[] = {"ALQ_PUBLIC ", "ALQ_CHECK "};
    TEXT_SCOPE(words);
    while (from < end) {
        bool is_dropped = false;
        for (size_t i = 0; i < sizeof dropped / sizeof *dropped && !is_dropped; i++) {
            is_dropped = string_starts_with(from, dropped[i]);
            from += is_dropped ? strlen(dropped[i]) : 0;
        }
        if (!is_dropped)
            text_add_char(&words, *from++);
    }
    add_wrapped(lines, text_string(&words), "        ");
    text_add_char(lines, '\n');
}

void declaration_add(struct text *lines, const char *from, const char *end)
{
    size_t length = (size_t)(end - from);
    if (!memchr(from, '{', length) || !memchr(from, '\n', length)) {
        add_flat(lines, from, end);
        return;
    }
    while (from < end)
        from = add_member(lines, from, end);
}
