/* Text line by line, without copying it. */
#ifndef SCRIPT_LINES_H
#define SCRIPT_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct line {
    const char *bytes; /* without the line end */
    size_t length;
    unsigned number;  /* from 1 */
    const char *next; /* where the line after it begins */
};

/* Starts as {.next = text, .end = text + length}; a BOM at the start of a text is passed over. */
struct lines {
    const char *next;
    const char *end;
    unsigned number;
};

struct lines lines_of(const char *text, size_t length);

/* The next line; false at the end. */
bool lines_next(struct lines *lines, struct line *ret_line);

/* Whether the line is a comment that begins in its first column; what stands behind "--", without
 * the blanks around it. */
bool line_comment(const struct line *line, const char **ret_text, size_t *ret_length);

bool line_is_blank(const struct line *line);

/* Narrows bytes to what is left without blanks at both ends. */
void span_trim(const char **bytes, size_t *length);

/* Whether the bytes are this word, in any case. */
bool span_is_word(const char *bytes, size_t length, const char *word);

#endif
