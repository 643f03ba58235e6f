/* What the files that build expressions share. */
#ifndef SQL_INTERNAL_H
#define SQL_INTERNAL_H

#include "sql/expression.h"
#include "sql/infer.h"

struct expression *sql_new(struct sql_builder *sql, enum expression_kind kind,
                           const struct type *type);
struct expression *sql_copy(struct sql_builder *sql, const struct expression *expression);

/* A raw operand as a parameter compared with other; anything else as it is, but a parameter
 * without a type gets other's. */
const struct expression *sql_coerce_operand(struct sql_builder *sql,
                                            const struct expression *operand,
                                            const struct expression *other,
                                            const struct type *type);

/* left op right without any coercion: chains of one associative operator become one list. */
const struct expression *sql_construct(struct sql_builder *sql, enum sql_operator op,
                                       const struct expression *left,
                                       const struct expression *right, const struct type *type,
                                       enum sql_operator negated);
/* The same, as a BINARY to be filled further. */
struct expression *sql_new_binary(struct sql_builder *sql, enum sql_operator op,
                                  const struct expression *left, const struct expression *right,
                                  const struct type *type, enum sql_operator negated);

/* Comparison; left is not raw. */
const struct expression *sql_compare(struct sql_builder *sql, enum sql_operator op,
                                     const struct expression *left, const struct expression *right);

struct expressions sql_coerce_all(struct sql_builder *sql, const struct expressions *list,
                                  enum sql_operator against);

#endif
