/* Slugs and file names of new revisions, by Alembic's rules. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "script/template.h"
#include "base/banned.h"

/* Decodes one character; an invalid byte stands for itself. */
static size_t decode(const unsigned char *bytes, unsigned *ret_code)
{
    size_t length = bytes[0] < 0xC0 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    unsigned code = length == 1 ? bytes[0] : bytes[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            *ret_code = bytes[0];
            return 1;
        }
        code = (code << 6) | (bytes[i] & 0x3F);
    }
    *ret_code = code;
    return length;
}

static bool is_between(unsigned code, unsigned first, unsigned last)
{
    return code >= first && code <= last;
}

/* Python's \w, as far as messages need it: beyond ASCII everything but the blocks of punctuation
 * and symbols. */
static bool is_word(unsigned code)
{
    if (code < 0x80)
        return isalnum((int)code) || code == '_';
    if (code < 0xC0)
        return code == 0xAA || code == 0xB5 || code == 0xBA || code == 0xB2 || code == 0xB3 ||
               is_between(code, 0xB9, 0xB9) || is_between(code, 0xBC, 0xBE);
    return code != 0xD7 && code != 0xF7 && !is_between(code, 0x2000, 0x206F) &&
           !is_between(code, 0x20A0, 0x20CF) && !is_between(code, 0x2190, 0x245F) &&
           !is_between(code, 0x2500, 0x2BFF) && !is_between(code, 0x3000, 0x3004) &&
           !is_between(code, 0x3008, 0x3020) && !is_between(code, 0xE000, 0xF8FF) &&
           !is_between(code, 0xFE00, 0xFE6F) && !is_between(code, 0xFF01, 0xFF0F) &&
           !is_between(code, 0x1F000, 0x1FAFF);
}

/* The lower case of the scripts that have one and that a keyboard of the West writes. */
static unsigned to_lower(unsigned code)
{
    if (is_between(code, 'A', 'Z') || is_between(code, 0xC0, 0xDE))
        return code == 0xD7 ? code : code + 0x20;
    if (is_between(code, 0x100, 0x137) || is_between(code, 0x14A, 0x177))
        return code | 1;
    if (is_between(code, 0x139, 0x148) || is_between(code, 0x179, 0x17E))
        return code + (code & 1);
    if (code == 0x178)
        return 0xFF;
    if (is_between(code, 0x391, 0x3A9) || is_between(code, 0x410, 0x42F))
        return code + 0x20;
    return is_between(code, 0x400, 0x40F) ? code + 0x50 : code;
}

