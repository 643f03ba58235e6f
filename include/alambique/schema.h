/* Columns, types and constraints as C says them, for revisions: compound literals with named
 * members, in Alembic's and SQLAlchemy's words. What is not said has SQLAlchemy's default.
 *
 * Wherever a string may be SQL it is plain text unless it stands in ALQ_SQL: .server_default = "0"
 * is DEFAULT '0', .server_default = ALQ_SQL("now()") is DEFAULT now(), as sa.text("now()"). */
#ifndef ALAMBIQUE_SCHEMA_H
#define ALAMBIQUE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/visibility.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Marks a string literal as SQL; of a string that is made at run time alq_sql (migration.h) makes
 * the same. */
#define ALQ_SQL(literal) "\001" literal

/* Names, for lists of columns: ALQ_NAMES("course", "student"). A list ends with NULL. */
typedef const char *const *alq_names;
#define ALQ_NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* -- Types. */

enum alq_type_kind {
    ALQ_TYPE_INTEGER = 1,
    ALQ_TYPE_SMALL_INTEGER,
    ALQ_TYPE_BIG_INTEGER,
    ALQ_TYPE_BOOLEAN,
    ALQ_TYPE_STRING,
    ALQ_TYPE_UNICODE,
    ALQ_TYPE_TEXT,
    ALQ_TYPE_UNICODE_TEXT,
    ALQ_TYPE_DATE,
    ALQ_TYPE_DATE_TIME,
    ALQ_TYPE_TIME,
    ALQ_TYPE_INTERVAL,
    ALQ_TYPE_NUMERIC,
    ALQ_TYPE_FLOAT,
    ALQ_TYPE_DOUBLE,
    ALQ_TYPE_LARGE_BINARY,
    ALQ_TYPE_JSON,
    ALQ_TYPE_UUID,
    ALQ_TYPE_ENUM,
    ALQ_TYPE_ARRAY,
    ALQ_TYPE_NAMED, /* by the name that one database has for it */
};

/* An option of one database on a type, table, index or constraint; see ALQ_OPTIONS. */
struct alq_option {
    const char *key; /* "postgresql_where", "mysql_engine"; on a type "mysql_unsigned" */
    enum alq_option_kind {
        ALQ_OPTION_TEXT,
        ALQ_OPTION_FLAG,
        ALQ_OPTION_NUMBER,
        ALQ_OPTION_NAMES,
    } kind;
    const char *text; /* may be ALQ_SQL */
    bool flag;
    int64_t number;
    alq_names names;
};

struct alq_type {
    enum alq_type_kind kind;
    const char *name; /* of an enum in the database; of a NAMED type */
    int length;       /* 0: none */
    int precision;
    int scale;
    bool has_timezone;
    const char *collation;
    alq_names values;                  /* of an enum */
    bool is_string;                    /* ENUM: native_enum=False */
    bool has_check;                    /* BOOLEAN, ENUM: create_constraint=True */
    bool exists;                       /* ENUM: create_type=False */
    const char *check;                 /* the name of that constraint */
    const char *schema;                /* of an enum */
    const char *database;              /* NAMED: whose type it is, as "postgresql"; NULL: of all */
    const struct alq_type *item;       /* of an array */
    const struct alq_type *postgresql; /* instead of this one on that database: with_variant() */
    const struct alq_type *mysql;
    const struct alq_type *sqlite;
    const struct alq_option *const *options; /* ALQ_OPTIONS(…), as mysql_unsigned */
};

/* Any type, with named members behind the kind: ALQ_TYPE(ALQ_TYPE_STRING, .length = 20, .mysql =
 * ALQ_TEXT). */
#define ALQ_TYPE(...) (&(const struct alq_type){__VA_ARGS__})

