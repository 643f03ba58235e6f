/* What the files that build statements share. */
#ifndef SQL_WRITE_H
#define SQL_WRITE_H

#include "sql/statement.h"

struct statement *statement_new(struct sql_builder *sql, enum statement_kind kind);
struct statement *statement_copy(struct sql_builder *sql, const struct statement *statement);

#endif
