/* Failures that a function caught: "number kind sqlstate vendor-code message" a line, blanks in a
 * message that are no spaces as spaces. */
#include "migrate/caught.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

enum { LONGEST = 60000 }; /* bytes that a column of every database holds */

static bool can_be_caught(const struct alq_error *failure)
{
    return failure->kind == ALQ_ERROR_DATABASE || failure->kind == ALQ_ERROR_LOCK;
}

const char *caught_add(const char *list, int64_t number, const struct alq_error *failure,
                       struct arena *arena)
{
    TEXT_SCOPE(text);
    if (!can_be_caught(failure))
        return list;
    text_add(&text, list ? list : "");
    text_printf(&text, "%lld %d %s %d ", (long long)number, (int)failure->kind,
                *failure->sqlstate ? failure->sqlstate : "-", failure->vendor_code);
    for (const char *byte = failure->message ? failure->message : ""; *byte; byte++)
        text_add_char(&text, strchr("\n\r", *byte) ? ' ' : *byte);
    text_add_char(&text, '\n');
    return text.length > LONGEST ? list : text_copy(&text, arena);
}

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

/* What stands behind the number of a line. */
static void read_failure(const char *line, struct alq_error *err)
{
    char *at = NULL;
    long kind = strtol(line, &at, 10);
    const char *state = at + (*at == ' ');
    size_t length = strcspn(state, " \n");
    long vendor_code = strtol(state + length, &at, 10);
    const char *message = at + (*at == ' ');
    error_set(err, kind == ALQ_ERROR_LOCK ? ALQ_ERROR_LOCK : ALQ_ERROR_DATABASE, "%.*s",
              (int)strcspn(message, "\n"), message);
    if (!err)
        return;
    err->vendor_code = (int)vendor_code;
    if (*state != '-' && length < sizeof err->sqlstate) {
        memcpy(err->sqlstate, state, length);
        err->sqlstate[length] = '\0';
    }
}

bool caught_find(const char *list, int64_t number, struct alq_error *err)
{
    for (const char *line = list; line && *line; line = next_line(line)) {
        char *end = NULL;
        if (strtoll(line, &end, 10) != number)
            continue;
        read_failure(end, err);
        return true;
    }
    return false;
}

int64_t caught_count(const char *list)
{
    int64_t count = 0;
    for (const char *line = list; line && *line; line = next_line(line))
        count++;
    return count;
}