#define ALQ_INTEGER ALQ_TYPE(.kind = ALQ_TYPE_INTEGER)
#define ALQ_SMALL_INTEGER ALQ_TYPE(.kind = ALQ_TYPE_SMALL_INTEGER)
#define ALQ_BIG_INTEGER ALQ_TYPE(.kind = ALQ_TYPE_BIG_INTEGER)
#define ALQ_BOOLEAN ALQ_TYPE(.kind = ALQ_TYPE_BOOLEAN)
#define ALQ_STRING(characters) ALQ_TYPE(.kind = ALQ_TYPE_STRING, .length = (characters))
#define ALQ_UNICODE(characters) ALQ_TYPE(.kind = ALQ_TYPE_UNICODE, .length = (characters))
#define ALQ_TEXT ALQ_TYPE(.kind = ALQ_TYPE_TEXT)
#define ALQ_UNICODE_TEXT ALQ_TYPE(.kind = ALQ_TYPE_UNICODE_TEXT)
#define ALQ_DATE ALQ_TYPE(.kind = ALQ_TYPE_DATE)
#define ALQ_DATE_TIME ALQ_TYPE(.kind = ALQ_TYPE_DATE_TIME)
#define ALQ_DATE_TIME_WITH_ZONE ALQ_TYPE(.kind = ALQ_TYPE_DATE_TIME, .has_timezone = true)
#define ALQ_TIME ALQ_TYPE(.kind = ALQ_TYPE_TIME)
#define ALQ_INTERVAL ALQ_TYPE(.kind = ALQ_TYPE_INTERVAL)
#define ALQ_NUMERIC(digits, decimals)                                                              \
    ALQ_TYPE(.kind = ALQ_TYPE_NUMERIC, .precision = (digits), .scale = (decimals))
#define ALQ_FLOAT ALQ_TYPE(.kind = ALQ_TYPE_FLOAT)
#define ALQ_DOUBLE ALQ_TYPE(.kind = ALQ_TYPE_DOUBLE)
#define ALQ_LARGE_BINARY ALQ_TYPE(.kind = ALQ_TYPE_LARGE_BINARY)
#define ALQ_JSON ALQ_TYPE(.kind = ALQ_TYPE_JSON)
#define ALQ_UUID ALQ_TYPE(.kind = ALQ_TYPE_UUID)
/* ALQ_ENUM("level", "beginner", "advanced"): native where the database has enums. */
#define ALQ_ENUM(type_name, ...)                                                                   \
    ALQ_TYPE(.kind = ALQ_TYPE_ENUM, .name = (type_name), .values = ALQ_NAMES(__VA_ARGS__))
#define ALQ_ARRAY(item_type) ALQ_TYPE(.kind = ALQ_TYPE_ARRAY, .item = (item_type))
/* A type of one database by its name: ALQ_NAMED("postgresql", "TSVECTOR"). */
#define ALQ_NAMED(database_name, type_name)                                                        \
    ALQ_TYPE(.kind = ALQ_TYPE_NAMED, .database = (database_name), .name = (type_name))

/* -- What a table is made of: columns and constraints, in one list as in Alembic's create_table. */

enum alq_item_kind {
    ALQ_ITEM_ANY, /* not said */
    ALQ_ITEM_COLUMN,
    ALQ_ITEM_PRIMARY_KEY,
    ALQ_ITEM_UNIQUE,
    ALQ_ITEM_FOREIGN_KEY,
    ALQ_ITEM_CHECK,
    ALQ_ITEM_EXCLUDE,
};

struct alq_item {
    enum alq_item_kind kind;
};

/* A yes or no whose absence means: whatever is usual. */
enum alq_choice { ALQ_USUAL, ALQ_YES, ALQ_NO };

struct alq_column {
    struct alq_item item;
    const char *name;
    const struct alq_type *type;
    bool not_null; /* nullable=False; a primary key is so by itself */
    bool primary_key;
    bool unique;
    bool index;
    const char *server_default;
    const char *comment;
    enum alq_choice autoincrement;
    const char *references; /* ForeignKey("users.id") */
    const char *on_delete;  /* of it */
    const char *on_update;
    const char *constraint; /* its name */
    const char *computed;   /* the expression of a generated column */
    enum alq_choice stored; /* computed: persisted= */
    enum alq_identity { ALQ_NO_IDENTITY, ALQ_IDENTITY, ALQ_IDENTITY_ALWAYS } identity;
    int64_t identity_start; /* 0: as the database does */
    int64_t identity_increment;
    const struct alq_option *const *options;
};

