/* Puts values of -x and the environment into text: goose's small expander, and our two forms. */
#include "script/envsub.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/banned.h"

enum { DEEPEST = 100 };

struct expander {
    const char *at;
    const char *end;
    unsigned depth;
    unsigned unused; /* depth of texts that are read and not wanted */
    const struct strings *given;
    struct arena *arena;
};

static bool expand(struct expander *expander, char stop, struct text *out, struct alq_error *err);

/* The last "name=value" that is given; a bare "name" is empty. */
static const char *find_given(const struct strings *given, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = given ? given->count : 0; i > 0; i--) {
        const char *item = given->items[i - 1];
        if (strncmp(item, name, length) == 0 && (item[length] == '=' || !item[length]))
            return item + length + (item[length] == '=');
    }
    return NULL;
}

static const char *find_value(const struct expander *expander, const char *name)
{
    const char *value = find_given(expander->given, name);
    return value ? value : getenv(name);
}

static char peek(const struct expander *expander, size_t ahead)
{
    return (size_t)(expander->end - expander->at) > ahead ? expander->at[ahead] : '\0';
}

static bool fail(const char *message, struct alq_error *err)
{
    return error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(message));
}

static const char *read_name(struct expander *expander)
{
    const char *start = expander->at;
    if (!ascii_is_letter((unsigned char)peek(expander, 0)))
        return NULL;
    while (ascii_is_alphanumeric((unsigned char)peek(expander, 0)) || peek(expander, 0) == '_')
        expander->at++;
    return arena_strndup(expander->arena, start, (size_t)(expander->at - start));
}

static bool read_number(struct expander *expander, long *ret_number)
{
    size_t length = 0;
    while (peek(expander, length) && !strchr(":}", peek(expander, length)))
        length++;
    const char *digits = arena_strndup(expander->arena, expander->at, length);
    char *rest;
    errno = 0;
    *ret_number = strtol(digits, &rest, 10);
    bool is_number = rest > digits && errno == 0 && rest[strspn(rest, " \t")] == '\0';
    expander->at += length;
    return is_number;
}

static size_t clamp(long place, size_t length)
{
    return place < 0 ? 0 : (unsigned long)place > length ? length : (size_t)place;
}

/* ":offset" or ":offset:length" behind a name. */
static bool expand_part(struct expander *expander, const char *value, struct text *out,
                        struct alq_error *err)
{
    long length = (long)strlen(value);
    long from;
    long count = length;
    if (!read_number(expander, &from))
        return fail("the offset in ${NAME:offset} is no number", err);
    if (peek(expander, 0) == ':') {
        expander->at++;
        if (!read_number(expander, &count))
            return fail("the length in ${NAME:offset:length} is no number", err);
    }
    from = (long)clamp(from < 0 ? from + length : from, (size_t)length);
    long to = count >= length ? length : count < 0 ? count + length : from + count;
    to = (long)clamp(to < from ? from : to, (size_t)length);
    text_add_bytes(out, value + from, (size_t)(to - from));
    return true;
}

/* The text behind an operator, which counts only where the value does not. */
static bool expand_default(struct expander *expander, const char *value, struct text *out,
                           struct alq_error *err)
{
    TEXT_SCOPE(text);
    expander->unused += value != NULL;
    bool is_expanded = expand(expander, '}', &text, err);
    expander->unused -= value != NULL;
    text_add(out, value ? value : text_string(&text));
    return is_expanded;
}

static bool expand_required(struct expander *expander, const char *name, const char *value,
                            struct text *out, struct alq_error *err)
{
    TEXT_SCOPE(message);
    expander->unused++;
    bool is_expanded = expand(expander, '}', &message, err);
    expander->unused--;
    if (!is_expanded)
        return false;
    if (value || expander->unused) {
        text_add(out, value ? value : "");
        return true;
    }
    error_set(err, ALQ_ERROR_SCRIPT, "environment variable %s is not set", name);
    return message.length ? error_detail(err, "%s", text_string(&message)) : false;
}

