/* Reads INI files by the rules of Python's ConfigParser with its default (basic) interpolation. */
#ifndef BASE_INI_H
#define BASE_INI_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/map.h"
#include "base/vec.h"

struct ini_value {
    const char *key; /* lower case, as ConfigParser's optionxform makes it */
    const char *raw; /* before interpolation; lines joined by '\n' */
    unsigned line;
};

struct ini_section {
    const char *name;
    unsigned line;
    struct map values; /* key -> struct ini_value * */
};

struct ini {
    const char *path;
    struct map sections; /* name -> struct ini_section *; without DEFAULT */
    struct map defaults; /* the section [DEFAULT] and ini_set_default */
};

/* Parses text. Rules: '[section]'; 'key = value' or 'key: value'; '#' and ';' begin comment lines;
 * no comments after a value; a deeper indented line continues the value, empty lines in between
 * included; a key without '=' is an error; a section or key given twice is an error; [DEFAULT]
 * gives values to all, and may come in parts. A BOM and CRLF are fine. Unlike ConfigParser it folds
 * the case of ASCII letters only, and refuses a NUL byte. Everything lives in arena; path is for
 * messages. An error names the line and never quotes it: it may hold a password. */
bool ini_parse(const char *path, const char *text, size_t length, struct arena *arena,
               struct ini *ret_ini, struct alq_error *err) ALQ_CHECK;

/* Reads and parses a file, and defines 'here' as its absolute directory, as Alembic does (unlike
 * there, a '%' in the directory is fine). */
bool ini_read(const char *path, struct arena *arena, struct ini *ret_ini, struct alq_error *err)
    ALQ_CHECK;

/* Defines 'here' for a file at path, as ini_read does. */
void ini_set_here(struct ini *ini, struct arena *arena, const char *path);

/* Sets a raw value of the defaults: a '%' meant as such must be doubled. A value that the file
 * itself gives in [DEFAULT] stays. */
void ini_set_default(struct ini *ini, struct arena *arena, const char *key, const char *value);

/* Adds a raw value to a section, which is made where it is missing. A value that is there stays. */
void ini_add(struct ini *ini, struct arena *arena, const char *section, const char *key,
             const char *value);

const struct ini_section *ini_find_section(const struct ini *ini, const char *section);

/* The value with %(name)s and %% interpolated (up to 10 deep, as ConfigParser, and with a limit to
 * what references to references can grow to), NULL in *ret_value where neither the section nor
 * DEFAULT has the key. A bad or unknown reference is an error that names the line and does not
 * quote the value. section may be missing from the file: DEFAULT still answers. */
bool ini_get(const struct ini *ini, const char *section, const char *key, struct arena *arena,
             const char **ret_value, struct alq_error *err) ALQ_CHECK;

/* ConfigParser's booleans: 1 yes true on / 0 no false off, in any case. */
bool ini_parse_boolean(const char *value, bool *ret_value);

#endif
