/* Functions and the constructs that look like them. */
#ifndef SQL_FUNCTION_H
#define SQL_FUNCTION_H

#include "sql/expression.h"

/* func.package.name(arguments, type_); packages and type may be NULL. Functions that SQLAlchemy
 * knows get their result's type, and now() and its kind their own way of being written. */
const struct expression *sql_function(struct sql_builder *sql, const struct strings *packages,
                                      const char *name, const struct expressions *arguments,
                                      const struct type *type);
/* case((when, then), …, value=, else_=): clauses alternate; value and otherwise may be NULL. */
const struct expression *sql_case(struct sql_builder *sql, const struct expressions *clauses,
                                  const struct expression *value,
                                  const struct expression *otherwise);
const struct expression *sql_cast(struct sql_builder *sql, const struct expression *operand,
                                  const struct type *type);
const struct expression *sql_type_coerce(struct sql_builder *sql, const struct expression *operand,
                                         const struct type *type);
const struct expression *sql_extract(struct sql_builder *sql, const char *field,
                                     const struct expression *operand);
/* function.over(partition_by, order_by, frame); each may be NULL. */
const struct expression *sql_over(struct sql_builder *sql, const struct expression *function,
                                  const struct expressions *partition_by,
                                  const struct expressions *order_by,
                                  const struct sql_frame *frame);
const struct expression *sql_within_group(struct sql_builder *sql,
                                          const struct expression *function,
                                          const struct expressions *order_by);
const struct expression *sql_filter(struct sql_builder *sql, const struct expression *function,
                                    const struct expressions *conditions);
/* postgresql.aggregate_order_by. */
const struct expression *sql_ordered(struct sql_builder *sql, const struct expression *operand,
                                     const struct expressions *order_by);
/* expression.label(name); name NULL: anonymous. */
const struct expression *sql_label(struct sql_builder *sql, const struct expression *operand,
                                   const char *name);
const struct expression *sql_tuple(struct sql_builder *sql, const struct expressions *clauses);
/* postgresql.array([…], type_=): type is that of the items, or NULL. */
const struct expression *sql_array(struct sql_builder *sql, const struct expressions *clauses,
                                   const struct type *item);
const struct expression *sql_next_value(struct sql_builder *sql, const char *schema,
                                        const char *name);

#endif
