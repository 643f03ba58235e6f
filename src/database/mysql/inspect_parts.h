/* Reads what information_schema says of the parts of a table. */
#ifndef DATABASE_MYSQL_INSPECT_PARTS_H
#define DATABASE_MYSQL_INSPECT_PARTS_H

#include "base/arena.h"
#include "schema/schema.h"

/* What a column's row of columns.sql says of one column; strings live as long as the column. */
struct column_row {
    const char *name;
    const char *type; /* "int(10) unsigned", "enum('a','b')" */
    bool is_nullable;
    const char *written_default; /* NULL: none */
    const char *extra;           /* "auto_increment", "on update current_timestamp()", … */
    const char *charset;
    const char *collation;
    const char *comment;
    const char *expression; /* of a generated column; NULL or "" */
};

/* The type that COLUMN_TYPE says; a charset or collation that is the table's own is left out. */
struct type *mysql_type_of(const char *column_type, struct arena *arena);

/* is_mariadb: defaults are written as in SQL; MySQL gives the value itself. */
struct column *mysql_column_of(const struct column_row *row, bool is_mariadb,
                               const struct table *table, struct arena *arena);

/* Text of an expression, in which MySQL writes quotes and backslashes with a backslash. */
char *mysql_unescape(const char *expression, struct arena *arena);

/* A row of partitions.sql. */
struct partition_row {
    const char *method; /* "RANGE", "LINEAR HASH", … */
    const char *expression;
    const char *inner_method; /* NULL: there are no parts in the parts */
    const char *inner_expression;
    const char *name;
    const char *description; /* its values; NULL: none */
    int64_t inner_count;
};

/* Adds one, which comes behind those that were added before, to the option mysql_partition_by. What
 * MariaDB parts by SYSTEM_TIME is left out. */
void mysql_add_partition(struct table *table, const struct partition_row *row, struct arena *arena);

/* Puts what CREATE_OPTIONS says, "row_format=COMPRESSED key_block_size=8", into the table's
 * options. */
void mysql_read_options(struct table *table, const char *create_options, struct arena *arena);

#endif
