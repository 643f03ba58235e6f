/* Gives the databases to the threads in the order of their source, and takes their results. */
#include <alambique/tenants.h>

#include <errno.h>
#include <locale.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "migrate/history.h"
#include "migrate/tenants_pool.h"
#include "base/banned.h"

enum { MOST_WORKERS = 1024, TICK_MS = 100, NS_IN_MS = 1000000, STACK_BYTES = 8 << 20 };

/* What the calling thread knows alone. */
struct course {
    struct tenants_pool *pool;
    struct alq_tenants_summary summary;
    size_t delivered;
    bool has_ended; /* the source */
    int64_t began;
    int64_t told; /* when progress was */
};

static unsigned processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > 0 ? (unsigned)count : 1;
}

/* -- Threads. Signals are those of the others. */

static bool start_workers(struct tenants_pool *pool, struct alq_error *err)
{
    const struct alq_tenants_job *job = pool->job;
    unsigned wanted = job->workers ? job->workers : processors();
    if (wanted > MOST_WORKERS)
        wanted = MOST_WORKERS;
    if (job->total && wanted > job->total)
        wanted = (unsigned)job->total;
    pthread_attr_t attributes;
    sigset_t all;
    sigset_t old;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES); /* scripts are run by recursion */
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pool->workers = memory_alloc(wanted * sizeof *pool->workers);
    int code = 0;
    for (unsigned i = 0; i < wanted && code == 0; i++) {
        pool->workers[i] = (struct tenants_worker){.pool = pool};
        code = pthread_create(&pool->workers[i].thread, &attributes, tenants_worker_run,
                              &pool->workers[i]);
        pool->worker_count += code == 0;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    pthread_attr_destroy(&attributes);
    return pool->worker_count ||
           error_set(err, ALQ_ERROR_INTERNAL, "cannot start a thread: %s", strerror(code));
}

static void end_workers(struct tenants_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->is_ended = true;
    pthread_cond_broadcast(&pool->has_work);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->worker_count; i++) {
        pthread_join(pool->workers[i].thread, NULL);
        run_cache_release(&pool->workers[i].cache);
    }
    free(pool->workers);
}

/* -- Giving. */

static struct tenant_work *new_work(const struct alq_tenant *tenant)
{
    struct tenant_work *work = memory_alloc(sizeof *work);
    *work = (struct tenant_work){
        .name = memory_strdup(tenant->name),
        .url = memory_strdup(tenant->url ? tenant->url : ""),
        .outcome = ALQ_TENANT_NOT_RUN,
    };
    if (!tenant->name) {
        size_t size = alq_url_display(work->url, NULL, 0) + 1;
        work->name = memory_alloc(size);
        alq_url_display(work->url, work->name, size);
    }
    return work;
}

static bool has_room(const struct course *course)
{
    struct tenants_pool *pool = course->pool;
    pthread_mutex_lock(&pool->lock);
    bool has = pool->given - pool->begun < TENANTS_QUEUE &&
               pool->given - course->delivered < TENANTS_WINDOW;
    pthread_mutex_unlock(&pool->lock);
    return has;
}

static bool give(struct course *course, struct alq_error *err)
{
    struct tenants_pool *pool = course->pool;
    while (!course->has_ended && has_room(course)) {
        struct alq_tenant tenant = {0};
        bool has_tenant = false;
        bool is_read = pool->job->next(pool->job->source, &tenant, &has_tenant, err);
        struct tenant_work *work = is_read && has_tenant ? new_work(&tenant) : NULL;
        course->has_ended = !work;
        pthread_mutex_lock(&pool->lock);
        if (work) {
            work->number = pool->given;
            pool->window[pool->given++ % TENANTS_WINDOW] = work;
            pthread_cond_signal(&pool->has_work);
        }
        pool->is_ended = course->has_ended;
        pool->is_stopping = pool->is_stopping || !is_read;
        pthread_mutex_unlock(&pool->lock);
        if (!is_read)
            return false;
    }
    return true;
}

/* -- Taking. */

static struct tenant_work *next_finished(const struct course *course)
{
    struct tenants_pool *pool = course->pool;
    struct tenant_work *work = NULL;
    pthread_mutex_lock(&pool->lock);
    if (course->delivered < pool->given)
        work = pool->window[course->delivered % TENANTS_WINDOW];
    if (work && !work->is_finished)
        work = NULL;
    pthread_mutex_unlock(&pool->lock);
    return work;
}

