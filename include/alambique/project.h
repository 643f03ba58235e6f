/* A project: the revisions, from a directory or from memory, and how to run them. */
#ifndef ALAMBIQUE_PROJECT_H
#define ALAMBIQUE_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Never changes after it is opened (alq_project_reload aside): many threads may read one
 * project. */
struct alq_project;

enum alq_revision_kind { ALQ_REVISION_SQL, ALQ_REVISION_PYTHON, ALQ_REVISION_C };

struct alq_string_list {
    const char *const *items;
    size_t count;
};

/* One revision. It and all it points to belong to the project. */
struct alq_revision {
    const char *id;
    const char *title;       /* the first line of its message; "" when it has none */
    const char *doc;         /* the whole message */
    const char *path;        /* absolute path of its file, or its name in memory */
    const char *create_date; /* as written in it; NULL when it is not */
    enum alq_revision_kind kind;
    struct alq_string_list parents;    /* ids */
    struct alq_string_list children;   /* ids */
    struct alq_string_list depends_on; /* as written */
    struct alq_string_list needs;      /* depends_on as ids */
    struct alq_string_list own_labels;
    struct alq_string_list labels; /* own and inherited */
    bool is_head;                  /* no child */
    bool is_real_head;             /* no child, and nothing depends on it */
    bool is_base;                  /* no parent */
    bool is_branch_point;          /* several children */
    bool is_merge_point;           /* several parents */
};

/* A list that belongs to the caller; the revisions in it to the project. Starts as {0}. */
struct alq_revision_list {
    const struct alq_revision **items;
    size_t count;
};

ALQ_PUBLIC void alq_revision_list_release(struct alq_revision_list *list);

/* All members may be left 0. */
struct alq_project_options {
    /* The configuration file. NULL: ALAMBIQUE_CONFIG or ALEMBIC_CONFIG in the environment, else
     * alambique.ini, else alembic.ini here; none for revisions in memory. "" reads none. */
    const char *config_file;
    /* Its section (-n). NULL: "alambique" where the file has it, else "alembic". */
    const char *section;
    /* The directory of revisions, for a project without a configuration file, or instead of the
     * file's. */
    const char *directory;
    /* Instead of DATABASE_URL and the file's sqlalchemy.url. */
    const char *url;
    /* Values of -x, "key=value" or "key": for ${key} in SQL revisions with `variables: yes` and in
     * goose's with ENVSUB ON, before the environment's. */
    const char *const *x_arguments;
    size_t x_argument_count;
    /* A directory without revisions is fine (`init`, the first `revision`). */
    bool allow_empty;
    /* The version table; NULL: the configuration's, else "alembic_version". */
    const char *version_table;
    /* A directory of this user's own in which the headers of revisions are kept from one time to
     * the next, so that only files that have changed are read; it is made when it is needed. NULL:
     * all are read. */
    const char *cache_directory;
    /* Which of the configuration's `databases` this is for; NULL where there is one only. */
    const char *database;
    /* Names of several databases beside the configuration's, for a program without a configuration
     * file: sections of revisions may be limited to them, and `database` is one of them. */
    const char *const *databases;
    size_t database_count;
    /* Whether to keep alambique_history: 0 as configured (on, but off for an alembic.ini), 1 on, -1
     * off. */
    int history;
};

/* One file of a revision set that is compiled into a program. */
struct alq_source {
    const char *name; /* file name, which says the kind: .sql */
    const char *text;
    size_t length;
};

/* Opens the project of a configuration file or directory and links its graph. options may be NULL.
 * Fails with CONFIG (no or bad configuration; says where it looked), SCRIPT (a file that cannot be
 * read: file and line), GRAPH (see alq_revision). Free with alq_project_free. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_open(const struct alq_project_options *options,
                                           struct alq_project **ret_project, struct alq_error *err);

/* Opens a project whose revisions are in memory; the sources are borrowed and must outlive it. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_open_memory(const struct alq_source *sources, size_t count,
                                                  const struct alq_project_options *options,
                                                  struct alq_project **ret_project,
                                                  struct alq_error *err);

ALQ_PUBLIC void alq_project_free(struct alq_project *project);

/* -- Configuration. Strings belong to the project; NULL where there is none. */

ALQ_PUBLIC const char *alq_project_config_file(const struct alq_project *project); /* absolute */
ALQ_PUBLIC const char *alq_project_directory(
    const struct alq_project *project); /* script_location */
