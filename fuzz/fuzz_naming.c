/* Fills a naming convention from the first line, and cuts the name; the rest names the column. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "schema/naming.h"
#include "schema/python.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is written must be one line, in quotes that nothing inside of it ends. */
static void check_python(const char *string)
{
    TEXT_SCOPE(text);
    text_add_python(&text, string);
    const char *bytes = text_string(&text);
    for (size_t i = 1; i + 1 < text.length; i++) {
        if (bytes[i] == '\n' || bytes[i] == bytes[0])
            abort();
        i += bytes[i] == '\\';
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const char *input = arena_strndup(&arena, (const char *)data, size);
    const char *newline = strchr(input, '\n');
    const char *pattern = newline ? arena_strndup(&arena, input, (size_t)(newline - input)) : input;
    struct naming naming = {.foreign_key = pattern};
    struct table table = {.schema = "s.t", .name = "table"};
    struct constraint *constraint = constraint_new(&arena, CONSTRAINT_FOREIGN_KEY, NULL);
    vec_push(&arena, &constraint->columns, newline ? newline + 1 : "a");
    vec_push(&arena, &constraint->columns, "b");
    constraint->referred_table = "other";
    vec_push(&arena, &constraint->referred_columns, "id");
    if (!naming_apply(&naming, &table, constraint, &arena, &err))
        return err.kind == ALQ_ERROR_SCRIPT && err.message ? 0 : (abort(), 0);
    if (!constraint->name || !constraint->is_name_final)
        abort();
    check_python(constraint->name);
    const char *cut = naming_truncate(constraint->name, 63, &arena);
    if (strlen(cut) > strlen(constraint->name))
        abort();
    return 0;
}
