/* Parses any string as a database URL, and parses again what is shown of it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "database/url.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_same(const struct url *a, const struct url *b)
{
    if (strcmp(a->dialect, b->dialect) != 0 || a->port != b->port ||
        !string_equal(a->user, b->user) || !string_equal(a->database, b->database) ||
        !string_equal(a->driver, b->driver) || a->query.count != b->query.count)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct url url;
    const char *string = arena_strndup(&arena, (const char *)data, size);
    if (!url_parse(string, &arena, &url, &err)) {
        if (err.kind != ALQ_ERROR_CONFIG || !err.message)
            abort();
        return 0;
    }
    /* A display is a URL again, but for what SQLAlchemy does not encode either: a database with an
     * '@' behind a user without password, or a host in brackets that is no address. */
    const char *shown = url_display(&url, &arena);
    struct url again;
    if (!strpbrk(string, "@[") && url_parse(shown, &arena, &again, NULL))
        check_same(&url, &again);
    return 0;
}
