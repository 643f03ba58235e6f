/* Reads any bytes as a TZif file, and as a TZ string, and asks for some times. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/zone.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask(const struct zone *zone)
{
    enum { LARGEST = 26 * 60 * 60 };
    for (int64_t time = -100000000000; time < 300000000000; time += 3333333333) {
        long offset = zone_at(zone, time).offset;
        if (offset < -LARGEST || offset > LARGEST)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    struct zone zone;
    if (zone_parse((const char *)data, size, &arena, &zone))
        ask(&zone);
    struct zone ruled = {.has_rule = true};
    if (zone_parse_rule(arena_strndup(&arena, (const char *)data, size), &ruled.rule))
        ask(&ruled);
    return 0;
}
