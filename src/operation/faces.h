/* The faces of each kind of operation, for the table in operation.c. */
#ifndef OPERATION_FACES_H
#define OPERATION_FACES_H

#include "operation/operation.h"

#define REVERSE_FACE(name)                                                                         \
    bool name(const struct operation *operation, struct arena *arena,                              \
              struct operation **ret_reverse, struct alq_error *err)
#define TEXT_FACE(name) void name(const struct operation *operation, struct text *text)

/* reverse.c: by what takes it back. */
REVERSE_FACE(reverse_create);  /* drops what was made */
REVERSE_FACE(reverse_drop);    /* makes it again, where the operation kept it */
REVERSE_FACE(reverse_rename);  /* swaps the names, or the values of an enum */
REVERSE_FACE(reverse_alter);   /* sets what was there before */
REVERSE_FACE(reverse_comment); /* the comment before */
REVERSE_FACE(reverse_replace); /* the definition before */
REVERSE_FACE(reverse_nothing); /* there is nothing to take back */
REVERSE_FACE(reverse_unknown); /* cannot be taken back */

/* describe.c: by what the line names. */
TEXT_FACE(describe_table);
TEXT_FACE(describe_column);
TEXT_FACE(describe_index);
TEXT_FACE(describe_constraint);
TEXT_FACE(describe_comment);
TEXT_FACE(describe_rows);
TEXT_FACE(describe_execute);
TEXT_FACE(describe_object);

/* write_python.c and write_python_rows.c, and write_own.c for those that Alembic lacks. */
TEXT_FACE(python_create_table);
TEXT_FACE(python_drop_table);
TEXT_FACE(python_rename_table);
TEXT_FACE(python_add_column);
TEXT_FACE(python_alter_column);
TEXT_FACE(python_drop_column);
TEXT_FACE(python_create_index);
TEXT_FACE(python_drop_index);
TEXT_FACE(python_create_constraint);
TEXT_FACE(python_drop_constraint);
TEXT_FACE(python_create_table_comment);
TEXT_FACE(python_drop_table_comment);
TEXT_FACE(python_bulk_insert);
TEXT_FACE(python_execute);
TEXT_FACE(python_own);
TEXT_FACE(python_sequence);

/* write_c.c, and write_own.c. */
TEXT_FACE(c_create_table);
TEXT_FACE(c_drop_table);
TEXT_FACE(c_rename_table);
TEXT_FACE(c_add_column);
TEXT_FACE(c_alter_column);
TEXT_FACE(c_drop_column);
TEXT_FACE(c_create_index);
TEXT_FACE(c_drop_index);
TEXT_FACE(c_create_constraint);
TEXT_FACE(c_drop_constraint);
TEXT_FACE(c_table_comment);
TEXT_FACE(c_bulk_insert);
TEXT_FACE(c_execute);
TEXT_FACE(c_own);
TEXT_FACE(c_sequence);

#endif
