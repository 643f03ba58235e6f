/* Parts of C source that write_c.c and write_own.c share. The calls are those of
 * alambique/migration.h: a function takes what every call says; what only some say is put on op
 * by ALQ_WITH. */
#ifndef OPERATION_WRITE_C_H
#define OPERATION_WRITE_C_H

#include "operation/operation.h"

/* "alq_drop_table(op", or "alq_drop_table(ALQ_WITH(op, .schema = "s", .if_exists = true)". */
void write_c_begin(const struct operation *operation, const char *function, struct text *text);

/* A string literal, or NULL; several as ALQ_STRINGS("a", "b"). */
void write_c_string(const char *string, struct text *text);
void write_c_strings(const struct strings *strings, struct text *text);

/* ALQ_STRING(50), ALQ_INTEGER, ALQ_SQL("JSONB"). */
void write_c_type(const struct type *type, struct text *text);

#endif
