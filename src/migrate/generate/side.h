/* The two sides of a comparison: where a schema comes from, and how it is had. */
#ifndef MIGRATE_GENERATE_SIDE_H
#define MIGRATE_GENERATE_SIDE_H

#include <alambique/autogenerate.h>

#include "diff/changes.h"
#include "diff/renames.h"
#include "migrate/project.h"
#include "migrate/scratch.h"
#include "migrate/snapshot.h"

/* What all that is done for one call shares. */
struct generation {
    const struct alq_project *project;
    struct alq_schema_options options;
    struct arena *arena; /* of the result */
    struct scratch scratch;
    bool has_scratch; /* it has begun */
    const char *url;  /* whose kind counts, and whose server makes the scratch databases */
    const char *url_directory;
    const struct dialect *dialect;
    bool is_mariadb; /* as the last connection was; for what is rendered without one */
    bool wraps_defaults;
    struct strings own_tables; /* this library's, which no schema is about */
};

struct side_file {
    const char *path;
    const char *text;
    size_t length;
};

struct side {
    enum { SIDE_REVISIONS, SIDE_DATABASE, SIDE_FILES } kind;
    const char *label; /* for people */
    const char *url;   /* DATABASE */
    const char *base_directory;
    bool is_target; /* DATABASE */
    struct {
        struct side_file *items;
        size_t count;
        size_t capacity;
    } files;
    struct renames renames; /* that the files ask for */
};

/* Settles the target: a side that is a URL, else the one of the options, else the project's.
 * generation_end drops the scratch databases that are made later; it is to be called also where
 * this fails. */
bool generation_begin(struct generation *generation, const struct alq_project *project,
                      const struct alq_schema_options *options, struct arena *arena,
                      struct alq_error *err) ALQ_CHECK;
void generation_end(struct generation *generation);

/* Reads files, but no database yet. */
bool side_settle(struct generation *generation, const char *said, struct side *ret_side,
                 struct alq_error *err) ALQ_CHECK;

/* The schema of a side. One that is no database is made in the scratch database, and stays there
 * until the next one is. */
bool side_look(struct generation *generation, const struct side *side, struct arena *arena,
               struct snapshot *ret_snapshot, struct alq_error *err) ALQ_CHECK;

/* Makes the schema of a side in the scratch database, whatever it is, and reads it there. */
bool side_make(struct generation *generation, const struct side *side, struct arena *arena,
               struct snapshot *ret_snapshot, struct alq_error *err) ALQ_CHECK;

/* The connection to the scratch database that is there now. */
struct connection *generation_connection(const struct generation *generation);

#endif
