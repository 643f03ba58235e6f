/* What runs of one project on many databases share: plans with their revisions read and split, and
 * checksums. Belongs to one thread. */
#ifndef MIGRATE_RUN_CACHE_H
#define MIGRATE_RUN_CACHE_H

#include <alambique/migrate.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

/* Starts as {0}; run_cache_release frees what it holds. Plans are few: one for each place from
 * which databases start. */
struct run_cache {
    struct arena arena;
    struct map plans;     /* by direction, target, dialect and versions */
    struct map checksums; /* by revision */
};

void run_cache_release(struct run_cache *cache);

/* alq_state, alq_upgrade, alq_downgrade and alq_stamp with a cache. A stamp counts as many
 * revisions as rows that it changed. */
bool project_state(const struct alq_project *project, struct alq_database *database,
                   struct run_cache *cache, struct alq_state *ret_state, struct alq_error *err)
    ALQ_CHECK;
bool run_move(const struct alq_project *project, struct alq_database *database,
              enum alq_direction direction, const char *target,
              const struct alq_run_options *options, struct run_cache *cache,
              struct alq_run_report *ret_report, struct alq_error *err) ALQ_CHECK;
bool run_stamp(const struct alq_project *project, struct alq_database *database,
               const struct strings *targets, bool purge, const struct alq_run_options *options,
               struct run_cache *cache, struct alq_run_report *ret_report, struct alq_error *err)
    ALQ_CHECK;

#endif
