/* Reads INI files line by line, and interpolates values when they are asked for. */
#include "base/ini.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/banned.h"

enum {
    DEEPEST_REFERENCE = 10, /* ConfigParser's MAX_INTERPOLATION_DEPTH */
    MOST_REFERENCES = 10000,
    LONGEST_VALUE = 1024 * 1024,
};

struct span {
    const char *bytes;
    size_t length;
};

struct parser {
    struct ini *ini;
    struct arena *arena;
    struct alq_error *err;
    struct map *values;      /* of the section being read; NULL before the first */
    const char *section;     /* its name */
    struct ini_value *value; /* being read, still without its raw text; NULL behind a header */
    struct text raw;
    size_t indent; /* of the line that began the value or section */
    unsigned line;
};

static struct span trim_end(struct span span)
{
    for (size_t blank; (blank = utf8_trailing_blank(span.bytes, span.length)) != 0;)
        span.length -= blank;
    return span;
}

/* ret_indent, unless NULL, counts the characters taken off the start. */
static struct span trim(struct span span, size_t *ret_indent)
{
    size_t indent = 0;
    for (size_t blank; (blank = utf8_leading_blank(span.bytes, span.length)) != 0; indent++) {
        span.bytes += blank;
        span.length -= blank;
    }
    if (ret_indent)
        *ret_indent = indent;
    return trim_end(span);
}

static char *lower_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_strndup(arena, bytes, length);
    for (char *byte = copy; *byte; byte++)
        if (*byte >= 'A' && *byte <= 'Z')
            *byte = (char)(*byte - 'A' + 'a');
    return copy;
}

/* Ends the value being read. */
static void finish_value(struct parser *parser)
{
    if (!parser->value)
        return;
    struct span raw = trim_end((struct span){text_string(&parser->raw), parser->raw.length});
    parser->value->raw = arena_strndup(parser->arena, raw.bytes, raw.length);
    parser->value = NULL;
}

/* The text of a line is never in an error: it may hold the password of a URL. */
static bool fail(const struct parser *parser, const char *message)
{
    error_set(parser->err, ALQ_ERROR_CONFIG, "%s", message_translate(message));
    return error_at(parser->err, parser->ini->path, parser->line, 0);
}

static bool add_section(struct parser *parser, const char *name)
{
    finish_value(parser);
    parser->section = name;
    if (strcmp(name, "DEFAULT") == 0) {
        parser->values = &parser->ini->defaults;
        return true;
    }
    struct ini_section *section = arena_new(parser->arena, struct ini_section);
    section->name = name;
    section->line = parser->line;
    parser->values = &section->values;
    if (map_add(&parser->ini->sections, parser->arena, name, section))
        return true;
    const struct ini_section *first = map_get(&parser->ini->sections, name);
    error_set(parser->err, ALQ_ERROR_CONFIG, "section [%s] is there twice", name);
    error_detail(parser->err, "the first is in line %u", first->line);
    return error_at(parser->err, parser->ini->path, parser->line, 0);
}

/* The position of the first '=' or ':', or the length when there is none. */
static size_t find_delimiter(struct span line)
{
    size_t i = 0;
    while (i < line.length && line.bytes[i] != '=' && line.bytes[i] != ':')
        i++;
    return i;
}

static bool add_value(struct parser *parser, struct span line)
{
    size_t delimiter = find_delimiter(line);
    if (delimiter == line.length) {
        fail(parser, "a line is neither a section, nor key = value, nor a comment");
        return error_hint(parser->err, "indent a line that continues the value above it");
    }
    struct span key = trim_end((struct span){line.bytes, delimiter});
    if (!key.length)
        return fail(parser, "a value has no key");

    finish_value(parser);
    struct ini_value *value = arena_new(parser->arena, struct ini_value);
    value->key = lower_copy(parser->arena, key.bytes, key.length);
    value->line = parser->line;
    if (!map_add(parser->values, parser->arena, value->key, value)) {
        const struct ini_value *first = map_get(parser->values, value->key);
        error_set(parser->err, ALQ_ERROR_CONFIG, "key %s is there twice in [%s]", value->key,
                  parser->section);
        error_detail(parser->err, "the first is in line %u", first->line);
        return error_at(parser->err, parser->ini->path, parser->line, 0);
    }
    struct span first = {line.bytes + delimiter + 1, line.length - delimiter - 1};
    first = trim(first, NULL);
    text_clear(&parser->raw);
    text_add_bytes(&parser->raw, first.bytes, first.length);
    parser->value = value;
    return true;
}