/* ALQ_COLUMN("email", ALQ_STRING(150), .not_null = true) */
#define ALQ_COLUMN(...) (&((const struct alq_column){.item = {ALQ_ITEM_COLUMN}, __VA_ARGS__}).item)

/* One row of ALQ_EXCLUDE: a column and its operator. */
struct alq_exclusion {
    const char *column; /* or ALQ_SQL */
    const char *with;
};

struct alq_constraint {
    struct alq_item item;
    alq_names columns;
    const char *check; /* the condition of a CHECK */
    const char *name;  /* NULL: unnamed */
    const char *referred_table;
    alq_names referred_columns;
    const char *referred_schema;
    const char *on_delete;
    const char *on_update;
    const char *match;
    enum alq_choice deferrable;
    const char *initially;                  /* "DEFERRED" */
    const struct alq_exclusion *exclusions; /* ends with {NULL} */
    const char *using_method;               /* EXCLUDE: gist by default */
    const char *where;
    const struct alq_option *const *options;
};

#define ALQ_CONSTRAINT(...) (&((const struct alq_constraint){__VA_ARGS__}).item)

/* ALQ_PRIMARY_KEY(ALQ_NAMES("course", "tag"), .name = "pk_course_tags") */
#define ALQ_PRIMARY_KEY(...) ALQ_CONSTRAINT(.item = {ALQ_ITEM_PRIMARY_KEY}, .columns = __VA_ARGS__)
/* ALQ_UNIQUE(ALQ_NAMES("email"), .name = "uq_users_email") */
#define ALQ_UNIQUE(...) ALQ_CONSTRAINT(.item = {ALQ_ITEM_UNIQUE}, .columns = __VA_ARGS__)
/* ALQ_CHECK_THAT("price >= 0", .name = "ck_courses_price") */
#define ALQ_CHECK_THAT(...) ALQ_CONSTRAINT(.item = {ALQ_ITEM_CHECK}, .check = __VA_ARGS__)
/* ALQ_FOREIGN_KEY(ALQ_NAMES("owner"), .referred_table = "users", .referred_columns =
 * ALQ_NAMES("id"), .on_delete = "CASCADE") */
#define ALQ_FOREIGN_KEY(...) ALQ_CONSTRAINT(.item = {ALQ_ITEM_FOREIGN_KEY}, .columns = __VA_ARGS__)
/* PostgreSQL; the list ends with {0}:
 * ALQ_EXCLUDE(((const struct alq_exclusion[]){{"room", "="}, {"during", "&&"}, {0}})) */
#define ALQ_EXCLUDE(...) ALQ_CONSTRAINT(.item = {ALQ_ITEM_EXCLUDE}, .exclusions = __VA_ARGS__)

/* A list of these, which ends with NULL. */
typedef const struct alq_item *const *alq_items;
#define ALQ_ITEMS(...) ((const struct alq_item *const[]){__VA_ARGS__, NULL})

/* -- Options of one database: ALQ_OPTIONS(ALQ_SET("mysql_engine", "InnoDB"),
 *    ALQ_FLAG("postgresql_concurrently")). Keys are Alembic's; one that is not the running
 *    database's does nothing. */

#define ALQ_OPTIONS(...) ((const struct alq_option *const[]){__VA_ARGS__, NULL})
#define ALQ_OPTION(...) (&(const struct alq_option){__VA_ARGS__})
#define ALQ_SET(key_name, value) ALQ_OPTION(.key = (key_name), .text = (value))
#define ALQ_FLAG(key_name) ALQ_OPTION(.key = (key_name), .kind = ALQ_OPTION_FLAG, .flag = true)
#define ALQ_NUMBER(key_name, value)                                                                \
    ALQ_OPTION(.key = (key_name), .kind = ALQ_OPTION_NUMBER, .number = (value))
#define ALQ_LIST(key_name, ...)                                                                    \
    ALQ_OPTION(.key = (key_name), .kind = ALQ_OPTION_NAMES, .names = ALQ_NAMES(__VA_ARGS__))

#ifdef __cplusplus
}
#endif
#endif
