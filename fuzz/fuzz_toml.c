/* Parses any bytes as a TOML file: a table, or an error that names a line. */
#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/toml.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const struct toml_value *root = NULL;
    bool is_good = toml_parse("fuzz.toml", (const char *)data, size, &arena, &root, &err);
    if (is_good ? !root || root->kind != TOML_TABLE : err.kind != ALQ_ERROR_CONFIG || !err.line)
        abort();
    return 0;
}
