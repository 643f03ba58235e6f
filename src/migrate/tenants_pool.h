/* The threads that work on many databases, and what they share with the one that gives. */
#ifndef MIGRATE_TENANTS_POOL_H
#define MIGRATE_TENANTS_POOL_H

#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include <alambique/tenants.h>

#include "base/arena.h"
#include "base/vec.h"
#include "migrate/run_cache.h"

enum {
    /* Results wait for those before them; no more tenants than these are in memory. */
    TENANTS_WINDOW = 8192,
    TENANTS_QUEUE = 256, /* given and not begun */
};

/* One tenant on its way. */
struct tenant_work {
    size_t number; /* from 0 */
    char *name;    /* NULL: the URL for people */
    char *url;
    bool is_finished;
    enum alq_tenant_outcome outcome;
    struct alq_run_report report;
    struct alq_error error;
    struct alq_state state;
    bool has_state;
    struct arena arena; /* of the warnings */
    struct strings warnings;
};

struct tenants_worker {
    struct tenants_pool *pool;
    pthread_t thread;
    struct alq_database *database; /* at work; NULL: none; under the pool's lock */
    struct run_cache cache;
};

struct tenants_pool {
    const struct alq_project *project;
    const struct alq_tenants_job *job;
    const char *who;
    locale_t locale;        /* of the caller: its language is that of the workers' messages */
    struct strings targets; /* of a stamp */
    atomic_bool is_cancelled;

    pthread_mutex_t lock; /* all below */
    pthread_cond_t has_work;
    pthread_cond_t has_news;
    struct tenant_work *window[TENANTS_WINDOW]; /* by number */
    size_t given, begun, finished, failed, running;
    bool is_ended;    /* no more will be given */
    bool is_stopping; /* no more shall be begun */

    struct tenants_worker *workers;
    unsigned worker_count;
};

/* What a thread does until there is no more: argument is its struct tenants_worker. */
void *tenants_worker_run(void *argument);

/* Has all that runs stop as soon as it can. */
void tenants_pool_cancel(struct tenants_pool *pool);

void tenant_work_free(struct tenant_work *work);

#endif
