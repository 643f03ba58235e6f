/* One value that goes to or comes from a database. */
#ifndef DATABASE_VALUE_H
#define DATABASE_VALUE_H

#include <stddef.h>
#include <stdint.h>

enum value_kind { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB };

/* Text and blob bytes are borrowed: from the caller for a parameter, from the rows until the
 * next step for a result. Text is terminated by NUL. */
struct value {
    enum value_kind kind;
    union {
        int64_t integer;
        double real;
    };
    const char *bytes;
    size_t length;
};

#define VALUE_OF_NULL ((struct value){.kind = VALUE_NULL})
#define VALUE_OF_INTEGER(number) ((struct value){.kind = VALUE_INTEGER, .integer = (number)})

/* string may be NULL, which is VALUE_OF_NULL. */
struct value value_of_text(const char *string);

#endif
