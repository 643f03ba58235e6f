/* Just enough of Python's syntax to walk over the statements of a module and to read literal
 * strings. */
#ifndef SCRIPT_PYTHON_LITERAL_H
#define SCRIPT_PYTHON_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"

struct python_reader {
    const char *at;
    const char *end;
    unsigned line;
    bool has_begun;
};

struct python_reader python_reader_of(const char *bytes, size_t length);

/* Moves to the next statement that begins in the first column or behind a ";", over what is left
 * of the present one, comments, and indented lines. Strings, brackets and continued lines are
 * known. False at the end. */
bool python_next_statement(struct python_reader *reader);

/* Each takes blanks before it; nothing is taken when it returns false. Inside of brackets see
 * below. */
bool python_take_word(struct python_reader *reader, const char *word);
bool python_take_byte(struct python_reader *reader, char byte);
bool python_at_word(const struct python_reader *reader, const char *word);
bool python_at_string(const struct python_reader *reader);

/* Behind "name:", up to the '=' that ends the annotation, or the end of the statement. */
void python_skip_annotation(struct python_reader *reader);

/* One literal: strings side by side are joined. False for anything else, f-strings with values
 * included. */
bool python_read_string(struct python_reader *reader, struct arena *arena, const char **ret_string);

/* None (no strings), a string (one), or a tuple, list or set of strings. */
struct python_value {
    struct strings strings;
    bool is_sequence;
};

/* False for anything that is not written as such a literal; parentheses around one are fine. */
bool python_read_value(struct python_reader *reader, struct arena *arena,
                       struct python_value *ret_value);

/* Whether only blanks and a comment are left of the statement. */
bool python_at_statement_end(struct python_reader *reader);

#endif
