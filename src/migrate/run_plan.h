/* The plan of a move with its revisions, and what is known of their files. */
#ifndef MIGRATE_RUN_PLAN_H
#define MIGRATE_RUN_PLAN_H

#include "migrate/run.h"

struct cached_plan;

/* A move and its revisions, read and split. */
struct run_plan {
    struct graph_plan plan;
    struct run_step *items;
    size_t count; /* 0 until it is loaded */
    size_t capacity;
    struct cached_plan *cached; /* what it is taken from; NULL: made for this run */
};

/* Plans a move from run->versions; and reads all its files and splits them, before the first
 * statement runs: a broken one stops the run, not breaks it. Both are taken from run->cache where
 * a run before had them made. */
bool run_plan_make(const struct run *run, enum alq_direction direction, const char *target,
                   struct run_plan *ret_plan, struct alq_error *err) ALQ_CHECK;
bool run_plan_load(const struct run *run, struct run_plan *plan, struct alq_error *err) ALQ_CHECK;

/* The checksum of a revision's file, in arena or cache (NULL: none). */
bool run_checksum(const struct script_file *file, struct run_cache *cache, struct arena *arena,
                  const char **ret_checksum, struct alq_error *err) ALQ_CHECK;

/* What takes a step back, as one text; NULL where nothing does. */
const char *run_downgrade_source(const struct run *run, const struct run_step *step);

#endif
