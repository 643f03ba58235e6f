/* Recorded operations (README.md), applied. */
#ifndef CONFORMANCE_APPLY_CASES_H
#define CONFORMANCE_APPLY_CASES_H

#include <jansson.h>

#include "database/apply.h"

/* The naming convention of a case; NULL: none. Strings are the JSON's. */
struct naming cases_read_naming(const json_t *json);

/* Reads and applies each; a batch is one. Memory from arena. */
bool cases_apply(struct apply *apply, const json_t *operations, struct arena *arena,
                 struct alq_error *err) ALQ_CHECK;

#endif
