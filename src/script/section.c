/* Markers of our own files, of dbmate's and of goose's. */
#include "script/section.h"

#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

static const char *const dialect_names[] = {"sqlite", "postgresql", "mysql", "mariadb"};

enum { DIALECT_COUNT = sizeof dialect_names / sizeof *dialect_names };

static bool fail_dialect(const char *path, unsigned line, const char *name,
                         const struct strings *databases, struct alq_error *err)
{
    enum { FAR = 3 };
    error_set(err, ALQ_ERROR_SCRIPT, "section for the unknown database '%s'", name);
    error_at(err, path, line, 0);
    TEXT_SCOPE(names);
    for (size_t i = 0; databases && i < databases->count; i++) {
        if (string_distance(databases->items[i], name, FAR) <= FAR)
            return error_hint(err, "did you mean %s?", databases->items[i]);
        text_printf(&names, ", %s", databases->items[i]);
    }
    for (size_t i = 0; i < DIALECT_COUNT; i++)
        if (string_distance(dialect_names[i], name, FAR) <= FAR)
            return error_hint(err, "did you mean %s?", dialect_names[i]);
    return error_hint(err,
                      "one of sqlite, postgresql, mysql, mariadb%s; or write the words otherwise "
                      "where no section is meant",
                      text_string(&names));
}

/* The name as it is written here, in any case; NULL: unknown. */
static const char *find_dialect(const char *bytes, size_t length)
{
    for (size_t i = 0; i < DIALECT_COUNT; i++)
        if (span_is_word(bytes, length, dialect_names[i]))
            return dialect_names[i];
    return NULL;
}

/* The kind or the database that a word names; NULL: neither. */
static const char *find_name(const char *bytes, size_t length, const struct strings *databases)
{
    for (size_t i = 0; databases && i < databases->count; i++)
        if (strlen(databases->items[i]) == length &&
            memcmp(databases->items[i], bytes, length) == 0)
            return databases->items[i];
    return find_dialect(bytes, length);
}

/* What may stand behind the word upgrade or downgrade. */
struct name_list {
    struct strings names;
    bool is_prose;      /* an item of several words, or none at all */
    bool are_all_known; /* every word is a database */
};

/* "postgresql, mysql": words divided by commas. */
static struct name_list split_names(const char *bytes, size_t length,
                                    const struct strings *databases, struct arena *arena)
{
    struct name_list list = {.are_all_known = true};
    bool is_item_begun = false;
    for (size_t at = 0; at < length;) {
        if (bytes[at] == ',') {
            list.is_prose = list.is_prose || !is_item_begun;
            is_item_begun = false;
            at++;
        } else if (bytes[at] == ' ' || bytes[at] == '\t') {
            at++;
        } else {
            size_t word = at;
            while (at < length && bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != ',')
                at++;
            const char *known = find_name(bytes + word, at - word, databases);
            list.are_all_known = list.are_all_known && known;
            list.is_prose = list.is_prose || is_item_begun;
            is_item_begun = true;
            vec_push(arena, &list.names,
                     known ? known : arena_strndup(arena, bytes + word, at - word));
        }
    }
    list.is_prose = list.is_prose || (length && !is_item_begun);
    return list;
}

/* Names behind the word: databases make a marker, and prose makes a comment. In between are
 * mistakes, which must not silently put statements into the section above; a sentence with a
 * capital letter is none. */
static bool read_names(const char *path, unsigned line, const char *text, size_t length,
                       bool is_sentence, const struct strings *databases, struct arena *arena,
                       struct marker *marker, bool *ret_is_marker, struct alq_error *err)
{
    struct name_list list = split_names(text, length, databases, arena);
    *ret_is_marker = !list.is_prose && list.are_all_known;
    marker->dialects = list.names;
    if (*ret_is_marker || (list.is_prose && !list.are_all_known) || is_sentence)
        return true;
    if (list.is_prose) {
        error_set(err, ALQ_ERROR_SCRIPT, "the databases of a section are not separated by commas");
        error_at(err, path, line, 0);
        return error_hint(err, "write: %s", strings_join(&list.names, ", ", arena));
    }
    for (size_t i = 0; i < list.names.count; i++)
        if (!find_name(list.names.items[i], strlen(list.names.items[i]), databases))
            return fail_dialect(path, line, list.names.items[i], databases, err);
    return true;
}

