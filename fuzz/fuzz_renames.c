/* Reads the renames of any bytes by every syntax: each names a table and what it was called. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "diff/renames.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool claim)
{
    if (!claim)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int syntax = SQL_SYNTAX_ANY; syntax <= SQL_SYNTAX_MYSQL; syntax++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct renames renames = {0};
        bool is_read = renames_read((const char *)data, size, (enum sql_syntax)syntax, "input.sql",
                                    &arena, &renames, &err);
        check(is_read == (err.kind == ALQ_ERROR_NONE));
        for (size_t i = 0; i < renames.count; i++) {
            const struct rename *rename = &renames.items[i];
            check(rename->table && *rename->from);
            check(strlen(rename->from) <= size && strlen(rename->table) <= size);
        }
    }
    return 0;
}
