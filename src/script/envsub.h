/* Values of -x and of the environment in SQL text. */
#ifndef SCRIPT_ENVSUB_H
#define SCRIPT_ENVSUB_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct strings;
struct text;

/* given: "name=value" of -x, which come before the environment, the last one first; a bare "name"
 * has the empty value. NULL: none. */

/* Adds the line to out with these replaced: $NAME and ${NAME} by the value, or nothing;
 * ${NAME:-text} by text where the value is empty or there is none; ${NAME-text} where there is
 * none; ${NAME?text} fails then with that text; ${NAME:offset} and ${NAME:offset:length} by a
 * part of the value, negative numbers counting from its end. In text they may be nested. "$$"
 * and "\$" stand for "$"; "\\" and "$(" stay. Fails (kind SCRIPT) on any other "$" that is not
 * the last byte. The rules are those of goose's ENVSUB. */
bool envsub_expand(const char *line, size_t length, const struct strings *given, struct text *out,
                   struct alq_error *err) ALQ_CHECK;

/* Adds the line to out with ${name} replaced by its value, and ${name:-text} by text where the
 * value is empty or there is none; "$${name}" stands for "${name}". Anything else stays, dollar
 * quotes of PostgreSQL among it. Fails (kind SCRIPT) on a name without value; *ret_column says
 * where. The rules of `variables: yes`. */
bool envsub_expand_variables(const char *line, size_t length, const struct strings *given,
                             struct text *out, size_t *ret_column, struct alq_error *err) ALQ_CHECK;

#endif
