/* An inspection under way; what inspect*.c share. */
#ifndef DATABASE_POSTGRESQL_INSPECT_H
#define DATABASE_POSTGRESQL_INSPECT_H

#include "base/map.h"
#include "database/connection.h"
#include "database/postgresql/inspect_parts.h"
#include "schema/schema.h"

/* A table, with its columns by their numbers. */
struct inspected_table {
    int64_t id;
    struct table *table;
    struct column **columns; /* by attnum - 1; NULL for a dropped one */
    size_t column_count;
    size_t column_capacity;
};

struct inspection {
    struct connection *connection;
    struct arena *arena;
    const char *named_schema; /* what the caller calls it; NULL */
    const char *schema_name;  /* what it is called */
    int64_t namespace_id;
    int64_t table_id; /* 0: all */
    bool wants_view;  /* a view is read as a table */
    struct schema *found;
    struct map tables; /* by id */
    struct inspected_table *last;
    struct named_types named;
};

typedef void (*inspection_row_fn)(struct inspection *inspection, const struct rows *rows);

/* Reads each row of a query that takes the schema's id and ends with its WHERE; key: what is the
 * table's id there. */
bool inspection_query(struct inspection *inspection, const char *sql, const char *key,
                      const char *order, inspection_row_fn read, struct alq_error *err) ALQ_CHECK;

/* The table with this id, or NULL. */
struct inspected_table *inspection_table(struct inspection *inspection, int64_t id);

/* The column with this number, or NULL. */
struct column *inspected_column(const struct inspected_table *table, int number);

/* One row each of the .sql file of that name. */
void inspection_read_relation(struct inspection *inspection, const struct rows *rows);
void inspection_read_column(struct inspection *inspection, const struct rows *rows);
void inspection_read_constraint(struct inspection *inspection, const struct rows *rows);
void inspection_read_index(struct inspection *inspection, const struct rows *rows);
void inspection_read_trigger(struct inspection *inspection, const struct rows *rows);

#endif
