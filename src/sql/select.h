/* What statements select from, SELECT itself, and the statements that write. A statement never
 * changes: every builder returns another one. Expressions: sql/expression.h. */
#ifndef SQL_SELECT_H
#define SQL_SELECT_H

#include "sql/expression.h"

enum from_kind {
    FROM_TABLE,
    FROM_ALIAS,    /* element AS name */
    FROM_SUBQUERY, /* (statement) AS name */
    FROM_CTE,
    FROM_JOIN,
    FROM_FUNCTION, /* function, or function AS name */
    FROM_TEXT,     /* function is a text */
    FROM_EXCLUDED, /* the row of an INSERT that was refused: excluded, or VALUES(column) */
};

struct from_item {
    enum from_kind kind;
    const char *schema;    /* NULL */
    const char *name;      /* NULL: a function without alias, a join, a text */
    const void *anonymous; /* as in struct expression */
    struct expressions columns;
    struct strings keys; /* by what each column is looked up */
    const struct from_item *left, *right;
    const struct expression *condition;
    bool is_outer, is_full;
    const struct from_item *element;
    const struct statement *statement;
    const struct expression *function;
    bool is_recursive, is_lateral;
    bool has_ordinality;              /* FUNCTION: numbers its rows */
    const struct from_item *restates; /* CTE: the one that this is with a UNION more */
    const char *hint;                 /* CTE: "MATERIALIZED"; NULL */
    struct strings derived;           /* FUNCTION: names between parentheses behind the alias */
};

struct from_items {
    const struct from_item **items;
    size_t count;
    size_t capacity;
};

enum statement_kind {
    STATEMENT_SELECT,
    STATEMENT_COMPOUND,
    STATEMENT_INSERT,
    STATEMENT_UPDATE,
    STATEMENT_DELETE,
    STATEMENT_TEXT,
};

enum label_style { LABELS_DISAMBIGUATE, LABELS_NONE, LABELS_WITH_TABLE };

struct select_join {
    const struct from_item *left; /* NULL: what the condition says */
    const struct from_item *right;
    const struct expression *condition;
    bool is_outer, is_full;
};

/* A value for a column: named by key, or a column or other target of its own. */
struct assignment {
    const char *key;
    const struct expression *target; /* NULL: key says it */
    const struct expression *value;
};

struct assignments {
    struct assignment *items;
    size_t count;
    size_t capacity;
};

struct for_update {
    bool is_read, is_key_share, has_nowait, skips_locked;
    struct from_items of;
};

/* ON CONFLICT, ON DUPLICATE KEY. */
struct conflict {
    const char *family;          /* "postgresql", "sqlite" or "mysql": whose insert() it is */
    bool is_update;              /* else DO NOTHING */
    const char *constraint;      /* NULL */
    struct expressions elements; /* of the index; a raw string is a column's name */
    const struct expression *index_where;
    struct assignments values;
    const struct expression *where;
    bool is_ordered; /* values in their own order, not in the table's */
};

struct statement {
    enum statement_kind kind;
    struct expressions columns; /* SELECT */
    struct from_items froms;    /* select_from; UPDATE and DELETE take theirs from the conditions */
    struct {
        struct select_join *items;
        size_t count;
        size_t capacity;
    } joins;
    struct expressions where, group_by, having, order_by, distinct_on, returning;
    bool is_distinct;
    const struct expression *limit, *offset;
    const struct for_update *for_update;
    struct strings prefixes;
    struct from_items correlated;
    bool correlates, correlates_except; /* explicitly, with what correlated says */
    enum label_style labels;
    struct from_items ctes; /* add_cte */
    const char *keyword;    /* COMPOUND: "UNION ALL" */
    struct {
        const struct statement **items;
        size_t count;
        size_t capacity;
    } selects;
    const struct from_item *table; /* INSERT, UPDATE, DELETE */
    struct assignments values;
    struct {
        struct assignments *items; /* INSERT: the rows behind the first */
        size_t count;
        size_t capacity;
    } more_rows;
    bool is_ordered;                /* UPDATE: values in their own order */
    const struct statement *source; /* INSERT … SELECT */
    struct strings source_names;
    const struct conflict *conflict;
    const struct expression *text; /* TEXT */
};

/* -- From. */

struct from_item *from_table(struct sql_builder *sql, const char *schema, const char *name);
/* Gives a table its next column. */
const struct expression *from_add_column(struct sql_builder *sql, struct from_item *table,
                                         const char *name, const struct type *type);
/* The column, the same node each time; NULL: there is none. */
const struct expression *from_column(const struct from_item *from, const char *key);
/* All columns, in order: what select(table) selects. */
void from_list_columns(struct sql_builder *sql, const struct from_item *from,
                       struct expressions *list);
/* name NULL: anonymous. */
const struct from_item *from_alias(struct sql_builder *sql, const struct from_item *from,
                                   const char *name);
const struct from_item *from_subquery(struct sql_builder *sql, const struct statement *statement,
                                      const char *name, bool is_lateral);
const struct from_item *from_cte(struct sql_builder *sql, const struct statement *statement,
                                 const char *name, bool is_recursive, const char *hint);
/* cte.union(statement), cte.union_all(statement). */
const struct from_item *from_cte_union(struct sql_builder *sql, const struct from_item *cte,
                                       const struct statement *statement, bool is_all);
const struct from_item *from_join(struct sql_builder *sql, const struct from_item *left,
                                  const struct from_item *right, const struct expression *condition,
                                  bool is_outer, bool is_full);
/* name NULL and columns NULL: the function as it stands; else .alias(name),
 * .table_valued(columns). */
struct from_item *from_function(struct sql_builder *sql, const struct expression *function,
                                const char *name, const struct strings *columns, bool is_derived);
const struct from_item *from_text(struct sql_builder *sql, const struct expression *text);
/* insert.excluded, insert.inserted: the columns of the table it writes. */
const struct from_item *from_excluded(struct sql_builder *sql, const struct from_item *table);

/* Adds what an expression selects from, in order, each once. */
void expression_froms(struct sql_builder *sql, const struct expression *expression,
                      struct from_items *froms);
bool from_items_have(const struct from_items *froms, const struct from_item *from);
void from_items_add(struct from_items *froms, struct arena *arena, const struct from_item *from);
/* The item and, of a join, all that is in it. */
void from_expand(const struct from_item *from, struct arena *arena, struct from_items *froms);

#endif
