/* Markers of our own files, of dbmate's and of goose's. */
#include "script/section.h"

#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

static const char *const dialect_names[] = {"sqlite", "postgresql", "mysql", "mariadb"};

enum { DIALECT_COUNT = sizeof dialect_names / sizeof *dialect_names };

static bool is_dialect(const char *name)
{
    for (size_t i = 0; i < DIALECT_COUNT; i++)
        if (strcmp(dialect_names[i], name) == 0)
            return true;
    return false;
}

static bool fail_dialect(const char *path, unsigned line, const char *name, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "section for the unknown database '%s'", name);
    error_at(err, path, line, 0);
    for (size_t i = 0; i < DIALECT_COUNT; i++)
        if (string_distance(dialect_names[i], name, 3) <= 3)
            return error_hint(err, "did you mean %s?", dialect_names[i]);
    return error_hint(err,
                      "one of sqlite, postgresql, mysql, mariadb; or write the words otherwise "
                      "where no section is meant");
}

/* "postgresql, mysql": words divided by commas; anything else is prose, and no marker. */
static bool split_dialects(const char *bytes, size_t length, struct arena *arena,
                           struct strings *ret_names)
{
    *ret_names = (struct strings){0};
    while (length) {
        const char *comma = memchr(bytes, ',', length);
        size_t item_length = comma ? (size_t)(comma - bytes) : length;
        const char *item = bytes;
        size_t name_length = item_length;
        span_trim(&item, &name_length);
        if (!name_length || memchr(item, ' ', name_length) || memchr(item, '\t', name_length))
            return false;
        vec_push(arena, ret_names, arena_strndup(arena, item, name_length));
        bytes += item_length + (comma != NULL);
        length -= item_length + (comma != NULL);
    }
    return true;
}

/* Behind the word upgrade or downgrade: nothing, or databases. A capital letter or prose makes it a sentence
 * of the message. */
static bool read_own_marker(const char *path, unsigned line, const char *text, size_t length,
                            struct arena *arena, struct marker *marker, bool *ret_is_marker,
                            struct alq_error *err)
{
    static const char *const words[] = {
        [SCRIPT_UPGRADE] = "upgrade", [SCRIPT_DOWNGRADE] = "downgrade"};
    for (size_t i = 0; i < 2; i++) {
        size_t word_length = strlen(words[i]);
        if (span_is_word(text, length, words[i])) {
            marker->direction = (enum script_direction)i;
            *ret_is_marker = true;
            return true;
        }
        bool begins = length > word_length && memcmp(text, words[i], word_length) == 0 &&
                      (text[word_length] == ' ' || text[word_length] == '\t');
        if (!begins ||
            !split_dialects(text + word_length, length - word_length, arena, &marker->dialects))
            continue;
        for (size_t j = 0; j < marker->dialects.count; j++)
            if (!is_dialect(marker->dialects.items[j]))
                return fail_dialect(path, line, marker->dialects.items[j], err);
        marker->direction = (enum script_direction)i;
        *ret_is_marker = true;
    }
    return true;
}

static bool contains(const char *bytes, size_t length, const char *word)
{
    return memmem(bytes, length, word, strlen(word)) != NULL;
}

/* The word that follows prefix, such as "up" behind "migrate:"; up and down in any case. */
static bool read_tool_marker(const char *text, size_t length, const char *prefix,
                             struct marker *marker)
{
    size_t prefix_length = strlen(prefix);
    if (length <= prefix_length || strncasecmp(text, prefix, prefix_length) != 0)
        return false;
    const char *word = text + prefix_length;
    size_t rest = length - prefix_length;
    span_trim(&word, &rest);
    size_t word_length = 0;
    while (word_length < rest && word[word_length] != ' ' && word[word_length] != '\t')
        word_length++;
    bool is_up = span_is_word(word, word_length, "up");
    if (!is_up && !span_is_word(word, word_length, "down"))
        return false;
    marker->direction = is_up ? SCRIPT_UPGRADE : SCRIPT_DOWNGRADE;
    marker->is_transactional = !contains(word, rest, "transaction:false");
    return true;
}

