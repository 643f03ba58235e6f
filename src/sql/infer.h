/* The types of expressions: families of types, and what operators make of them. */
#ifndef SQL_INFER_H
#define SQL_INFER_H

#include "schema/type.h"
#include "sql/literal.h"
#include "sql/operator.h"

/* SQLAlchemy's type affinities. */
enum type_family {
    FAMILY_NULL,
    FAMILY_INTEGER,
    FAMILY_NUMERIC,
    FAMILY_STRING,
    FAMILY_BOOLEAN,
    FAMILY_DATE,
    FAMILY_TIME,
    FAMILY_DATE_TIME,
    FAMILY_INTERVAL,
    FAMILY_BINARY,
    FAMILY_UUID,
    FAMILY_JSON,
    FAMILY_JSON_INDEX,
    FAMILY_JSON_PATH,
    FAMILY_ARRAY,
    FAMILY_HSTORE,
    FAMILY_OTHER,
};

enum type_family type_family(const struct type *type);
bool type_is_same_family(const struct type *a, const struct type *b);

/* Types that need nothing but their kind. */
const struct type *type_plain(enum type_kind kind);
extern const struct type type_json_index, type_json_path;

/* The type a value has by itself; TYPE_NULL for none, lists and objects. */
const struct type *type_of_value(const struct sql_value *value);

/* The type that a value compared with something of that type gets. */
const struct type *type_for_compared(const struct type *type, const struct sql_value *value);

/* The type of left op right; *op becomes CONCAT where + joins strings. */
const struct type *type_of_operation(enum sql_operator *op, const struct type *left,
                                     const struct type *right);

#endif
