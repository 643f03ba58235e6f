/* Types of columns: portable ones that each database writes its own way, and types by their SQL
 * name. */
#ifndef SCHEMA_TYPE_H
#define SCHEMA_TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "schema/options.h"

struct text;

enum type_kind {
    TYPE_NULL, /* not known; cannot be rendered */

    /* Portable: SQLAlchemy's types of mixed case. */
    TYPE_INTEGER,
    TYPE_SMALL_INTEGER,
    TYPE_BIG_INTEGER,
    TYPE_BOOLEAN,
    TYPE_STRING,
    TYPE_UNICODE,
    TYPE_TEXT,
    TYPE_UNICODE_TEXT,
    TYPE_DATE,
    TYPE_DATE_TIME,
    TYPE_TIME,
    TYPE_INTERVAL,
    TYPE_NUMERIC,
    TYPE_FLOAT,
    TYPE_DOUBLE,
    TYPE_LARGE_BINARY,
    TYPE_JSON,
    TYPE_UUID,
    TYPE_ENUM,   /* native where the database has enums, else a string with a check */
    TYPE_PICKLE, /* a blob */

    TYPE_ARRAY,  /* of item */
    TYPE_SQL,    /* by its upper-case SQL name: VARCHAR, TINYINT, TSVECTOR */
    TYPE_DOMAIN, /* a domain by its name */
    TYPE_RAW,    /* text that stands in SQL as it is */

    TYPE_KIND_COUNT,
};

enum { TYPE_UNSET = -1 }; /* of length, precision, scale */

struct type_variant; /* what another database uses instead */

/* Made by type_new, then filled; plain data in one arena. A member that a type has no use for is
 * ignored. */
struct type {
    enum type_kind kind;
    /* SQL: the name; ENUM, DOMAIN: its name in the database, or NULL; RAW: the text. */
    const char *name;
    /* SQL, ENUM, ARRAY: "postgresql", "mysql" or "sqlite" when it is that database's own; NULL. */
    const char *family;
    const char *schema; /* of an enum or domain; NULL */
    int64_t length; /* LONGTEXT and LONGBLOB hold 4294967295 */
    int precision;
    int scale;
    bool has_timezone;
    const char *collation; /* NULL: none */

    /* ENUM and MySQL's SET. */
    struct strings values;
    bool is_native;              /* true by default */
    bool creates_type;           /* true by default: CREATE TYPE before the table */
    bool creates_constraint;     /* ENUM that is not native, BOOLEAN: a CHECK */
    const char *constraint_name; /* of that check; NULL */

    /* ARRAY. */
    const struct type *item;
    int dimensions; /* TYPE_UNSET: one */

    /* Whatever else one database knows: mysql unsigned, zerofill, charset, ascii, binary, national,
     * fsp, display_width, on_update; postgresql fields (interval), varying (bit); keys without a
     * dialect prefix. */
    struct options options;

    struct {
        struct type_variant *items;
        size_t count;
        size_t capacity;
    } variants;
};

struct type_variant {
    const char *dialect;
    const struct type *type;
};

struct type *type_new(struct arena *arena, enum type_kind kind);
struct type *type_new_sql(struct arena *arena, const char *family, const char *name);

/* The variant for a dialect, or the type itself. */
const struct type *type_for(const struct type *type, const char *dialect);

struct type *type_copy(const struct type *type, struct arena *arena);
bool type_equal(const struct type *a, const struct type *b);

/* What kind of values a type has, as far as SQLAlchemy's rules for AUTO_INCREMENT and SERIAL
 * ask. */
enum type_class { TYPE_CLASS_OTHER, TYPE_CLASS_INTEGER, TYPE_CLASS_NUMERIC, TYPE_CLASS_DATE_TIME };
enum type_class type_class(const struct type *type);

/* Whether it is a SMALLINT or BIGINT, portable or by name. */
bool type_is_small_integer(const struct type *type);
bool type_is_big_integer(const struct type *type);

/* The length of the longest value of an enum, in characters; what a VARCHAR for it needs. */
int type_longest_value(const struct type *type);

/* The class of sqlalchemy that a portable kind is; NULL: those of SQL names and RAW have none. */
const char *type_python_name(enum type_kind kind);

/* Adds the type as Python source: sa.String(length=50), postgresql.JSONB(astext_type=sa.Text()). */
void type_write_python(const struct type *type, struct text *text);

/* The same without the module, for messages: "String(length=50)"; in arena. */
char *type_repr(const struct type *type, struct arena *arena);

#endif
