/* What the commands that compare schemas share. */
#ifndef CLI_COMPARISON_H
#define CLI_COMPARISON_H

#include <jansson.h>

#include <alambique/autogenerate.h>

struct session;

struct comparing {
    struct session *session;
    const char *setup; /* SQL; NULL: none */
    struct alq_schema_options options;
};

/* Opens the project and reads the options of the command line. Where the command looks at scratch
 * databases, Ctrl-C stops what runs there until comparing_end. */
bool comparing_begin(struct comparing *comparing, struct session *session, struct alq_error *err)
    ALQ_CHECK;
void comparing_end(struct comparing *comparing);

/* What failed by a database that is not there counts as unreachable; returns false. */
bool comparing_fail(struct session *session, struct alq_error *err);

/* Warnings, one line each. */
void comparing_warn(struct session *session, const struct alq_comparison *comparison);

json_t *comparison_json(const struct alq_comparison *comparison);

#endif
