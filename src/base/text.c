/* Growing strings, and what the standard library leaves out for fixed ones. */
#include "base/text.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

void text_release(struct text *text)
{
    if (!text)
        return;
    free(text->bytes);
    *text = (struct text){0};
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

/* Makes room for extra bytes and a terminator. */
static void reserve(struct text *text, size_t extra)
{
    if (extra >= SIZE_MAX / 2 - text->length)
        extra =
            SIZE_MAX / 2 - text->length; /* more than there is: memory_resize ends the process */
    size_t needed = text->length + extra + 1;
    if (needed <= text->capacity)
        return;
    size_t capacity = text->capacity ? text->capacity * 2 : 64;
    if (capacity < needed)
        capacity = needed;
    text->bytes = memory_resize(text->bytes, capacity);
    text->capacity = capacity;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, char byte)
{
    text_add_bytes(text, &byte, 1);
}

void text_add_repeated(struct text *text, char byte, size_t count)
{
    reserve(text, count);
    memset(text->bytes + text->length, byte, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_vprintf(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        reserve(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_printf(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

void text_trim_end(struct text *text)
{
    while (text->length && is_blank(text->bytes[text->length - 1]))
        text->bytes[--text->length] = '\0';
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes ? text->bytes : memory_strdup("");
    *text = (struct text){0};
    return bytes;
}

char *text_copy(const struct text *text, struct arena *arena)
{
    return arena_strndup(arena, text_string(text), text->length);
}

bool string_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool string_equal_nocase(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

bool string_starts_with(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool string_ends_with(const char *string, const char *suffix)
{
    size_t length = strlen(string);
    size_t suffix_length = strlen(suffix);
    return length >= suffix_length && strcmp(string + length - suffix_length, suffix) == 0;
}

bool string_to_number(const char *string, long least, long most, long *ret_number)
{
    char *end = NULL;
    errno = 0;
    long number = strtol(string, &end, 10);
    if (errno || end == string || *end || number < least || number > most)
        return false;
    *ret_number = number;
    return true;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t string_distance(const char *a, const char *b, size_t limit)
{
    enum { LONGEST = 63 };
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    size_t apart = a_length > b_length ? a_length - b_length : b_length - a_length;
    if (apart > limit || a_length > LONGEST || b_length > LONGEST)
        return string_equal(a, b) ? 0 : limit + 1;

    size_t rows[3][LONGEST + 1]; /* before the previous, previous, this */
    for (size_t j = 0; j <= b_length; j++)
        rows[1][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        rows[2][0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replaced = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
            size_t distance = smallest(rows[1][j] + 1, rows[2][j - 1] + 1, replaced);
            bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap && rows[0][j - 2] + 1 < distance)
                distance = rows[0][j - 2] + 1;
            rows[2][j] = distance;
        }
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
    }
    return rows[1][b_length] > limit ? limit + 1 : rows[1][b_length];
}