/* The directories that hold revisions, in the order they are read. */
ALQ_PUBLIC struct alq_string_list alq_project_version_locations(const struct alq_project *project);
/* The URL in force, with its password; from the option, DATABASE_URL, or the configuration file. */
ALQ_PUBLIC const char *alq_project_url(const struct alq_project *project);
/* Where that URL is from, for people: "--url", "DATABASE_URL", "alambique.ini". */
ALQ_PUBLIC const char *alq_project_url_source(const struct alq_project *project);
/* What a relative SQLite path in that URL is relative to; NULL: the working directory. */
ALQ_PUBLIC const char *alq_project_url_directory(const struct alq_project *project);
ALQ_PUBLIC const char *alq_project_version_table(const struct alq_project *project);
ALQ_PUBLIC bool alq_project_keeps_history(const struct alq_project *project);
/* The keys lock_timeout, statement_lock_timeout, statement_timeout and connect_timeout in
 * milliseconds; 0 where one is not said, negative where it says 0. A run takes those of statements
 * where its options have none; those of connecting and of the migration lock are for who opens a
 * database (struct alq_database_options). */
struct alq_timeouts {
    int lock_ms;
    int statement_lock_ms;
    int statement_ms;
    int connect_ms;
};

ALQ_PUBLIC struct alq_timeouts alq_project_timeouts(const struct alq_project *project);

/* A key of the section in force, interpolated; NULL where it is missing. The caller frees it. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_setting(const struct alq_project *project, const char *key,
                                              char **ret_value, struct alq_error *err);
/* How env.py sets the URL by code that is not run, for a hint; NULL where it does not. */
ALQ_PUBLIC const char *alq_project_url_problem(const struct alq_project *project);
/* The names in `databases`, for projects of several databases, each with a section of its own; and
 * the one that this project was opened for, NULL where none was named. */
ALQ_PUBLIC struct alq_string_list alq_project_databases(const struct alq_project *project);
ALQ_PUBLIC const char *alq_project_database_name(const struct alq_project *project);

/* What is configured, and where that is from. */
struct alq_setting {
    const char *key;    /* as in Alembic's context.configure() */
    const char *value;  /* as people write it: "true", "alembic_version" */
    const char *source; /* "alembic.ini", "env.py:12", "--url" */
};

struct alq_settings {
    const struct alq_setting *items;
    size_t count;
    /* What is good to know, a line each: keys that nothing reads, code in env.py that is not
     * run. */
    struct alq_string_list notes;
    void *memory;
};

/* Reads env.py too, where the project has one, without running it. Release with
 * alq_settings_release. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_settings(const struct alq_project *project,
                                               struct alq_settings *ret_settings,
                                               struct alq_error *err);
ALQ_PUBLIC void alq_settings_release(struct alq_settings *settings);

/* Warnings found while opening (an unknown key, an ignored file), one string each. */
ALQ_PUBLIC struct alq_string_list alq_project_warnings(const struct alq_project *project);

/* -- The graph. `identifier` is anything Alembic takes: an id, a unique prefix, head, heads, base,
 *    a label, label@head, id+2, id-1. Errors: REVISION, with the nearest id in the hint. */

ALQ_PUBLIC size_t alq_project_revision_count(const struct alq_project *project);

/* Exactly this id; NULL where there is none. */
ALQ_PUBLIC const struct alq_revision *alq_project_find(const struct alq_project *project,
                                                       const char *id);

/* What the identifiers mean; empty for `base`. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_resolve(const struct alq_project *project,
                                              const char *const *identifiers, size_t count,
                                              struct alq_revision_list *ret_list,
                                              struct alq_error *err);

/* with_dependencies: a revision that another one depends on is no head (--resolve-dependencies). */
ALQ_PUBLIC ALQ_CHECK bool alq_project_heads(const struct alq_project *project,
                                            bool with_dependencies,
                                            struct alq_revision_list *ret_list,
                                            struct alq_error *err);

ALQ_PUBLIC ALQ_CHECK bool alq_project_bases(const struct alq_project *project,
                                            struct alq_revision_list *ret_list,
                                            struct alq_error *err);

/* Newest first, from upper down to and with lower; NULL means heads and base. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_walk(const struct alq_project *project, const char *upper,
                                           const char *lower, struct alq_revision_list *ret_list,
                                           struct alq_error *err);

#ifdef __cplusplus
}
#endif
#endif
