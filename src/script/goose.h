/* What goose's files have beside their sections. */
#ifndef SCRIPT_GOOSE_H
#define SCRIPT_GOOSE_H

#include "script/section.h"
#include "sql/scanner.h"

/* Whether the file says `-- +goose NO TRANSACTION`. */
bool goose_has_no_transaction(const char *bytes, size_t length);

/* The statements of a section of a file. What stands between StatementBegin and StatementEnd is
 * one, except that several statements in it are given one by one where the syntax leaves no
 * doubt about their ends (not in MySQL's). Values of -x and the environment are put in between
 * ENVSUB ON and ENVSUB OFF, wherever in the file those stand. An unknown annotation is an error. */
bool goose_split(const struct script_file *file, const struct section *section,
                 enum sql_syntax syntax, struct arena *arena, struct sql_statements *ret_statements,
                 struct alq_error *err) ALQ_CHECK;

#endif
