/* The revisions from A to B, as `history` and `graph` take them: -r A:B, --start and --end. */
#ifndef CLI_RANGE_H
#define CLI_RANGE_H

#include <stdbool.h>

#include <alambique/project.h>

struct session;

struct range {
    const char *lower; /* NULL: base */
    const char *upper; /* NULL: heads */
    bool from_current;
    bool to_current;
};

/* As the command line says it, strings in the session's arena. */
bool range_read(struct session *session, struct range *ret_range, struct alq_error *err) ALQ_CHECK;

/* Whether it is relative to what the database is at. */
bool range_needs_database(const struct range *range);

/* Its revisions, newest first. `current` may be several revisions, or none, where a range has one
 * end. Release the list. */
bool range_walk(struct session *session, const struct range *range,
                const struct alq_revision_list *current, struct alq_revision_list *ret_list,
                struct alq_error *err) ALQ_CHECK;

#endif
