/* Names and string literals as a dialect writes them. */
#include "database/dialect.h"

#include "base/banned.h"

/* Adds string between open and close, each of the quote and (where asked) the backslash written
 * twice. */
static void add_quoted(struct text *text, const char *string, char open, char close,
                       bool escapes_backslashes)
{
    text_add_char(text, open);
    for (; *string; string++) {
        if (*string == close || (escapes_backslashes && *string == '\\'))
            text_add_char(text, *string);
        text_add_char(text, *string);
    }
    text_add_char(text, close);
}

void dialect_add_quoted_name(const struct dialect *dialect, struct text *text, const char *name)
{
    add_quoted(text, name, dialect->quote_open, dialect->quote_close, false);
}

void dialect_add_name(const struct dialect *dialect, struct text *text, const char *name)
{
    if (dialect->needs_quotes(name))
        dialect_add_quoted_name(dialect, text, name);
    else
        text_add(text, name);
}

void dialect_add_qualified(const struct dialect *dialect, struct text *text, const char *schema,
                           const char *table)
{
    if (schema) {
        dialect_add_name(dialect, text, schema);
        text_add_char(text, '.');
    }
    dialect_add_name(dialect, text, table);
}

void dialect_add_string(const struct dialect *dialect, struct text *text, const char *string)
{
    add_quoted(text, string, '\'', '\'', dialect->escapes_backslashes);
}