static void count(struct alq_tenants_summary *summary, enum alq_tenant_outcome outcome)
{
    size_t *const counts[] = {
        [ALQ_TENANT_DONE] = &summary->done,       [ALQ_TENANT_NOTHING] = &summary->nothing,
        [ALQ_TENANT_FAILED] = &summary->failed,   [ALQ_TENANT_STOPPED] = &summary->stopped,
        [ALQ_TENANT_NOT_RUN] = &summary->not_run,
    };
    ++*counts[outcome];
}

static void deliver(struct course *course)
{
    const struct alq_tenants_job *job = course->pool->job;
    for (struct tenant_work *work; (work = next_finished(course)) != NULL;) {
        const struct alq_tenant_result result = {
            .number = work->number + 1,
            .tenant = {work->name, work->url},
            .outcome = work->outcome,
            .report = work->report,
            .warnings = {work->warnings.items, work->warnings.count},
            .state = work->has_state ? &work->state : NULL,
            .error = work->error.kind != ALQ_ERROR_NONE ? &work->error : NULL,
        };
        count(&course->summary, work->outcome);
        if (job->result)
            job->result(job->user, &result);
        tenant_work_free(work);
        course->delivered++;
    }
}

static void tell(struct course *course)
{
    struct tenants_pool *pool = course->pool;
    const struct alq_tenants_job *job = pool->job;
    int64_t now = clock_monotonic();
    if (!job->progress || now - course->told < (int64_t)TICK_MS * NS_IN_MS)
        return;
    course->told = now;
    pthread_mutex_lock(&pool->lock);
    const struct alq_tenants_progress progress = {
        .finished = pool->finished,
        .failed = pool->failed,
        .running = pool->running,
        .total = job->total,
        .elapsed_ns = now - course->began,
    };
    pthread_mutex_unlock(&pool->lock);
    if (!atomic_load(&pool->is_cancelled) && !job->progress(job->user, &progress))
        tenants_pool_cancel(pool);
}

static void wait_for_news(const struct course *course)
{
    struct tenants_pool *pool = course->pool;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)TICK_MS * NS_IN_MS;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&pool->lock);
    if (pool->finished < pool->given)
        pthread_cond_timedwait(&pool->has_news, &pool->lock, &until);
    pthread_mutex_unlock(&pool->lock);
}

static bool go_through(struct course *course, struct alq_error *err)
{
    bool is_read = true;
    for (;;) {
        deliver(course);
        tell(course);
        if (!course->has_ended)
            is_read = give(course, err);
        if (course->has_ended && course->delivered == course->pool->given)
            return is_read;
        wait_for_news(course);
    }
}

static bool run(struct tenants_pool *pool, struct alq_tenants_summary *ret_summary,
                struct alq_error *err)
{
    struct course course = {.pool = pool, .began = clock_monotonic()};
    if (!start_workers(pool, err))
        return false;
    bool is_read = go_through(&course, err);
    end_workers(pool);
    course.summary.elapsed_ns = clock_monotonic() - course.began;
    if (ret_summary)
        *ret_summary = course.summary;
    if (!is_read || !atomic_load(&pool->is_cancelled))
        return is_read;
    return error_set(err, ALQ_ERROR_CANCELLED, "stopped on request");
}

bool alq_tenants_run(const struct alq_project *project, const struct alq_tenants_job *job,
                     struct alq_tenants_summary *ret_summary, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct tenants_pool *pool = arena_new(&arena, struct tenants_pool);
    pool->project = project;
    pool->job = job;
    pool->locale = uselocale((locale_t)0);
    pool->who = job->run.who ? job->run.who : history_who(&arena);
    for (size_t i = 0; i < job->target_count; i++)
        vec_push(&arena, &pool->targets, job->targets[i]);
    if (!job->target_count)
        vec_push(&arena, &pool->targets, "heads");
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->has_work, NULL);
    pthread_cond_init(&pool->has_news, NULL);
    bool is_done = run(pool, ret_summary, err);
    pthread_cond_destroy(&pool->has_news);
    pthread_cond_destroy(&pool->has_work);
    pthread_mutex_destroy(&pool->lock);
    return is_done;
}
