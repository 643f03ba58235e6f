/* Walks over the lines of a text. */
#include "script/lines.h"

#include <string.h>

#include "base/ascii.h"
#include "base/banned.h"

struct lines lines_of(const char *text, size_t length)
{
    size_t bom = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return (struct lines){.next = text + bom, .end = text + length};
}

bool lines_next(struct lines *lines, struct line *ret_line)
{
    if (lines->next >= lines->end)
        return false;
    const char *begin = lines->next;
    const char *newline = memchr(begin, '\n', (size_t)(lines->end - begin));
    const char *stop = newline ? newline : lines->end;
    lines->next = newline ? newline + 1 : lines->end;
    if (stop > begin && stop[-1] == '\r')
        stop--;
    *ret_line = (struct line){begin, (size_t)(stop - begin), ++lines->number, lines->next};
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' || byte == '\f';
}

void span_trim(const char **bytes, size_t *length)
{
    while (*length && is_blank(**bytes)) {
        (*bytes)++;
        (*length)--;
    }
    while (*length && is_blank((*bytes)[*length - 1]))
        (*length)--;
}

bool line_comment(const struct line *line, const char **ret_text, size_t *ret_length)
{
    if (line->length < 2 || line->bytes[0] != '-' || line->bytes[1] != '-')
        return false;
    *ret_text = line->bytes + 2;
    *ret_length = line->length - 2;
    span_trim(ret_text, ret_length);
    return true;
}

bool line_is_blank(const struct line *line)
{
    for (size_t i = 0; i < line->length; i++)
        if (!is_blank(line->bytes[i]))
            return false;
    return true;
}

bool span_is_word(const char *bytes, size_t length, const char *word)
{
    return strlen(word) == length && ascii_compare_start(bytes, word, length) == 0;
}