static bool read_line(struct parser *parser, struct span line)
{
    size_t indent;
    struct span content = trim(line, &indent);
    if (content.length && (content.bytes[0] == '#' || content.bytes[0] == ';'))
        return true;
    if (!content.length || (parser->value && indent > parser->indent)) {
        if (parser->value) {
            text_add_char(&parser->raw, '\n');
            text_add_bytes(&parser->raw, content.bytes, content.length);
        }
        return true;
    }
    parser->indent = indent;
    const char *bracket = memrchr(content.bytes, ']', content.length);
    if (content.bytes[0] == '[' && bracket && bracket - content.bytes >= 2) {
        size_t length = (size_t)(bracket - content.bytes) - 1;
        return add_section(parser, arena_strndup(parser->arena, content.bytes + 1, length));
    }
    if (!parser->values) {
        fail(parser, "the file does not begin with a section");
        return error_hint(parser->err, "write [alembic] above the first key");
    }
    return add_value(parser, content);
}

/* Takes the next line off text; LF, CRLF and a lone CR end one. */
static struct span take_line(struct span *text)
{
    struct span line = {text->bytes, 0};
    while (line.length < text->length && text->bytes[line.length] != '\n' &&
           text->bytes[line.length] != '\r')
        line.length++;
    size_t taken = line.length;
    if (taken < text->length)
        taken += text->length - taken >= 2 && memcmp(text->bytes + taken, "\r\n", 2) == 0 ? 2 : 1;
    text->bytes += taken;
    text->length -= taken;
    return line;
}

/* Whether the line can be handled as a C string of UTF-8. */
static bool check_bytes(const struct parser *parser, struct span line)
{
    if (memchr(line.bytes, '\0', line.length))
        return fail(parser, "a line holds a NUL byte");
    if (utf8_valid_prefix(line.bytes, line.length) != line.length)
        return fail(parser, "a line is not valid UTF-8");
    return true;
}

bool ini_parse(const char *path, const char *text, size_t length, struct arena *arena,
               struct ini *ret_ini, struct alq_error *err)
{
    struct ini ini = {.path = arena_strdup(arena, path)};
    struct parser parser = {.ini = &ini, .arena = arena, .err = err};
    struct span rest = {text, length};
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        rest = (struct span){text + 3, length - 3};
    bool is_good = true;
    while (is_good && rest.length) {
        parser.line++;
        struct span line = take_line(&rest);
        is_good = check_bytes(&parser, line) && read_line(&parser, line);
    }
    finish_value(&parser);
    text_release(&parser.raw);
    if (is_good)
        *ret_ini = ini;
    return is_good;
}

/* The directory as a raw value: a '%' in a path is not a reference. */
static char *escape_percents(struct arena *arena, const char *path)
{
    TEXT_SCOPE(escaped);
    for (; *path; path++) {
        text_add_char(&escaped, *path);
        if (*path == '%')
            text_add_char(&escaped, '%');
    }
    return text_copy(&escaped, arena);
}

void ini_set_here(struct ini *ini, struct arena *arena, const char *path)
{
    const char *directory = path_directory(arena, path_absolute(arena, path));
    ini_set_default(ini, arena, "here", escape_percents(arena, directory));
}

bool ini_read(const char *path, struct arena *arena, struct ini *ret_ini, struct alq_error *err)
{
    char *text;
    size_t length;
    if (!file_read(path, arena, &text, &length, err) ||
        !ini_parse(path, text, length, arena, ret_ini, err))
        return false;
    ini_set_here(ret_ini, arena, path);
    return true;
}

void ini_set_default(struct ini *ini, struct arena *arena, const char *key, const char *value)
{
    char *lower = lower_copy(arena, key, strlen(key));
    struct ini_value *present = map_get(&ini->defaults, lower);
    if (present && present->line)
        return;
    struct ini_value *added = arena_new(arena, struct ini_value);
    added->key = lower;
    added->raw = arena_strdup(arena, value);
    map_put(&ini->defaults, arena, lower, added);
}

