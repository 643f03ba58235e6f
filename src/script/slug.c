/* Slugs and file names of new revisions, by Alembic's rules. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/unicode.h"
#include "script/template.h"
#include "base/banned.h"

/* How many bytes the first limit characters take; all of them when there are no more. */
static size_t bytes_of_characters(const char *string, size_t limit)
{
    size_t length = strlen(string);
    size_t bytes = 0;
    for (size_t i = 0; i < limit && bytes < length; i++) {
        size_t taken;
        unicode_decode(string + bytes, length - bytes, &taken);
        bytes += taken;
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
    TEXT_SCOPE(words);
    TEXT_SCOPE(slug);
    bool is_in_word = false;
    size_t length = message ? strlen(message) : 0;
    while (length) {
        size_t taken;
        bool is_word = unicode_is_word(unicode_decode(message, length, &taken));
        if (is_word && !is_in_word && words.length)
            text_add_char(&words, '_');
        if (is_word)
            text_add_bytes(&words, message, taken);
        is_in_word = is_word;
        message += taken;
        length -= taken;
    }
    unicode_add_lower(&slug, text_string(&words), words.length);
    cut(&slug, limit ? limit : SCRIPT_SLUG_LENGTH);
    return text_copy(&slug, arena);
}

char *script_timestamp_id(const struct clock_time *time, struct arena *arena)
{
    const struct tm *date = &time->local;
    return arena_printf(arena, "%04d%02d%02d_%02d%02d%02d", date->tm_year + 1900, date->tm_mon + 1,
                        date->tm_mday, date->tm_hour, date->tm_min, date->tm_sec);
}

/* The number, in decimal digits, and one. */
static char *count_on(const char *number, struct arena *arena)
{
    char *next = arena_printf(arena, "0%s", number);
    size_t at = strlen(next) - 1;
    for (; next[at] == '9'; at--)
        next[at] = '0';
    next[at]++;
    return *next == '0' ? next + 1 : next;
}

char *script_next_number(const char *newest, const struct clock_time *time, struct arena *arena)
{
    const struct tm *date = &time->local;
    char *now =
        arena_printf(arena, "%04d%02d%02d%02d%02d%02d", date->tm_year + 1900, date->tm_mon + 1,
                     date->tm_mday, date->tm_hour, date->tm_min, date->tm_sec);
    bool is_later = strlen(newest) == strlen(now) && strcmp(now, newest) > 0;
    return is_later ? now : count_on(newest, arena);
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
    error_set(err, ALQ_ERROR_CONFIG, "file_template %s: %s", file_template,
              message_translate(what));
    return error_hint(
        err, "it knows %%(rev)s, %%(slug)s, %%(epoch)s, %%(year)d, %%(month).2d, %%(day).2d, "
             "%%(hour).2d, %%(minute).2d and %%(second).2d");
}

/* What stands between the key and the conversion. */
struct field {
    bool is_left;
    bool has_zeros;
    bool has_alternate;
    char plus; /* what a number that is not negative begins with, or NUL */
    long width;
    long precision; /* -1: none */
    char conversion;
};

static bool read_field(const char **at, struct field *ret_field)
{
    enum { WIDEST = 100 };
    const char *next = *at;
    char *end;
    size_t flags = strspn(next, "#0- +");
    struct field field = {
        .is_left = memchr(next, '-', flags) != NULL,
        .has_zeros = memchr(next, '0', flags) != NULL,
        .has_alternate = memchr(next, '#', flags) != NULL,
        .plus = memchr(next, '+', flags)   ? '+'
                : memchr(next, ' ', flags) ? ' '
                                           : '\0',
        .precision = -1,
    };
    next += flags;
    field.width = strtol(next, &end, 10);
    next = end;
    if (*next == '.') {
        field.precision = strtol(next + 1, &end, 10);
        next = end;
    }
    field.conversion = *next;
    *ret_field = field;
    if (!field.conversion || field.width < 0 || field.width > WIDEST || field.precision > WIDEST)
        return false;
    *at = next + 1;
    return strchr("diusxXo", field.conversion) != NULL;
}

/* sign, zeros and rest make the value; zeros are filled in between. */
static void pad(struct text *name, const struct field *field, const char *sign, const char *rest,
                bool is_number)
{
    size_t length = strlen(sign);
    for (const char *at = rest; *at; at++)
        length += ((unsigned char)*at & 0xC0) != 0x80; /* characters, not bytes */
    size_t missing = (size_t)field->width > length ? (size_t)field->width - length : 0;
    bool has_zeros = field->has_zeros && is_number && !field->is_left;
    if (!field->is_left && !has_zeros)
        text_add_repeated(name, ' ', missing);
    text_add(name, sign);
    if (has_zeros)
        text_add_repeated(name, '0', missing);
    text_add(name, rest);
    if (field->is_left)
        text_add_repeated(name, ' ', missing);
}

static void add_number(struct text *name, const struct field *field, long long number,
                       struct arena *arena)
{
    int digits = field->precision > 0 ? (int)field->precision : 1;
    unsigned long long size =
        number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    char conversion = field->conversion;
    const char *rest = conversion == 'x'   ? arena_printf(arena, "%.*llx", digits, size)
                       : conversion == 'X' ? arena_printf(arena, "%.*llX", digits, size)
                       : conversion == 'o' ? arena_printf(arena, "%.*llo", digits, size)
                                           : arena_printf(arena, "%.*llu", digits, size);
    const char *base = !field->has_alternate ? ""
                       : conversion == 'x'   ? "0x"
                       : conversion == 'X'   ? "0X"
                       : conversion == 'o'   ? "0o"
                                             : "";
    const char plus[2] = {field->plus, '\0'};
    pad(name, field, arena_printf(arena, "%s%s", number < 0 ? "-" : plus, base), rest, true);
}

static void add_string(struct text *name, const struct field *field, const char *string,
                       struct arena *arena)
{
    if (field->precision >= 0)
        string =
            arena_strndup(arena, string, bytes_of_characters(string, (size_t)field->precision));
    pad(name, field, "", string, false);
}

/* One "%(key)flags.width.precision conversion" at *at, which is moved behind it. */
static bool add_field(const char *file_template, const char **at, const struct name_values *values,
                      struct arena *arena, struct text *name, struct alq_error *err)
{
    const char *close = strchr(*at, ')');
    if (!close)
        return fail_template(file_template, "a %( without its )", err);
    const char *key = arena_strndup(arena, *at + 2, (size_t)(close - *at) - 2);
    struct field field;
    *at = close + 1;
    if (!read_field(at, &field))
        return fail_template(file_template, "an unknown conversion", err);
    long long number = 0;
    bool is_number = find_number(values, key, &number);
    const char *string = strcmp(key, "rev") == 0    ? values->id
                         : strcmp(key, "slug") == 0 ? values->slug
                         : is_number                ? arena_printf(arena, "%lld", number)
                                                    : NULL;
    if (!string)
        return fail_template(file_template, arena_printf(arena, _("nothing is named '%s'"), key),
                             err);
    if (field.conversion != 's' && !is_number)
        return fail_template(file_template, arena_printf(arena, _("'%s' is no number"), key), err);
    if (field.conversion == 's')
        add_string(name, &field, string, arena);
    else
        add_number(name, &field, number, arena);
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
