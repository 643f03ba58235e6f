/* Parses any bytes as an INI file and asks for every value. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/ini.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void get_all(const struct ini *ini, const char *section, const struct map *values)
{
    for (size_t i = 0; i < values->count; i++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        const char *value;
        bool is_good = ini_get(ini, section, values->entries[i].key, &arena, &value, &err);
        if (is_good ? !value : err.kind != ALQ_ERROR_CONFIG || !err.message)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct ini ini;
    if (!ini_parse("fuzz.ini", (const char *)data, size, &arena, &ini, &err)) {
        if (err.kind != ALQ_ERROR_CONFIG || !err.line)
            abort();
        return 0;
    }
    ini_set_default(&ini, &arena, "here", "/srv/app");
    get_all(&ini, "DEFAULT", &ini.defaults);
    for (size_t i = 0; i < ini.sections.count; i++) {
        const struct ini_section *section = ini.sections.entries[i].value;
        get_all(&ini, section->name, &section->values);
    }
    return 0;
}
