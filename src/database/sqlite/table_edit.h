/* Changes the text of a CREATE TABLE and nothing in it but what is asked: comments, case, quotes and blanks stay. A
 * comment goes with what it stands behind in a line, or above. */
#ifndef DATABASE_SQLITE_TABLE_EDIT_H
#define DATABASE_SQLITE_TABLE_EDIT_H

#include "database/sqlite/create_table.h"

struct table_edit {
    struct arena *arena;
    struct create_table table; /* of the text as it is now: read again after each change */
};

/* One piece of text put in the place of another. */
struct replacement {
    struct span span; /* empty: an insertion */
    const char *with; /* "": a deletion */
};

bool table_edit_init(struct table_edit *edit, const char *text, struct arena *arena,
                     struct alq_error *err) ALQ_CHECK;

/* Makes all replacements, which stand in the order of the text and do not overlap. */
bool table_edit_replace(struct table_edit *edit, const struct replacement *replacements,
                        size_t count, struct alq_error *err) ALQ_CHECK;

bool table_edit_put(struct table_edit *edit, struct span span, const char *with,
                    struct alq_error *err) ALQ_CHECK;

/* Takes out a clause of a column, with the blanks before it. */
bool table_edit_remove_clause(struct table_edit *edit, struct span span,
                              struct alq_error *err) ALQ_CHECK;

/* Takes out a column or constraint of the table. */
bool table_edit_remove_item(struct table_edit *edit, size_t item, struct alq_error *err) ALQ_CHECK;

/* Puts a column or constraint in the place `at`, counted from 0; the one that stood there comes behind it. */
bool table_edit_insert_item(struct table_edit *edit, size_t at, const char *text,
                            struct alq_error *err) ALQ_CHECK;

/* Where the columns end: the index of the first constraint. */
size_t table_edit_columns(const struct table_edit *edit);

/* The index of a column; SIZE_MAX where there is none. */
size_t table_edit_find(const struct table_edit *edit, const char *column);

/* The text of an item with the comments that go with it: what moves with a column. */
char *table_edit_item_text(const struct table_edit *edit, size_t item);

#endif
