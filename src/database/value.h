/* One value that goes to or comes from a database. */
#ifndef DATABASE_VALUE_H
#define DATABASE_VALUE_H

#include <stddef.h>
#include <stdint.h>

enum value_kind { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB };

/* What the database says a column of a result holds, for who must make more of its values than
 * `struct value` tells. A value that is not NULL comes as INTEGER for BOOLEAN (0 or 1) and INTEGER,
 * as REAL for REAL, as BLOB for BLOB, and as TEXT for all others, in the database's own spelling:
 * "12.50", "2026-01-05 14:55:17.25+00", "{1,2}". Of a parameter: what it is to the database;
 * UNKNOWN: what its place takes, as of a word between quotes. */
enum value_type {
    VALUE_TYPE_UNKNOWN, /* the database does not tell; the kind of each value does */
    VALUE_TYPE_BOOLEAN,
    VALUE_TYPE_INTEGER,
    VALUE_TYPE_DECIMAL,
    VALUE_TYPE_REAL,
    VALUE_TYPE_TEXT,
    VALUE_TYPE_BLOB,
    VALUE_TYPE_DATE,
    VALUE_TYPE_TIME,
    VALUE_TYPE_TIMESTAMP,    /* without a zone */
    VALUE_TYPE_TIMESTAMP_TZ, /* with the offset in the text */
    VALUE_TYPE_INTERVAL,
    VALUE_TYPE_UUID,
    VALUE_TYPE_JSON,
    VALUE_TYPE_ARRAY,
    VALUE_TYPE_OTHER, /* a type of its own: an enum, a range, an address */
};

/* Text and blob bytes are borrowed: from the caller for a parameter, from the rows until the
 * next step for a result. Text is terminated by NUL. */
struct value {
    enum value_kind kind;
    union {
        int64_t integer;
        double real;
    };
    const char *bytes;
    size_t length;
    enum value_type type; /* of a parameter; of a result it is UNKNOWN */
};

#define VALUE_OF_NULL ((struct value){.kind = VALUE_NULL})
#define VALUE_OF_INTEGER(number) ((struct value){.kind = VALUE_INTEGER, .integer = (number)})

/* string may be NULL, which is VALUE_OF_NULL. */
struct value value_of_text(const char *string);

#endif
