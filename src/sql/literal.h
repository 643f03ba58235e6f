/* Values that a program puts into SQL, as Python has them: what a bound parameter carries. */
#ifndef SQL_LITERAL_H
#define SQL_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

enum sql_value_kind {
    SQL_NONE,
    SQL_BOOLEAN,
    SQL_INTEGER,   /* text: its digits, of any number */
    SQL_FLOAT,     /* text: Python's repr */
    SQL_DECIMAL,   /* text: Python's str */
    SQL_STRING,    /* text, length */
    SQL_BYTES,     /* text, length */
    SQL_DATE,      /* text: "2026-01-05" */
    SQL_TIME,      /* text: "14:55:17[.000004][+02:00]" */
    SQL_DATE_TIME, /* text: "2026-01-05 14:55:17[.000004][+02:00]" */
    SQL_INTERVAL,  /* microseconds */
    SQL_UUID,      /* text: 32 hexadecimal digits */
    SQL_LIST,      /* items */
    SQL_DICT,      /* items: key, value, key, value … */
    SQL_OBJECT,    /* nothing that SQL knows; text: what to call it in errors */
};

/* Borrows all it points to. */
struct sql_value {
    enum sql_value_kind kind;
    bool boolean;
    int64_t microseconds;
    const char *text; /* terminated by NUL */
    size_t length;    /* of STRING and BYTES */
    const struct sql_value *items;
    size_t count;
    const void *origin; /* what the program had, for compile_options.process; NULL */
};

#define SQL_VALUE_NONE ((struct sql_value){.kind = SQL_NONE})
#define SQL_VALUE_BOOLEAN(is_true) ((struct sql_value){.kind = SQL_BOOLEAN, .boolean = (is_true)})

struct sql_value sql_value_of_string(const char *string);
struct sql_value sql_value_of_text(enum sql_value_kind kind, const char *text);

/* Adds the value as Python's json.dumps writes it; false where it has none (a date, an object). */
bool sql_value_write_json(const struct sql_value *value, struct text *text);

/* Adds the value as it stands in messages: repr() for short ones. */
void sql_value_describe(const struct sql_value *value, struct text *text);

#endif
