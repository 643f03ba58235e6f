/* Reads env.py: parses it once, and walks it for each set of facts. */
#include "script/environment.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "script/environment_walk.h"
#include "base/banned.h"

enum { LONGEST_FILE = 1 << 20 };

/* memmem with a C string. */
static const char *find(const char *bytes, size_t length, const char *word)
{
    size_t word_length = strlen(word);
    const char *end = bytes + length;
    while ((size_t)(end - bytes) >= word_length) {
        const char *at = memchr(bytes, *word, (size_t)(end - bytes) - word_length + 1);
        if (!at)
            return NULL;
        if (memcmp(at, word, word_length) == 0)
            return at;
        bytes = at + 1;
    }
    return NULL;
}

bool environment_matters(const char *bytes, size_t length)
{
    static const char *const words[] = {
        "version_table",      "transaction_per_migration", "transactional_ddl",
        "naming_convention",  "set_main_option",           "set_section_option",
        "create_engine",      "create_async_engine",       "[\"sqlalchemy.url\"]",
        "['sqlalchemy.url']", "\"sqlalchemy.url\":",       "'sqlalchemy.url':",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (find(bytes, length, words[i]))
            return true;
    return false;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9');
}

/* Scripts cannot be asynchronous, an env.py can: read without these words it says the same. */
static void add_without_async(struct text *out, const char *bytes, size_t length)
{
    static const char *const words[] = {"async ", "await "};
    for (size_t i = 0; i < length;) {
        size_t skipped = 0;
        for (size_t j = 0; j < 2 && (i == 0 || !is_name_byte(bytes[i - 1])); j++)
            if (length - i >= 6 && memcmp(bytes + i, words[j], 6) == 0)
                skipped = 6;
        if (!skipped)
            text_add_char(out, bytes[i]);
        i += skipped ? skipped : 1;
    }
}

static void set_pattern(struct naming *naming, const char *key, const struct guess *value,
                        struct arena *arena)
{
    const struct {
        const char *key;
        const char **pattern;
    } patterns[] = {{"ix", &naming->index},
                    {"uq", &naming->unique},
                    {"ck", &naming->check},
                    {"fk", &naming->foreign_key},
                    {"pk", &naming->primary_key}};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (strcmp(patterns[i].key, key) == 0 && value->kind == GUESS_STRING)
            *patterns[i].pattern = arena_strdup(arena, value->text);
}

/* What is handed to configure(), else what the module calls target_metadata. */
static void note_naming(struct walk *walk, const struct scope *module)
{
    const struct guess *metadata = walk->target;
    if (!metadata)
        metadata = scope_guess(module, "target_metadata");
    if (metadata->kind != GUESS_METADATA || !metadata->values)
        return;
    for (size_t i = 0; i < metadata->values->count; i++)
        set_pattern(&walk->environment->naming, metadata->values->entries[i].key,
                    metadata->values->entries[i].value, walk->arena);
    walk->environment->naming_line = metadata->line;
}

static void read_once(const struct unit *unit, const struct environment_facts *facts,
                      struct arena *arena, struct environment *environment)
{
    struct walk walk = {.facts = facts, .environment = environment, .arena = arena, .unit = unit};
    struct scope *module = arena_new(arena, struct scope);
    scope_bind(&walk, module, "__file__", guess_string(&walk, unit->path, NULL));
    walk_block(&walk, module, &unit->code->body);
    note_naming(&walk, module);
}

void environment_read(const char *path, const char *bytes, size_t length,
                      const struct environment_facts *facts, size_t count, struct arena *arena,
                      struct environment *ret_environments)
{
    for (size_t i = 0; i < count; i++)
        ret_environments[i] = (struct environment){.path = path};
    TEXT_SCOPE(source);
    ERROR_SCOPE(error);
    add_without_async(&source, bytes, length < LONGEST_FILE ? length : LONGEST_FILE);
    struct py *py = py_new(NULL);
    const struct unit *unit = py_parse(py, path, text_string(&source), source.length);
    if (!unit)
        py_error_to(py, &error);
    for (size_t i = 0; i < count; i++) {
        if (unit)
            read_once(unit, &facts[i], arena, &ret_environments[i]);
        else
            ret_environments[i].unread = arena_printf(arena, "line %u: %s", error.line,
                                                      error.message ? error.message : "unknown");
    }
    py_free(py);
}

const struct environment_setting *environment_find(const struct environment *environment,
                                                   const char *key)
{
    for (size_t i = 0; i < environment->settings.count; i++)
        if (strcmp(environment->settings.items[i].key, key) == 0)
            return &environment->settings.items[i];
    return NULL;
}