static void add_code(struct text *text, unsigned code)
{
    if (code < 0x80) {
        text_add_char(text, (char)code);
    } else if (code < 0x800) {
        text_add_char(text, (char)(0xC0 | (code >> 6)));
        text_add_char(text, (char)(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        text_add_char(text, (char)(0xE0 | (code >> 12)));
        text_add_char(text, (char)(0x80 | ((code >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (code & 0x3F)));
    } else {
        text_add_char(text, (char)(0xF0 | (code >> 18)));
        text_add_char(text, (char)(0x80 | ((code >> 12) & 0x3F)));
        text_add_char(text, (char)(0x80 | ((code >> 6) & 0x3F)));
        text_add_char(text, (char)(0x80 | (code & 0x3F)));
    }
}

/* How many bytes the first limit characters take; all of them when there are no more. */
static size_t bytes_of_characters(const char *string, size_t limit)
{
    size_t bytes = 0;
    for (size_t i = 0; i < limit && string[bytes]; i++) {
        unsigned code;
        bytes += decode((const unsigned char *)string + bytes, &code);
    }
    return bytes;
}

/* Cut at limit, and back to the last '_' before it. */
static void cut(struct text *slug, size_t limit)
{
    size_t kept = bytes_of_characters(text_string(slug), limit);
    if (kept >= slug->length)
        return;
    slug->length = kept;
    slug->bytes[kept] = '\0';
    char *last = strrchr(slug->bytes, '_');
    if (last) {
        *last = '\0';
        slug->length = (size_t)(last - slug->bytes);
    }
    text_add_char(slug, '_');
}

char *script_slug(const char *message, size_t limit, struct arena *arena)
{
    TEXT_SCOPE(slug);
    bool is_in_word = false;
    for (const char *at = message ? message : ""; *at;) {
        unsigned code;
        size_t length = decode((const unsigned char *)at, &code);
        if (is_word(code)) {
            if (!is_in_word && slug.length)
                text_add_char(&slug, '_');
            add_code(&slug, to_lower(code));
        }
        is_in_word = is_word(code);
        at += length;
    }
    cut(&slug, limit ? limit : SCRIPT_SLUG_LENGTH);
    return text_copy(&slug, arena);
}

char *script_timestamp_id(const struct clock_time *time, struct arena *arena)
{
    const struct tm *date = &time->local;
    return arena_printf(arena, "%04d%02d%02d_%02d%02d%02d", date->tm_year + 1900, date->tm_mon + 1,
                        date->tm_mday, date->tm_hour, date->tm_min, date->tm_sec);
}

/* What a template may name. */
struct name_values {
    const char *id;
    const char *slug;
    const struct clock_time *time;
};

static bool find_number(const struct name_values *values, const char *key, long long *ret_number)
{
    const struct tm *date = &values->time->local;
    const struct {
        const char *key;
        long long number;
    } numbers[] = {
        {"epoch", values->time->unix_time},
        {"year", date->tm_year + 1900},
        {"month", date->tm_mon + 1},
        {"day", date->tm_mday},
        {"hour", date->tm_hour},
        {"minute", date->tm_min},
        {"second", date->tm_sec},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (strcmp(numbers[i].key, key) == 0) {
            *ret_number = numbers[i].number;
            return true;
        }
    }
    return false;
}

static bool fail_template(const char *file_template, const char *what, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "file_template %s: %s", file_template, what);
    return error_hint(
        err, "it knows %%(rev)s, %%(slug)s, %%(epoch)s, %%(year)d, %%(month).2d, %%(day).2d, "
             "%%(hour).2d, %%(minute).2d and %%(second).2d");
}

static void pad(struct text *name, const char *value, long width, bool is_left, bool is_zero)
{
    size_t length = strlen(value);
    size_t missing = width > 0 && (size_t)width > length ? (size_t)width - length : 0;
    bool has_sign = is_zero && *value == '-';
    if (has_sign)
        text_add_char(name, *value++);
    if (!is_left)
        text_add_repeated(name, is_zero ? '0' : ' ', missing);
    text_add(name, value);
    if (is_left)
        text_add_repeated(name, ' ', missing);
}

/* The digits of a number for a conversion, at least precision of them. */
static char *number_text(long long number, char conversion, long precision, struct arena *arena)
{
    int digits = precision > 0 ? (int)precision : 1;
    switch (conversion) {
    case 'x':
        return arena_printf(arena, "%.*llx", digits, (unsigned long long)number);
    case 'X':
        return arena_printf(arena, "%.*llX", digits, (unsigned long long)number);
    case 'o':
        return arena_printf(arena, "%.*llo", digits, (unsigned long long)number);
    default:
        return arena_printf(arena, "%.*lld", digits, number);
    }
}

/* One "%(key)flags.width.precision conversion" at *at, which is moved behind it. */
static bool add_field(const char *file_template, const char **at, const struct name_values *values,
                      struct arena *arena, struct text *name, struct alq_error *err)
{
    enum { WIDEST = 100 };
    const char *close = strchr(*at, ')');
    if (!close)
        return fail_template(file_template, "a %( without its )", err);
    const char *key = arena_strndup(arena, *at + 2, (size_t)(close - *at) - 2);
    char *next = (char *)close + 1;
    size_t flags = strspn(next, "#0- +");
    bool is_left = memchr(next, '-', flags) != NULL;
    bool is_zero = memchr(next, '0', flags) != NULL && !is_left;
    next += flags;
    long width = strtol(next, &next, 10);
    long precision = *next == '.' ? strtol(next + 1, &next, 10) : -1;
    char conversion = *next;
    if (!conversion || !strchr("diusraxXo", conversion) || width > WIDEST || precision > WIDEST)
        return fail_template(file_template, "an unknown conversion", err);
    *at = next + 1;
    long long number = 0;
    if (find_number(values, key, &number)) {
        bool is_text = strchr("sra", conversion) != NULL;
        const char *digits = number_text(number, conversion, is_text ? 1 : precision, arena);
        pad(name, digits, width, is_left, is_zero && !is_text && precision < 0);
        return true;
    }
    const char *string = strcmp(key, "rev") == 0    ? values->id
                         : strcmp(key, "slug") == 0 ? values->slug
                                                    : NULL;
    if (!string)
        return fail_template(file_template, arena_printf(arena, "nothing is named '%s'", key), err);
    if (!strchr("sra", conversion))
        return fail_template(file_template, arena_printf(arena, "'%s' is no number", key), err);
    if (precision >= 0)
        string = arena_strndup(arena, string, bytes_of_characters(string, (size_t)precision));
    pad(name, string, width, is_left, false);
    return true;
}

bool script_file_name(const char *file_template, enum script_kind kind, const char *id,
                      const char *message, size_t slug_limit, const struct clock_time *time,
                      struct arena *arena, char **ret_name, struct alq_error *err)
{
    const struct name_values values = {id, script_slug(message, slug_limit, arena), time};
    TEXT_SCOPE(name);
    for (const char *at = file_template; *at;) {
        if (at[0] == '%' && at[1] == '(') {
            if (!add_field(file_template, &at, &values, arena, &name, err))
                return false;
        } else if (at[0] == '%' && at[1] == '%') {
            text_add_char(&name, '%');
            at += 2;
        } else if (at[0] == '%') {
            return fail_template(file_template, "a % without a name in parentheses", err);
        } else {
            text_add_char(&name, *at++);
        }
    }
    text_add(&name, script_extension(kind));
    *ret_name = text_copy(&name, arena);
    return true;
}
