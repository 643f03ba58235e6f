/* What goose's files have beside their sections. */
#ifndef SCRIPT_GOOSE_H
#define SCRIPT_GOOSE_H

#include "script/section.h"
#include "sql/scanner.h"

/* Whether the file says `-- +goose NO TRANSACTION`. */
bool goose_has_no_transaction(const char *bytes, size_t length);

/* The statements of a section: StatementBegin … StatementEnd is one, and ${NAME} or ${NAME:-default} is
 * replaced from the environment between ENVSUB ON and ENVSUB OFF. */
bool goose_split(const struct section *section, enum sql_syntax syntax, const char *path,
                 struct arena *arena, struct sql_statements *ret_statements, struct alq_error *err)
    ALQ_CHECK;

#endif