/* Behind "${". */
static bool expand_braced(struct expander *expander, struct text *out, struct alq_error *err)
{
    const char *name = read_name(expander);
    if (!name)
        return fail("no name of an environment variable behind ${", err);
    const char *value = find_value(expander, name);
    bool is_expanded = true;
    if (peek(expander, 0) == '}') {
        text_add(out, value ? value : "");
    } else if (peek(expander, 0) == ':' && peek(expander, 1) == '-') {
        expander->at += 2;
        is_expanded = expand_default(expander, value && *value ? value : NULL, out, err);
    } else if (peek(expander, 0) == ':') {
        expander->at++;
        is_expanded = expand_part(expander, value ? value : "", out, err);
    } else if (peek(expander, 0) == '-') {
        expander->at++;
        is_expanded = expand_default(expander, value, out, err);
    } else if (peek(expander, 0) == '?') {
        expander->at++;
        is_expanded = expand_required(expander, name, value, out, err);
    }
    if (!is_expanded)
        return false;
    if (peek(expander, 0) != '}')
        return fail("a ${ is not closed as it should be", err);
    expander->at++;
    return true;
}

static bool expand_dollar(struct expander *expander, struct text *out, struct alq_error *err)
{
    expander->at++;
    if (peek(expander, 0) == '{') {
        expander->at++;
        return expand_braced(expander, out, err);
    }
    const char *name = read_name(expander);
    if (!name)
        return fail("no name of an environment variable behind $", err);
    const char *value = find_value(expander, name);
    text_add(out, value ? value : "");
    return true;
}

/* Up to the end, or to a stop that is not inside of an expansion. */
static bool expand(struct expander *expander, char stop, struct text *out, struct alq_error *err)
{
    if (expander->depth++ == DEEPEST)
        return fail("values of the environment are nested too deep", err);
    while (expander->at < expander->end && (!stop || *expander->at != stop)) {
        char byte = peek(expander, 0);
        char next = peek(expander, 1);
        if (byte == '\\' && next == '\\') {
            text_add(out, "\\\\");
            expander->at += 2;
        } else if ((byte == '\\' || byte == '$') && next == '$') {
            text_add_char(out, '$');
            expander->at += 2;
        } else if (byte == '$' && next && next != '(') {
            if (!expand_dollar(expander, out, err))
                return false;
        } else {
            text_add_char(out, byte);
            expander->at++;
        }
    }
    expander->depth--;
    return true;
}

bool envsub_expand(const char *line, size_t length, const struct strings *given, struct text *out,
                   struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct expander expander = {.at = line, .end = line + length, .given = given, .arena = &arena};
    return expand(&expander, '\0', out, err);
}

/* The length of "${name}" or "${name:-text}" at text; 0 where there is neither. */
static size_t measure_variable(const char *text, size_t length, size_t *ret_name_length)
{
    size_t at = 2;
    if (length < 4 || text[0] != '$' || text[1] != '{' || isdigit((unsigned char)text[2]))
        return 0;
    while (at < length && (ascii_is_alphanumeric((unsigned char)text[at]) || text[at] == '_'))
        at++;
    *ret_name_length = at - 2;
    bool has_default = length - at > 2 && text[at] == ':' && text[at + 1] == '-';
    if (at == 2 || at == length || (text[at] != '}' && !has_default))
        return 0;
    const char *close = memchr(text + at, '}', length - at);
    return close ? (size_t)(close + 1 - text) : 0;
}

static bool fail_undefined(const char *name, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "variable '%s' has no value", name);
    error_detail(err, "neither -x nor the environment gives one, and it has no default");
    return error_hint(err, "give it: -x %s=VALUE, or write ${%s:-DEFAULT}", name, name);
}

static bool add_variable(const struct expander *expander, const char *text, size_t length,
                         size_t name_length, struct text *out, struct alq_error *err)
{
    const char *name = arena_strndup(expander->arena, text + 2, name_length);
    const char *value = find_value(expander, name);
    const char *behind = text + 2 + name_length;
    bool has_default = *behind == ':';
    if (!value && !has_default)
        return fail_undefined(name, err);
    if (has_default && (!value || !*value))
        text_add_bytes(out, behind + 2, (size_t)(text + length - 1 - (behind + 2)));
    else
        text_add(out, value);
    return true;
}

bool envsub_expand_variables(const char *line, size_t length, const struct strings *given,
                             struct text *out, size_t *ret_column, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    const struct expander expander = {.given = given, .arena = &arena};
    for (size_t at = 0; at < length;) {
        size_t name_length = 0;
        size_t taken = measure_variable(line + at, length - at, &name_length);
        bool is_escaped = !taken && line[at] == '$' && at + 1 < length &&
                          measure_variable(line + at + 1, length - at - 1, &name_length);
        *ret_column = at + 1;
        if (taken && !add_variable(&expander, line + at, taken, name_length, out, err))
            return false;
        if (!taken && !is_escaped)
            text_add_char(out, line[at]);
        if (is_escaped)
            text_add(out, "${");
        at += taken ? taken : is_escaped ? 3 : 1;
    }
    return true;
}
