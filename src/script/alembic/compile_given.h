/* Statements of scripts made ready to run, or to be written with their values. */
#ifndef SCRIPT_ALEMBIC_COMPILE_GIVEN_H
#define SCRIPT_ALEMBIC_COMPILE_GIVEN_H

#include "database/compile.h"
#include "script/alembic/binding.h"

/* The statement for a dialect; NULL: that of the database that the binding works on. parameters:
 * values for its named parameters, a dict or None. is_literal: with its values in the text, as
 * --sql has it. What is compiled lives in arena. Values go through what their types, if a script
 * wrote them, make of them. False: a Python exception is in flight. */
bool compile_for(struct binding *binding, const struct dialect *dialect, struct py_value statement,
                 struct py_value parameters, bool is_literal, struct arena *arena,
                 struct compiled *ret_compiled) ALQ_CHECK;
bool compile_given(struct binding *binding, struct py_value statement, struct py_value parameters,
                   bool is_literal, struct arena *arena, struct compiled *ret_compiled) ALQ_CHECK;

#endif
