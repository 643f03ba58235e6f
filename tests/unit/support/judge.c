/* Reads what a judge writes, and compares. */
#include "support/judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/banned.h"

void judge_add_netstring(struct text *text, const char *string)
{
    text_printf(text, "%zu:%s", strlen(string), string);
}

static bool read_netstring(FILE *stream, struct text *ret_text)
{
    size_t length;
    if (fscanf(stream, "%zu", &length) != 1 || fgetc(stream) != ':')
        return false;
    text_clear(ret_text);
    text_add_repeated(ret_text, 0, length);
    return fread(ret_text->bytes, 1, length, stream) == length;
}

void judge_compare(const char *command, unsigned count, judge_describe *describe)
{
    TEXT_SCOPE(file);
    TEXT_SCOPE(expected);
    unsigned judged = 0;
    FILE *judge = popen(command, "r");
    assert_non_null(judge);
    while (read_netstring(judge, &file) && read_netstring(judge, &expected)) {
        TEXT_SCOPE(found);
        describe(&found, file.bytes, file.length);
        if (strcmp(text_string(&found), text_string(&expected)) != 0)
            fail_msg("--- file\n%s\n--- the judge\n%s\n--- found\n%s", text_string(&file),
                     text_string(&expected), text_string(&found));
        judged++;
    }
    assert_int_equal(pclose(judge), 0);
    assert_int_equal(judged, count);
}