void ini_add(struct ini *ini, struct arena *arena, const char *section, const char *key,
             const char *value)
{
    struct ini_section *found = map_get(&ini->sections, section);
    if (!found) {
        found = arena_new(arena, struct ini_section);
        found->name = arena_strdup(arena, section);
        map_put(&ini->sections, arena, found->name, found);
    }
    struct ini_value *added = arena_new(arena, struct ini_value);
    added->key = lower_copy(arena, key, strlen(key));
    added->raw = arena_strdup(arena, value);
    (void)map_add(&found->values, arena, added->key, added);
}

const struct ini_section *ini_find_section(const struct ini *ini, const char *section)
{
    return map_get(&ini->sections, section);
}

/* A value on its way to its final text. */
struct interpolation {
    const struct ini *ini;
    const struct ini_section *section; /* NULL when only the defaults answer */
    const char *section_name;
    const struct ini_value *origin; /* the value that was asked for: errors name it */
    struct text *text;
    struct alq_error *err;
    unsigned references;
};

static const struct ini_value *find_value(const struct ini *ini, const struct ini_section *section,
                                          const char *key)
{
    const struct ini_value *value = section ? map_get(&section->values, key) : NULL;
    return value ? value : map_get(&ini->defaults, key);
}

static bool fail_value(const struct interpolation *to, const char *reason)
{
    error_set(to->err, ALQ_ERROR_CONFIG, "bad value of %s in [%s]: %s", to->origin->key,
              to->section_name, message_translate(reason));
    return error_at(to->err, to->ini->path, to->origin->line, 0);
}

static bool fail_percent(const struct interpolation *to, const char *reason)
{
    fail_value(to, reason);
    return error_hint(to->err, "write every percent sign twice: %%%%");
}

static bool interpolate(struct interpolation *to, const char *rest, unsigned depth);

/* Adds the value of %(name)s; *rest is behind it afterwards. */
static bool add_reference(struct interpolation *to, const char **rest, unsigned depth)
{
    const char *name = *rest + 2;
    const char *end = strchr(name, ')');
    if (!end || end == name || end[1] != 's')
        return fail_percent(to, "'%(' is not the beginning of %(name)s");
    *rest = end + 2;
    if (++to->references > MOST_REFERENCES || to->text->length > LONGEST_VALUE)
        return fail_value(to, "its references make it too long");

    ARENA_SCOPE(scratch);
    const char *key = lower_copy(&scratch, name, (size_t)(end - name));
    const struct ini_value *value = find_value(to->ini, to->section, key);
    if (!value) {
        const char *shown = strpbrk(key, "\n") ? "..." : key;
        return fail_value(to, arena_printf(&scratch, _("%%(%s)s is not defined"), shown));
    }
    if (strchr(value->raw, '%'))
        return interpolate(to, value->raw, depth + 1);
    text_add(to->text, value->raw);
    return true;
}

static bool interpolate(struct interpolation *to, const char *rest, unsigned depth)
{
    if (depth > DEEPEST_REFERENCE)
        return fail_value(to, "its references go round in a circle or are too deep");
    while (*rest) {
        size_t plain = strcspn(rest, "%");
        text_add_bytes(to->text, rest, plain);
        rest += plain;
        if (!*rest)
            break;
        if (rest[1] == '%') {
            text_add_char(to->text, '%');
            rest += 2;
        } else if (rest[1] != '(') {
            /* xgettext:no-c-format */
            return fail_percent(to, "'%' is followed by neither '%' nor '('");
        } else if (!add_reference(to, &rest, depth)) {
            return false;
        }
    }
    return true;
}

bool ini_get(const struct ini *ini, const char *section, const char *key, struct arena *arena,
             const char **ret_value, struct alq_error *err)
{
    const struct ini_section *found = ini_find_section(ini, section);
    const struct ini_value *value = find_value(ini, found, lower_copy(arena, key, strlen(key)));
    if (!value) {
        *ret_value = NULL;
        return true;
    }
    TEXT_SCOPE(text);
    struct interpolation to = {ini, found, section, value, &text, err, 0};
    if (!interpolate(&to, value->raw, 1))
        return false;
    *ret_value = text_copy(&text, arena);
    return true;
}

bool ini_parse_boolean(const char *value, bool *ret_value)
{
    static const char *const words[][2] = {{"0", "1"},
                                           {"no", "yes"},
                                           {"false", "true"},
                                           {"off", "on"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (int is_true = 0; is_true <= 1; is_true++) {
            if (string_equal_nocase(value, words[i][is_true])) {
                *ret_value = is_true;
                return true;
            }
        }
    }
    return false;
}
