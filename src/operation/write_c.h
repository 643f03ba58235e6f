/* Parts of C source that the writers of operations share. The calls and macros are exactly those
 * of alambique/migration.h and alambique/schema.h: a function takes what every call says; what
 * only some say is put on op by ALQ_WITH. What the headers cannot say stands as a comment. */
#ifndef OPERATION_WRITE_C_H
#define OPERATION_WRITE_C_H

#include <stdint.h>

#include "operation/operation.h"

/* -- write_c_parts.c. */

/* "alq_drop_table(op", or "alq_drop_table(ALQ_WITH(op, .schema = "s", .if_exists = true)". */
void write_c_begin(const struct operation *operation, const char *function, struct text *text);

/* A string literal, or NULL; one of SQL as ALQ_SQL("now()"); several as ALQ_NAMES("a", "b"), NULL
 * where there are none. */
void write_c_string(const char *string, struct text *text);
void write_c_sql(const char *sql, struct text *text);
void write_c_strings(const struct strings *strings, struct text *text);
void write_c_integer(int64_t number, struct text *text);

/* Members behind others: ", .name = value". The first three say nothing for NULL, false, none. */
void write_c_member(const char *name, const char *value, struct text *text);
void write_c_flag(const char *name, bool is_set, struct text *text);
void write_c_names(const char *name, const struct strings *names, struct text *text);
void write_c_choice(const char *name, enum tri choice, struct text *text);
/* prefix stands before each key: "mysql_" for a type, whose keys have none. */
void write_c_options(const struct options *options, const char *prefix, struct text *text);

/* A comment for what the headers cannot say, where is_said: not in C, part, detail. */
void write_c_unsaid(bool is_said, const char *part, const char *detail, struct text *text);

/* -- write_c_type.c. ALQ_STRING(50), ALQ_INTEGER, ALQ_TYPE(…). collation is that of the column,
 *    where the type has none; NULL. */
void write_c_type(const struct type *type, const char *collation, struct text *text);

/* -- write_c_items.c. */

/* ALQ_COLUMN(…); beside are the constraints that come with it, of which write_c_is_in_column
 * tells those that it says itself. */
void write_c_column(const struct column *column, const struct constraints *beside,
                    struct text *text);
bool write_c_is_in_column(const struct constraints *beside, size_t index);

/* ", .name = ALQ_SQL("now()")", nothing where there is none. */
void write_c_default(const char *name, const struct default_value *value, struct text *text);

/* ALQ_UNIQUE(…) … */
void write_c_constraint(const struct constraint *constraint, struct text *text);

#endif
