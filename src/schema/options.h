/* Key/value options of one database on a part of the model: postgresql_where, mysql_engine. */
#ifndef SCHEMA_OPTIONS_H
#define SCHEMA_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum option_kind {
    OPTION_TEXT,
    OPTION_BOOLEAN,
    OPTION_INTEGER,
    OPTION_LIST,
    OPTION_MAP,
    OPTION_NONE
};

struct options;

struct option {
    const char *key; /* "postgresql_where"; on a type without the prefix: "unsigned" */
    enum option_kind kind;
    const char *text;   /* TEXT: SQL text where the option is an expression, else a word */
    bool is_expression; /* TEXT: it is SQL */
    bool boolean;
    int64_t integer;
    const char **list; /* LIST */
    size_t list_count;
    const struct options *map; /* MAP: column -> value, as in postgresql_ops */
};

/* In order of insertion, which is the order of rendering. */
struct options {
    struct option *items;
    size_t count;
    size_t capacity;
};

const struct option *options_find(const struct options *options, const char *key);
const char *options_text(const struct options *options, const char *key); /* NULL: none */
bool options_boolean(const struct options *options, const char *key);     /* false: none */
int64_t options_integer(const struct options *options, const char *key, int64_t fallback);
void options_set(struct options *options, struct arena *arena, struct option option);
void options_set_text(struct options *options, struct arena *arena, const char *key,
                      const char *text);
void options_set_boolean(struct options *options, struct arena *arena, const char *key, bool value);
void options_set_integer(struct options *options, struct arena *arena, const char *key,
                         int64_t value);
struct options options_copy(const struct options *options, struct arena *arena);
bool options_equal(const struct options *a, const struct options *b);

#endif
