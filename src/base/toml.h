/* Reads TOML 1.0, as pyproject.toml is written in. */
#ifndef BASE_TOML_H
#define BASE_TOML_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/map.h"
#include "base/vec.h"

enum toml_kind {
    TOML_STRING,
    TOML_BARE, /* a number, a boolean or a date, as it is written */
    TOML_ARRAY,
    TOML_TABLE,
};

struct toml_value;

struct toml_items {
    struct toml_value **items;
    size_t count;
    size_t capacity;
};

struct toml_value {
    enum toml_kind kind;
    unsigned line;           /* where it begins */
    const char *text;        /* of a STRING and a BARE */
    struct toml_items items; /* of an ARRAY */
    struct map values;       /* of a TABLE: key -> struct toml_value * */
    bool is_fixed;   /* written as one value, between brackets or braces: nothing is added */
    bool is_defined; /* the TABLE has had its [header], or is made of keys with dots */
    bool is_dotted;  /* the latter */
};

/* Parses text into the table of all that is in it; everything lives in arena, path is for messages.
 * Numbers and dates are taken as they are written and not judged. An error names the line and never
 * quotes it: it may hold a password. */
bool toml_parse(const char *path, const char *text, size_t length, struct arena *arena,
                const struct toml_value **ret_root, struct alq_error *err) ALQ_CHECK;

/* What a table has by that key; NULL where it has nothing, or table is NULL or no TABLE. */
const struct toml_value *toml_get(const struct toml_value *table, const char *key);

#endif
