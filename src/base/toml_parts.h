/* What the files that read TOML share. */
#ifndef BASE_TOML_PARTS_H
#define BASE_TOML_PARTS_H

#include "base/toml.h"

struct toml_parser {
    const char *at; /* up to a NUL */
    unsigned line;
    unsigned depth;           /* of arrays and inline tables */
    struct toml_value *table; /* whose keys are being read */
    const char *path;
    struct arena *arena;
    struct alq_error *err;
};

/* Errors of the line that is being read; always false. */
bool toml_fail(const struct toml_parser *parser, const char *message);

/* Whether a byte may stand in no string and no comment. */
bool toml_is_control(char byte);

struct toml_value *toml_new(const struct toml_parser *parser, enum toml_kind kind);
void toml_skip_blanks(struct toml_parser *parser);
bool toml_skip_comment(struct toml_parser *parser) ALQ_CHECK;

/* Keys with dots between them, and blanks around; `key = value`, into a table. */
bool toml_read_keys(struct toml_parser *parser, struct strings *ret_keys) ALQ_CHECK;
bool toml_add_value(struct toml_parser *parser, struct toml_value *table) ALQ_CHECK;

/* What stands behind a '='. */
bool toml_read_value(struct toml_parser *parser, struct toml_value **ret_value) ALQ_CHECK;

/* "text" or 'text', on one line. */
bool toml_read_line_string(struct toml_parser *parser, const char **ret_text) ALQ_CHECK;

#endif