bool section_read_marker(enum script_kind kind, const char *path, const struct line *line,
                         struct arena *arena, struct marker *ret_marker, bool *ret_is_marker,
                         struct alq_error *err)
{
    const char *text = NULL;
    size_t length = 0;
    *ret_is_marker = false;
    *ret_marker = (struct marker){.is_transactional = true};
    if (!line_comment(line, &text, &length) || !length)
        return true;
    if (kind == SCRIPT_DBMATE)
        *ret_is_marker = read_tool_marker(text, length, "migrate:", ret_marker);
    else if (kind == SCRIPT_GOOSE)
        *ret_is_marker = read_tool_marker(text, length, "+goose", ret_marker);
    else
        return read_own_marker(path, line->number, text, length, arena, ret_marker, ret_is_marker,
                               err);
    return true;
}

static bool overlaps(const struct marker *a, const struct marker *b)
{
    if (a->direction != b->direction)
        return false;
    if (!a->dialects.count || !b->dialects.count)
        return a->dialects.count == b->dialects.count;
    for (size_t i = 0; i < a->dialects.count; i++)
        if (strings_contain(&b->dialects, a->dialects.items[i]))
            return true;
    return false;
}

static bool check_single(const struct sections *sections, const struct marker *marker,
                         const char *path, unsigned line, struct alq_error *err)
{
    for (size_t i = 0; i < sections->count; i++) {
        if (!overlaps(&sections->items[i].marker, marker))
            continue;
        error_set(err, ALQ_ERROR_SCRIPT, "a second %s section for the same database",
                  marker->direction == SCRIPT_UPGRADE ? "upgrade" : "downgrade");
        error_at(err, path, line, 0);
        return error_detail(err, "the first begins at line %u", sections->items[i].marker_line);
    }
    return true;
}

bool section_read_all(enum script_kind kind, const char *path, const char *bytes, size_t length,
                      struct arena *arena, struct sections *ret_sections, struct alq_error *err)
{
    struct lines lines = lines_of(bytes, length);
    struct sections sections = {0};
    for (struct line line; lines_next(&lines, &line);) {
        struct marker marker;
        bool is_marker = false;
        if (!section_read_marker(kind, path, &line, arena, &marker, &is_marker, err))
            return false;
        if (!is_marker)
            continue;
        if (!check_single(&sections, &marker, path, line.number, err))
            return false;
        if (sections.count) {
            struct section *last = &sections.items[sections.count - 1];
            last->length = (size_t)(line.bytes - last->bytes);
        }
        vec_push(arena, &sections,
                 (struct section){.marker = marker,
                                  .marker_line = line.number,
                                  .bytes = line.next,
                                  .length = (size_t)(bytes + length - line.next),
                                  .first_line = line.number + 1});
    }
    *ret_sections = sections;
    return true;
}

static const struct section *find_named(const struct sections *sections,
                                        enum script_direction direction, const char *dialect)
{
    for (size_t i = 0; i < sections->count; i++) {
        const struct marker *marker = &sections->items[i].marker;
        bool serves =
            dialect ? strings_contain(&marker->dialects, dialect) : !marker->dialects.count;
        if (marker->direction == direction && serves)
            return &sections->items[i];
    }
    return NULL;
}

const struct section *section_find(const struct sections *sections, enum script_direction direction,
                                   const char *dialect)
{
    const struct section *section = find_named(sections, direction, dialect);
    if (!section && strcmp(dialect, "mariadb") == 0)
        section = find_named(sections, direction, "mysql");
    return section ? section : find_named(sections, direction, NULL);
}

bool section_has_direction(const struct sections *sections, enum script_direction direction)
{
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].marker.direction == direction)
            return true;
    return false;
}
