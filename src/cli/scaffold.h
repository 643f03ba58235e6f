/* What init, mkdir, revision and merge share: the library's lines as results, and the file they
 * made. */
#ifndef CLI_SCAFFOLD_H
#define CLI_SCAFFOLD_H

#include <stdbool.h>

#include <alambique/autogenerate.h>
#include <alambique/scaffold.h>

#include "base/vec.h"

struct session;

/* Prints what the library says it made, one line a path, and keeps the lines for JSON. */
struct scaffold {
    struct session *session;
    struct strings lines;
};

struct alq_callbacks scaffold_callbacks(struct scaffold *scaffold);

/* Writes the revision file, and says its path. */
bool scaffold_create_revision(struct session *session, const struct alq_revision_request *request,
                              struct alq_error *err) ALQ_CHECK;

/* Says the path of a revision file that was written, in JSON with all of the revision and, where it
 * is not NULL, of the comparison that it was made from. */
bool scaffold_print(struct session *session, const char *path,
                    const struct alq_comparison *comparison, struct alq_error *err) ALQ_CHECK;

/* A path as people write it: relative where it is below the working directory. In the session's
 * arena. */
const char *scaffold_short_path(struct session *session, const char *path);

#endif
