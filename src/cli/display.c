/* How wide text is on a terminal, and how it is cut and wrapped to fit. */
#include "cli/output.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "base/banned.h"

struct range {
    uint32_t first;
    uint32_t last;
};

/* East Asian Wide and Fullwidth, and pictographs, in the large (Unicode UAX #11). */
static const struct range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};

/* Combining marks, joiners and variation selectors. */
static const struct range zero[] = {
    {0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

static bool is_in(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* Length of a colour sequence, "ESC [ … letter"; 0 where there is none. */
static size_t escape_length(const char *string)
{
    if (!string_starts_with(string, "\033["))
        return 0;
    size_t length = 2 + strspn(string + 2, "0123456789;");
    return string[length] ? length + 1 : length;
}

/* Length in bytes of the first character or colour sequence, its columns in *ret_columns; a bad
 * byte counts as one. */
static size_t measure(const char *string, size_t *ret_columns)
{
    const unsigned char *byte = (const unsigned char *)string;
    size_t escape = escape_length(string);
    if (escape) {
        *ret_columns = 0;
        return escape;
    }
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    *ret_columns = 1;
    if (length == 1)
        return 1;
    size_t available = strnlen(string, length);
    if (utf8_valid_prefix(string, available) < length || available < length)
        return 1;
    uint32_t code = byte[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (byte[i] & 0x3FU);
    if (is_in(code, zero, sizeof zero / sizeof *zero))
        *ret_columns = 0;
    else if (is_in(code, wide, sizeof wide / sizeof *wide))
        *ret_columns = 2;
    return length;
}

/* Bytes of the longest beginning of string that takes at most columns. */
static size_t fitting(const char *string, size_t length, size_t columns)
{
    size_t at = 0;
    size_t used = 0;
    while (at < length) {
        size_t width;
        size_t bytes = measure(string + at, &width);
        if (used + width > columns)
            break;
        used += width;
        at += bytes;
    }
    return at < length ? at : length;
}

size_t display_width(const char *string)
{
    size_t total = 0;
    while (*string) {
        size_t width;
        string += measure(string, &width);
        total += width;
    }
    return total;
}

/* Where a cut that would divide a word goes: before it, unless little would be left. */
static size_t word_before(const char *string, size_t at)
{
    size_t word = at;
    if (string[at] == ' ')
        return at;
    while (word > 0 && string[word - 1] != ' ')
        word--;
    while (word > 0 && strchr(" ,;:", string[word - 1]))
        word--;
    return word * 2 > at ? word : at;
}

void display_add_cut(struct text *text, const char *string, size_t columns)
{
    size_t length = strlen(string);
    if (fitting(string, length, columns) == length) {
        text_add(text, string);
        return;
    }
    if (!columns)
        return;
    text_add_bytes(text, string, word_before(string, fitting(string, length, columns - 1)));
    text_trim_end(text);
    text_add(text, "…");
}

/* Between two wide characters, which are written without blanks, a line may break; not before those
 * that end something. */
static bool may_break_before(const char *string, size_t at)
{
    static const char *const closing[] = {"、", "。", "，", "．", "：", "；", "！", "？",
                                          "）", "」", "』", "】", "〉", "》", "ー"};
    size_t before = 0;
    size_t behind = 0;
    size_t start = at;
    while (start > 0 && ((unsigned char)string[start - 1] & 0xC0U) == 0x80)
        start--;
    if (start == at || start == 0)
        return false;
    measure(string + start - 1, &before);
    measure(string + at, &behind);
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (string_starts_with(string + at, closing[i]))
            return false;
    return before == 2 && behind == 2;
}

/* Bytes of the part of a line that goes before the break. */
static size_t break_at(const char *string, size_t length, size_t columns)
{
    size_t fits = fitting(string, length, columns);
    if (fits == length)
        return length;
    size_t indent = strspn(string, " ");
    size_t at = fits;
    while (at > indent && string[at] != ' ' && !may_break_before(string, at))
        at--;
    if (at > indent)
        return at;
    /* A word wider than the line stays whole, so that paths and commands can be copied. */
    size_t from = fits > indent ? fits : indent;
    const char *blank = from < length ? memchr(string + from, ' ', length - from) : NULL;
    return blank ? (size_t)(blank - string) : length;
}

static void add_wrapped_line(struct text *text, const char *line, size_t length, size_t columns,
                             size_t indent)
{
    bool is_first = true;
    do {
        size_t own_indent = is_first ? 0 : indent;
        size_t part = break_at(line, length, columns - own_indent);
        if (!is_first) {
            text_add_char(text, '\n');
            text_add_repeated(text, ' ', own_indent);
        }
        text_add_bytes(text, line, part);
        while (part < length && line[part] == ' ')
            part++;
        line += part;
        length -= part;
        is_first = false;
    } while (length);
}

void display_add_wrapped(struct text *text, const char *string, size_t columns, size_t indent)
{
    enum { LEAST = 20 };
    if (columns < indent + LEAST) /* on a very narrow terminal words go before order */
        indent = columns > LEAST ? columns - LEAST : 0;
    columns = columns ? columns : 1;
    for (;;) {
        size_t length = strcspn(string, "\n");
        add_wrapped_line(text, string, length, columns, indent);
        if (!string[length])
            return;
        text_add_char(text, '\n');
        string += length + 1;
    }
}
