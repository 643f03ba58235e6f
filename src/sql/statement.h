/* The builders of statements; each returns a new one. */
#ifndef SQL_STATEMENT_H
#define SQL_STATEMENT_H

#include "sql/select.h"

/* select(columns): raw values and expressions. */
const struct statement *sql_select(struct sql_builder *sql, const struct expressions *columns);
const struct statement *select_add_columns(struct sql_builder *sql, const struct statement *select,
                                           const struct expressions *columns, bool replaces);
const struct statement *select_from(struct sql_builder *sql, const struct statement *select,
                                    const struct from_item *from);
/* .join(right, condition), .outerjoin, full=; left NULL: what the condition says. */
const struct statement *select_join(struct sql_builder *sql, const struct statement *select,
                                    const struct from_item *left, const struct from_item *right,
                                    const struct expression *condition, bool is_outer,
                                    bool is_full);
/* Of SELECT, UPDATE and DELETE. */
const struct statement *statement_where(struct sql_builder *sql, const struct statement *statement,
                                        const struct expression *condition);
const struct statement *select_group_by(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *clauses);
const struct statement *select_having(struct sql_builder *sql, const struct statement *select,
                                      const struct expression *condition);
/* A raw string is the name of a selected column. Of SELECT and COMPOUND. */
const struct statement *select_order_by(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *clauses);
const struct statement *select_distinct(struct sql_builder *sql, const struct statement *select,
                                        const struct expressions *on);
const struct statement *select_limit(struct sql_builder *sql, const struct statement *select,
                                     const struct expression *limit);
const struct statement *select_offset(struct sql_builder *sql, const struct statement *select,
                                      const struct expression *offset);
const struct statement *select_for_update(struct sql_builder *sql, const struct statement *select,
                                          const struct for_update *how);
const struct statement *select_prefix(struct sql_builder *sql, const struct statement *statement,
                                      const char *prefix);
/* froms NULL: correlate(None), with nothing. */
const struct statement *select_correlate(struct sql_builder *sql, const struct statement *select,
                                         const struct from_items *froms, bool is_except);
const struct statement *select_label_style(struct sql_builder *sql, const struct statement *select,
                                           enum label_style labels);
const struct statement *statement_add_cte(struct sql_builder *sql,
                                          const struct statement *statement,
                                          const struct from_item *cte);
/* union, union_all, intersect, except_: keyword as it is written. */
const struct statement *sql_compound(struct sql_builder *sql, const char *keyword,
                                     const struct statement *const *selects, size_t count);

const struct expression *sql_scalar_subquery(struct sql_builder *sql,
                                             const struct statement *statement);
/* exists(statement); NULL: of nothing yet, SELECT *. */
const struct expression *sql_exists(struct sql_builder *sql, const struct statement *statement);
/* exists().where(condition), .select_from(from): one of them may be NULL. */
const struct expression *sql_exists_where(struct sql_builder *sql, const struct expression *exists,
                                          const struct expression *condition,
                                          const struct from_item *from);

const struct statement *sql_insert(struct sql_builder *sql, const struct from_item *table);
const struct statement *sql_update(struct sql_builder *sql, const struct from_item *table);
const struct statement *sql_delete(struct sql_builder *sql, const struct from_item *table);
const struct statement *sql_text_statement(struct sql_builder *sql, const struct expression *text);

/* .values(); called again it adds to them. Raw values are of the columns' types. */
const struct statement *write_values(struct sql_builder *sql, const struct statement *statement,
                                     const struct assignments *values);
/* .values([{…}, {…}]): one call a row. */
const struct statement *insert_row(struct sql_builder *sql, const struct statement *insert,
                                   const struct assignments *values);
/* .ordered_values(). */
const struct statement *update_ordered(struct sql_builder *sql, const struct statement *update,
                                       const struct assignments *values);
const struct statement *insert_from_select(struct sql_builder *sql, const struct statement *insert,
                                           const struct strings *names,
                                           const struct statement *source);
const struct statement *write_returning(struct sql_builder *sql, const struct statement *statement,
                                        const struct expressions *columns);
const struct statement *insert_on_conflict(struct sql_builder *sql, const struct statement *insert,
                                           const struct conflict *conflict);

/* The columns that a SELECT or COMPOUND gives. */
const struct expressions *statement_columns(const struct statement *statement);

void assignments_add(struct assignments *list, struct arena *arena, const char *key,
                     const struct expression *target, const struct expression *value);

#endif
