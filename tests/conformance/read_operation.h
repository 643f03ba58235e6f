/* Reads operations that were recorded as JSON (README.md). */
#ifndef CONFORMANCE_READ_OPERATION_H
#define CONFORMANCE_READ_OPERATION_H

#include <jansson.h>

#include "operation/operation.h"

/* In arena. A field that is not there is what the model has without it. */
struct operation *read_operation(const json_t *json, struct arena *arena);
struct type *read_type(const json_t *json, struct arena *arena);

#endif