/* Which of two words a third one is misspelt for; NULL: neither. */
static const char *find_meant(const char *text, size_t length, const char *const words[2])
{
    enum { NEAR = 2, LONGEST = 12 };
    char typed[LONGEST + 1] = "";
    for (size_t i = 0; i < length && i < LONGEST; i++)
        typed[i] = (char)ascii_lower((unsigned char)text[i]);
    for (size_t i = 0; i < 2 && length <= LONGEST; i++)
        if (string_distance(typed, words[i], NEAR) <= NEAR)
            return words[i];
    return NULL;
}

/* "upgrade" or "downgrade" in any case, alone or with databases behind it. */
static bool read_own_marker(const char *path, unsigned line, const char *text, size_t length,
                            const struct strings *databases, struct arena *arena,
                            struct marker *marker, bool *ret_is_marker, struct alq_error *err)
{
    static const char *const words[] = {
        [SCRIPT_UPGRADE] = "upgrade", [SCRIPT_DOWNGRADE] = "downgrade"};
    size_t word = 0;
    while (word < length && text[word] != ' ' && text[word] != '\t')
        word++;
    for (size_t i = 0; i < 2; i++) {
        if (!span_is_word(text, word, words[i]))
            continue;
        marker->direction = (enum script_direction)i;
        bool is_sentence = memcmp(text, words[i], word) != 0;
        return read_names(path, line, text + word, length - word, is_sentence, databases, arena,
                          marker, ret_is_marker, err);
    }
    /* A misspelt "downgrade" must not put the way back into the way forward. */
    const char *meant = find_meant(text, word, words);
    if (!meant)
        return true;
    struct name_list list = split_names(text + word, length - word, databases, arena);
    if (list.is_prose || !list.are_all_known)
        return true;
    error_set(err, ALQ_ERROR_SCRIPT, "'-- %.*s' begins no section", (int)word, text);
    error_at(err, path, line, 0);
    return error_hint(err,
                      "did you mean '-- %s'? write the words otherwise where no section is meant",
                      meant);
}

/* Whether the option is one of those behind a marker of dbmate. */
static bool has_option(const char *options, size_t length, const char *option)
{
    while (length) {
        size_t word = 0;
        while (word < length && options[word] != ' ' && options[word] != '\t')
            word++;
        if (word == strlen(option) && memcmp(options, option, word) == 0)
            return true;
        options += word;
        length -= word;
        span_trim(&options, &length);
    }
    return false;
}

/* "migrate:up" or "migrate:down", options behind it. */
static bool read_dbmate_marker(const char *text, size_t length, struct marker *marker)
{
    static const char prefix[] = "migrate:";
    size_t prefix_length = strlen(prefix);
    if (length <= prefix_length || memcmp(text, prefix, prefix_length) != 0)
        return false;
    text += prefix_length;
    length -= prefix_length;
    bool is_up = length >= 2 && memcmp(text, "up", 2) == 0;
    size_t word = is_up ? 2 : 4;
    if (!is_up && (length < 4 || memcmp(text, "down", 4) != 0))
        return false;
    if (length > word && text[word] != ' ' && text[word] != '\t')
        return false;
    marker->direction = is_up ? SCRIPT_UPGRADE : SCRIPT_DOWNGRADE;
    text += word;
    length -= word;
    span_trim(&text, &length);
    marker->is_transactional = !has_option(text, length, "transaction:false");
    return true;
}

/* "+goose Up" or "+goose Down", in any case. */
static bool read_goose_marker(const char *text, size_t length, struct marker *marker)
{
    if (length < 6 || memcmp(text, "+goose", 6) != 0)
        return false;
    text += 6;
    length -= 6;
    span_trim(&text, &length);
    bool is_up = span_is_word(text, length, "up");
    marker->direction = is_up ? SCRIPT_UPGRADE : SCRIPT_DOWNGRADE;
    return is_up || span_is_word(text, length, "down");
}

bool section_read_marker(enum script_kind kind, const char *path, const struct line *line,
                         const struct strings *databases, struct arena *arena,
                         struct marker *ret_marker, bool *ret_is_marker, struct alq_error *err)
{
    const char *text = NULL;
    size_t length = 0;
    *ret_is_marker = false;
    *ret_marker = (struct marker){.is_transactional = true};
    if (!line_comment(line, &text, &length) || !length)
        return true;
    if (kind == SCRIPT_DBMATE)
        *ret_is_marker = read_dbmate_marker(text, length, ret_marker);
    else if (kind == SCRIPT_GOOSE)
        *ret_is_marker = read_goose_marker(text, length, ret_marker);
    else
        return read_own_marker(path, line->number, text, length, databases, arena, ret_marker,
                               ret_is_marker, err);
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

static bool fail_order(const char *path, unsigned line, const char *message, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(message));
    return error_at(err, path, line, 0);
}

