/* A growing string of bytes: the only way text is put together. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <alambique/visibility.h>

struct arena;

/* Starts as {0}. bytes is NULL until something was added, else always terminated by NUL. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

#define TEXT_SCOPE(name) __attribute__((cleanup(text_release))) struct text name = {0}

void text_release(struct text *text);
void text_clear(struct text *text); /* keeps the memory */
void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char byte);
void text_add_repeated(struct text *text, char byte, size_t count);
void text_printf(struct text *text, const char *format, ...) ALQ_FORMAT(2, 3);
void text_vprintf(struct text *text, const char *format, va_list arguments) ALQ_FORMAT(2, 0);

/* Takes off trailing blanks and line ends. */
void text_trim_end(struct text *text);

/* The content, "" when nothing was added; borrowed until the next change. */
const char *text_string(const struct text *text);

/* Hands the heap string to the caller ("" when empty) and leaves the text empty. */
char *text_take(struct text *text);

/* A copy of the content in arena. */
char *text_copy(const struct text *text, struct arena *arena);

/* Small questions about C strings that the standard library leaves out. */
bool string_equal(const char *a, const char *b);        /* NULL equals only NULL */
bool string_equal_nocase(const char *a, const char *b); /* ASCII letters only, in any locale */
bool string_starts_with(const char *string, const char *prefix);
bool string_ends_with(const char *string, const char *suffix);

/* Whether all of the string is one decimal number from least to most. */
bool string_to_number(const char *string, long least, long most, long *ret_number);

/* The edit distance (insert, delete, replace, swap neighbours) for "did you mean"; stops counting
 * above limit and then returns limit + 1. */
size_t string_distance(const char *a, const char *b, size_t limit);

#endif
