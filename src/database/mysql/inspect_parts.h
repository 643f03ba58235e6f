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

/* Puts what CREATE_OPTIONS says, "row_format=COMPRESSED key_block_size=8", into the table's
 * options. */
void mysql_read_options(struct table *table, const char *create_options, struct arena *arena);

#endif
