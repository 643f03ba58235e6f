/* A thread that works on one database after the other. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "migrate/tenants_pool.h"
#include "base/banned.h"

void tenant_work_free(struct tenant_work *work)
{
    free(work->name);
    free(work->url);
    alq_error_release(&work->error);
    if (work->has_state)
        alq_state_release(&work->state);
    arena_release(&work->arena);
    free(work);
}

/* -- One database. */

struct job_of_one {
    struct tenants_worker *worker;
    struct tenant_work *work;
};

static void keep_warning(void *user, enum alq_log_level level, const char *message)
{
    struct tenant_work *work = ((struct job_of_one *)user)->work;
    if (level >= ALQ_LOG_WARNING)
        vec_push(&work->arena, &work->warnings, arena_strdup(&work->arena, message));
}

static bool may_go_on(void *user, const struct alq_progress *progress)
{
    (void)progress;
    const struct job_of_one *one = user;
    return !atomic_load_explicit(&one->worker->pool->is_cancelled, memory_order_relaxed);
}

static const char *target_of(const struct alq_tenants_job *job)
{
    if (job->target_count)
        return job->targets[0];
    return job->action == ALQ_TENANTS_DOWNGRADE ? "-1" : "heads";
}

/* 3D000 is SQL's "invalid catalog name"; for SQLite: the file is missing. */
static bool is_missing_file(const struct tenant_work *work, const struct alq_error *error)
{
    return strcmp(error->sqlstate, "3D000") == 0 && string_starts_with(work->url, "sqlite");
}

/* A file is made only where the plan can be; to look at, nothing stands for it. */
static bool open_missing(const struct tenants_pool *pool, const struct tenant_work *work,
                         struct alq_database_options *options, struct alq_database **ret_database,
                         struct alq_error *err)
{
    const struct alq_tenants_job *job = pool->job;
    if (!alq_database_open("sqlite://", NULL, ret_database, err))
        return false;
    if (job->action == ALQ_TENANTS_LOOK)
        return true;
    bool can_begin = job->action == ALQ_TENANTS_STAMP ||
                     alq_prepare(pool->project, *ret_database, ALQ_UPGRADE, target_of(job), err);
    alq_database_free(*ret_database);
    *ret_database = NULL;
    options->must_exist = false;
    return can_begin && alq_database_open(work->url, options, ret_database, err);
}

static bool open_database(const struct tenants_pool *pool, const struct tenant_work *work,
                          struct alq_database **ret_database, struct alq_error *err)
{
    const struct alq_tenants_job *job = pool->job;
    struct alq_database_options options = job->database;
    bool may_lack = !options.must_exist && job->action != ALQ_TENANTS_DOWNGRADE;
    options.must_exist = true;
    options.read_only = options.read_only || job->action == ALQ_TENANTS_LOOK;
    ERROR_SCOPE(refusal);
    if (alq_database_open(work->url, &options, ret_database, &refusal))
        return true;
    if (may_lack && is_missing_file(work, &refusal))
        return open_missing(pool, work, &options, ret_database, err);
    return error_move(err, &refusal);
}

static bool act(struct tenants_worker *worker, struct tenant_work *work,
                struct alq_database *database, struct alq_error *err)
{
    const struct tenants_pool *pool = worker->pool;
    const struct alq_tenants_job *job = pool->job;
    struct job_of_one one = {worker, work};
    struct alq_run_options options = job->run;
    options.who = pool->who;
    options.callbacks = (struct alq_callbacks){&one, keep_warning, may_go_on};
    switch (job->action) {
    case ALQ_TENANTS_UPGRADE:
    case ALQ_TENANTS_DOWNGRADE:
        return run_move(pool->project, database,
                        job->action == ALQ_TENANTS_UPGRADE ? ALQ_UPGRADE : ALQ_DOWNGRADE,
                        target_of(job), &options, &worker->cache, &work->report, err);
    case ALQ_TENANTS_STAMP:
        return run_stamp(pool->project, database, &pool->targets, job->purge, &options,
                         &worker->cache, &work->report, err);
    case ALQ_TENANTS_LOOK:
        work->has_state = project_state(pool->project, database, &worker->cache, &work->state, err);
        return work->has_state;
    }
    return false;
}

/* The pool may interrupt what it finds here, and nothing that is freed. */
static void show_database(struct tenants_worker *worker, struct alq_database *database)
{
    pthread_mutex_lock(&worker->pool->lock);
    worker->database = database;
    pthread_mutex_unlock(&worker->pool->lock);
}

static void work_on(struct tenants_worker *worker, struct tenant_work *work)
{
    struct alq_database *database = NULL;
    bool is_done = open_database(worker->pool, work, &database, &work->error);
    if (is_done) {
        show_database(worker, database);
        is_done = act(worker, work, database, &work->error);
        show_database(worker, NULL);
    }
    alq_database_free(database);
    bool has_changed = work->report.revisions > 0 || worker->pool->job->action == ALQ_TENANTS_LOOK;
    if (is_done)
        work->outcome = has_changed ? ALQ_TENANT_DONE : ALQ_TENANT_NOTHING;
    else if (work->error.kind == ALQ_ERROR_CANCELLED)
        work->outcome = ALQ_TENANT_STOPPED;
    else
        work->outcome = ALQ_TENANT_FAILED;
}

/* -- One after the other. */

void tenants_pool_cancel(struct tenants_pool *pool)
{
    atomic_store(&pool->is_cancelled, true);
    pthread_mutex_lock(&pool->lock);
    pool->is_stopping = true;
    for (unsigned i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].database)
            alq_database_interrupt(pool->workers[i].database);
    pthread_mutex_unlock(&pool->lock);
}

/* Under the lock. Who gives is woken before there is nothing left to do, and when all is done. */
static void finish(struct tenants_pool *pool, struct tenant_work *work)
{
    work->is_finished = true;
    pool->finished++;
    if (work->outcome == ALQ_TENANT_FAILED) {
        pool->failed++;
        pool->is_stopping = pool->is_stopping || !pool->job->keeps_going;
    }
    bool is_all = pool->finished == pool->given;
    if (is_all || (!pool->is_ended && pool->given - pool->begun < TENANTS_QUEUE / 2))
        pthread_cond_signal(&pool->has_news);
}

void *tenants_worker_run(void *argument)
{
    struct tenants_worker *worker = argument;
    struct tenants_pool *pool = worker->pool;
    (void)uselocale(pool->locale);
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->begun == pool->given && !pool->is_ended)
            pthread_cond_wait(&pool->has_work, &pool->lock);
        if (pool->begun == pool->given)
            break;
        struct tenant_work *work = pool->window[pool->begun++ % TENANTS_WINDOW];
        if (!pool->is_stopping) {
            pool->running++;
            pthread_mutex_unlock(&pool->lock);
            work_on(worker, work);
            pthread_mutex_lock(&pool->lock);
            pool->running--;
        }
        finish(pool, work);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}
