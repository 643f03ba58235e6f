/* How one database writes expressions and statements where it differs from standard SQL. Each
 * database's is in its sql.c; a NULL slot means standard SQL, which is in compile*.c beside this
 * file. */
#ifndef DATABASE_SQL_RULES_H
#define DATABASE_SQL_RULES_H

#include <stdbool.h>

#include "base/text.h"
#include "sql/statement.h"

struct compile;

/* A function that is written otherwise. */
struct function_rule {
    const char *name;
    const char *written;   /* in its place; NULL: add does it */
    bool has_no_arguments; /* nothing behind it, not even () */
    void (*add)(struct compile *compile, const struct expression *function, struct text *text);
};

struct sql_rules {
    bool has_native_boolean; /* a Boolean is a condition by itself; else it is compared with 1 */
    bool has_ilike;          /* else lower(a) LIKE lower(b) */
    bool divides_integers;   /* 7 / 2 is 3 */
    bool dashes_uuid;
    bool has_short_seconds;  /* 12:00:00; else six digits follow always */
    bool drops_zone;         /* of a time or date-time */
    bool has_default_values; /* INSERT INTO t DEFAULT VALUES */
    bool has_distinct_on;
    bool has_values_in;               /* (a, b) IN (VALUES (1, 2)); else IN ((1, 2)) */
    bool selects_nothing;             /* IN (SELECT …) of no rows for a list of none */
    bool lists_tables;                /* UPDATE a, b SET a.x=…; else UPDATE a SET x=… FROM b */
    bool has_using;                   /* DELETE FROM a USING b */
    bool repeats_table;               /* … USING a, b */
    bool hides_returned_tables;       /* RETURNING id; else RETURNING t.id */
    bool with_follows_insert;         /* INSERT INTO t WITH … SELECT */
    const char *join_word;            /* " JOIN " */
    const char *from_nothing;         /* of a SELECT with WHERE and no FROM */
    const char *conflict_families[2]; /* whose insert() it takes */

    const struct function_rule *functions;
    size_t function_count;

    /* MAY. A BINARY or a LIST of an operator; false: the standard way. */
    bool (*operation)(struct compile *compile, const struct expression *expression,
                      struct text *text);
    /* MAY. A SELECT of no rows, for a list of no values. */
    void (*empty_set)(struct compile *compile, enum sql_operator op, size_t columns,
                      struct text *text);
    void (*cast)(struct compile *compile, const struct expression *cast, struct text *text);
    void (*extract)(struct compile *compile, const struct expression *extract, struct text *text);
    /* MUST. LIMIT and OFFSET, of which there is one at least. */
    void (*limit)(struct compile *compile, const struct statement *select, struct text *text);
    /* MAY. NULL: nothing. */
    void (*for_update)(struct compile *compile, const struct for_update *how, struct text *text);
    /* MAY. A column of the row that was refused. NULL: excluded.c */
    void (*excluded)(struct compile *compile, const struct expression *column, struct text *text);
    /* MUST. What an INSERT has behind its values. */
    void (*conflict)(struct compile *compile, const struct statement *insert, struct text *text);
    /* MAY. An interval as a literal. NULL: the time that long after 1970. */
    void (*interval)(int64_t microseconds, struct text *text);
    bool has_arrays; /* ARRAY[…], {a, b} as a path of JSON, and sequences */
};

#endif
