/* Turns what C says (alambique/schema.h) into the schema model. Everything is copied into arena. */
#ifndef SCRIPT_C_MODEL_H
#define SCRIPT_C_MODEL_H

#include <stdbool.h>

#include <alambique/migration.h>

#include "database/value.h"
#include "operation/operation.h"
#include "schema/schema.h"

/* What ALQ_SQL marks: the text behind the mark, or NULL for a plain string. */
const char *model_sql(const char *string);

struct strings model_names(alq_names names, struct arena *arena);
struct default_value model_default(const char *value, struct arena *arena);
void model_add_options(struct options *options, const struct alq_option *const *given,
                       struct arena *arena);

/* NULL for NULL. */
const struct type *model_type(const struct alq_type *given, struct arena *arena);

/* A column, and apart from it what its flags ask for beside it: UNIQUE, a foreign key, an index. */
struct column *model_column(const struct alq_column *given, const char *table, struct arena *arena,
                            struct constraints *constraints, struct indexes *indexes);

/* Of any kind but a column. */
struct constraint *model_constraint(const struct alq_constraint *given, struct arena *arena);

/* columns may be marked as SQL. */
struct index *model_index(const char *name, alq_names columns, struct arena *arena);

/* Values as a driver takes them; bytes are borrowed. */
struct value *model_parameters(const struct alq_values *values, struct arena *arena);

enum constraint_kind model_constraint_kind(enum alq_item_kind kind);

#endif
