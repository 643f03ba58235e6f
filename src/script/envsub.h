/* Values of the environment in text, as goose puts them there. */
#ifndef SCRIPT_ENVSUB_H
#define SCRIPT_ENVSUB_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct text;

/* Adds the line to out with these replaced: $NAME and ${NAME} by the value, or nothing;
 * ${NAME:-text} by text where the value is empty or there is none; ${NAME-text} where there is
 * none; ${NAME?text} fails then with that text; ${NAME:offset} and ${NAME:offset:length} by a
 * part of the value, negative numbers counting from its end. In text they may be nested. "$$"
 * and "\$" stand for "$"; "\\" and "$(" stay. Fails (kind SCRIPT) on any other "$" that is not
 * the last byte. The rules are those of goose's ENVSUB. */
bool envsub_expand(const char *line, size_t length, struct text *out, struct alq_error *err)
    ALQ_CHECK;

#endif