/* A database is served by one section for each direction; dbmate has pairs of them. */
static bool check_order(const struct script_file *file, const struct sections *sections,
                        const struct marker *marker, unsigned line, struct alq_error *err)
{
    bool is_down = marker->direction == SCRIPT_DOWNGRADE;
    bool is_tool = file->kind == SCRIPT_DBMATE || file->kind == SCRIPT_GOOSE;
    if (is_tool && is_down && !sections->count)
        return fail_order(file->path, line, "a down section before the first up section", err);
    if (file->kind == SCRIPT_DBMATE && !is_down)
        return true;
    size_t first = file->kind == SCRIPT_DBMATE ? sections->count - 1 : 0;
    for (size_t i = first; i < sections->count; i++) {
        if (!overlaps(&sections->items[i].marker, marker))
            continue;
        error_set(err, ALQ_ERROR_SCRIPT, "a second %s section for the same database",
                  is_down ? "downgrade" : "upgrade");
        error_at(err, file->path, line, 0);
        return error_detail(err, "the first begins at line %u", sections->items[i].marker_line);
    }
    return true;
}

bool section_read_all(const struct script_file *file, struct arena *arena,
                      struct sections *ret_sections, struct alq_error *err)
{
    const char *end = file->bytes + file->length;
    struct lines lines = lines_of(file->bytes, file->length);
    struct sections sections = {0};
    for (struct line line; lines_next(&lines, &line);) {
        struct marker marker;
        bool is_marker = false;
        if (file->kind == SCRIPT_SQL && line.number <= file->revision.id_line)
            continue; /* a title that looks like a marker */
        if (!section_read_marker(file->kind, file->path, &line, file->databases, arena, &marker,
                                 &is_marker, err))
            return false;
        if (!is_marker)
            continue;
        if (!check_order(file, &sections, &marker, line.number, err))
            return false;
        if (sections.count) {
            struct section *last = &sections.items[sections.count - 1];
            last->length = (size_t)(line.bytes - last->bytes);
        }
        vec_push(arena, &sections,
                 (struct section){.marker = marker,
                                  .marker_line = line.number,
                                  .bytes = line.next,
                                  .length = (size_t)(end - line.next),
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
                                   const char *database, const char *dialect)
{
    const struct section *section = database ? find_named(sections, direction, database) : NULL;
    if (!section)
        section = find_named(sections, direction, dialect);
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

static bool names_a_kind(const struct marker *marker)
{
    for (size_t i = 0; i < marker->dialects.count; i++)
        if (find_dialect(marker->dialects.items[i], strlen(marker->dialects.items[i])))
            return true;
    return !marker->dialects.count;
}

bool section_is_elsewhere(const struct sections *sections, enum script_direction direction)
{
    if (!sections->count)
        return false;
    if (!section_has_direction(sections, direction))
        direction = direction == SCRIPT_UPGRADE ? SCRIPT_DOWNGRADE : SCRIPT_UPGRADE;
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].marker.direction == direction &&
            names_a_kind(&sections->items[i].marker))
            return false;
    return true;
}

bool section_check_names(const struct script_file *file, const struct sections *sections,
                         enum script_direction direction, const char *dialect,
                         struct alq_error *err)
{
    for (size_t i = 0; file->databases && i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        const struct strings *names = &section->marker.dialects;
        for (size_t j = 0; j < names->count && section->marker.direction == direction; j++) {
            const char *name = names->items[j];
            bool is_both =
                find_dialect(name, strlen(name)) && strings_contain(file->databases, name);
            if (!is_both || string_equal(name, dialect) == string_equal(name, file->database))
                continue;
            error_set(err, ALQ_ERROR_SCRIPT,
                      "'%s' is a kind of database and the name of one: this section may mean "
                      "either",
                      name);
            error_at(err, file->path, section->marker_line, 0);
            return error_hint(err, "give the database another name in `databases`");
        }
    }
    return true;
}
