/* Many databases with one set of revisions: a file, schema or database for each tenant of an
 * application. They are worked on side by side, by a bounded number of threads.
 *
 *     static void on_result(void *user, const struct alq_tenant_result *result) { … }
 *
 *     struct alq_tenant_list *list = NULL;
 *     struct alq_tenants_job job = {.next = alq_tenant_list_next, .result = on_result};
 *     bool ok = alq_tenant_list_open(project, "glob:data/a*.db", NULL, &list, &err);
 *     job.source = list;
 *     ok = ok && alq_tenants_run(project, &job, &summary, &err);
 *     alq_tenant_list_free(list);
 *
 * Each database has a version table of its own, and that is all there is to resuming: what stopped
 * in the middle, by a failure or because the machine did, is run again and finds the databases that
 * are done at head. */
#ifndef ALAMBIQUE_TENANTS_H
#define ALAMBIQUE_TENANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/database.h>
#include <alambique/error.h>
#include <alambique/migrate.h>
#include <alambique/project.h>

#ifdef __cplusplus
extern "C" {
#endif

struct alq_tenant {
    const char *name; /* in reports; NULL: the URL without its password */
    const char *url;
};

/* -- Which they are. */

/* The tenants that a source names, read when it is opened:
 *
 *     glob:data/a*.db         files of SQLite, in the order of their names
 *     file:tenants.txt        a name or URL a line, '#' begins a comment; "file:-": standard input
 *     query:SELECT …          names or URLs from the main database; a second column is what the
 *                             first one, a name, stands for
 *     acme, sqlite:///x.db    names or URLs, divided by commas or line ends
 *
 * A name becomes a URL by the key `tenants_url`, in which {tenant} stands for it. Without the key
 * it is, by the main database's kind, a file of SQLite, a schema of PostgreSQL (parameter
 * alambique_schema of its URL), or a database of MySQL. */
struct alq_tenant_list;

/* source: NULL for the key `tenants`, in which relative paths are relative to the configuration
 * file; else they are to the working directory. url: of the main database; NULL for the project's.
 * Errors: CONFIG (no such key, a source that means nothing), IO, and the main database's. Free with
 * alq_tenant_list_free. */
ALQ_PUBLIC ALQ_CHECK bool alq_tenant_list_open(const struct alq_project *project,
                                               const char *source, const char *url,
                                               struct alq_tenant_list **ret_list,
                                               struct alq_error *err);
ALQ_PUBLIC void alq_tenant_list_free(struct alq_tenant_list *list);
ALQ_PUBLIC size_t alq_tenant_list_count(const struct alq_tenant_list *list);

/* The one of this name, or of a file of this name, with or without its extension, where there is
 * one only. Strings belong to the list. Errors: USAGE. */
ALQ_PUBLIC ALQ_CHECK bool alq_tenant_list_find(struct alq_tenant_list *list, const char *name,
                                               struct alq_tenant *ret_tenant,
                                               struct alq_error *err);

/* An alq_tenant_next_fn; list is a struct alq_tenant_list. */
ALQ_PUBLIC ALQ_CHECK bool alq_tenant_list_next(void *list, struct alq_tenant *ret_tenant,
                                               bool *ret_has_tenant, struct alq_error *err);

/* The source in the key `tenants`; NULL where the project has none. Belongs to the project. */
ALQ_PUBLIC const char *alq_project_tenants(const struct alq_project *project);

/* The key `tenants_workers`; 0 where the project has none. */
ALQ_PUBLIC unsigned alq_project_tenants_workers(const struct alq_project *project);

/* -- Running. */

enum alq_tenants_action {
    ALQ_TENANTS_UPGRADE,
    ALQ_TENANTS_DOWNGRADE,
    ALQ_TENANTS_STAMP,
    ALQ_TENANTS_LOOK, /* alq_state of each; nothing is changed */
};

enum alq_tenant_outcome {
    ALQ_TENANT_DONE,    /* it was changed; of LOOK: it was read */
    ALQ_TENANT_NOTHING, /* there was nothing to do */
    ALQ_TENANT_FAILED,
    ALQ_TENANT_STOPPED, /* progress said to stop while it ran: what was open is rolled back */
    ALQ_TENANT_NOT_RUN, /* another one failed, or it was said to stop, before it was its turn */
};

/* Borrowed for the call. */
struct alq_tenant_result {
    size_t number; /* in the order of the source, from 1 */
    struct alq_tenant tenant;
    enum alq_tenant_outcome outcome;
    struct alq_run_report report;
    struct alq_string_list warnings; /* of the run's log */
    const struct alq_state *state;   /* LOOK, where it was read; else NULL */
    const struct alq_error *error;   /* FAILED, STOPPED; else NULL */
};

struct alq_tenants_progress {
    size_t finished; /* of all, failed ones included */
    size_t failed;
    size_t running;
    size_t total; /* 0 unknown */
    int64_t elapsed_ns;
};

/* Gives the next tenant, with strings that stay until the next call. */
typedef bool (*alq_tenant_next_fn)(void *source, struct alq_tenant *ret_tenant,
                                   bool *ret_has_tenant, struct alq_error *err);

/* Starts as {0}; next must be set. All functions are called in the thread that calls
 * alq_tenants_run. */
struct alq_tenants_job {
    enum alq_tenants_action action;
    const char *const *targets; /* one for a move; NULL: heads, or -1 for a downgrade */
    size_t target_count;
    bool purge;       /* STAMP */
    bool keeps_going; /* after one has failed; else no further one is begun */
    unsigned workers; /* threads; 0: as many as there are processors */
    size_t total;     /* how many tenants there will be; 0 unknown */
    struct alq_database_options database;
    struct alq_run_options run; /* its callbacks are not called */
    alq_tenant_next_fn next;
    void *source;
    /* May be NULL. In the order of the source, each as soon as those before it are finished. */
    void (*result)(void *user, const struct alq_tenant_result *result);
    /* May be NULL. About ten times a second. Return false to stop: no further one is begun, and
     * those that run are interrupted and rolled back. */
    bool (*progress)(void *user, const struct alq_tenants_progress *progress);
    void *user;
};

struct alq_tenants_summary {
    size_t done;
    size_t nothing;
    size_t failed;
    size_t stopped;
    size_t not_run;
    int64_t elapsed_ns;
};

/* Memory does not grow with the number of tenants. True where all of them were gone through, also
 * if some failed: the summary counts them. Errors: those of next; CANCELLED where progress said
 * so, after the results of all were given and counted. */
ALQ_PUBLIC ALQ_CHECK bool alq_tenants_run(const struct alq_project *project,
                                          const struct alq_tenants_job *job,
                                          struct alq_tenants_summary *ret_summary,
                                          struct alq_error *err);

#ifdef __cplusplus
}
#endif
#endif
