/* What the words of a command line can go on with, for the shells' completion. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stddef.h>

struct session;
struct text;

/* Adds lines "word<TAB>meaning": all that the last of the words, which may be empty, can become.
 * A line without a word says whose names the shell completes itself: "files" or "directories". The
 * project that the words before it choose is opened where revisions or databases are asked for;
 * where that fails there are none. */
void complete_add(struct text *text, struct session *session, const char *const *words,
                  size_t count);

#endif
