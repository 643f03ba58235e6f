/* Files made by chance, and what another program finds in them: a judge writes pairs of netstrings
 * (<length>:<bytes>), a file and its findings. */
#ifndef TESTS_UNIT_SUPPORT_JUDGE_H
#define TESTS_UNIT_SUPPORT_JUDGE_H

#include "base/text.h"

/* Says in the judge's way what the library finds. */
typedef void judge_describe(struct text *text, const char *bytes, size_t length);

/* Fails at the first file in which the library finds something else than the judge that the command
 * runs, or where it does not judge that many. */
void judge_compare(const char *command, unsigned count, judge_describe *describe);

void judge_add_netstring(struct text *text, const char *string);

#endif
