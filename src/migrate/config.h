/* The configuration in force: options, the environment, and the ini file, in that order. */
#ifndef MIGRATE_CONFIG_H
#define MIGRATE_CONFIG_H

#include <stdbool.h>

#include <alambique/project.h>

#include "base/ini.h"
#include "base/vec.h"
#include "schema/naming.h"

/* Strings live in the arena given to config_load; paths are absolute. */
struct config {
    const char *file;      /* NULL: no configuration file */
    const char *directory; /* that relative paths are relative to */
    const char *section;
    bool is_alembic; /* an alembic.ini project: Alembic's own defaults hold */

    const char *script_location;      /* NULL for a project in memory */
    struct strings version_locations; /* where revisions are read from, and new ones go */
    bool has_version_locations;       /* they were written down, not guessed */
    bool is_recursive;
    struct strings import_paths; /* directories of modules that scripts import, absolute */

    const char *file_template; /* NULL: the default of the project's kind */
    unsigned truncate_slug_length;
    const char *timezone; /* NULL: the default of the project's kind */

    const char *url; /* NULL: none */
    const char *url_source;
    const char *url_directory; /* NULL: the working directory */
    const char *url_problem;   /* how env.py sets another one, by code; NULL: it does not */

    struct strings databases; /* `databases`: names of sections, one a database; usually none */
    const char *database;     /* the one that this project is for; NULL: the only one, or unsaid */
    const char *engine_name;  /* what upgrade() of Alembic scripts is called with; NULL: nothing */

    const char *tenants;      /* `tenants`: which databases there are; NULL: one */
    const char *tenants_url;  /* how a name becomes a URL; NULL: by the kind of the main database */
    unsigned tenants_workers; /* 0: as many as processors */

    struct alq_timeouts timeouts;

    const char *version_table;
    const char *version_table_schema; /* NULL: none */
    bool has_version_key;             /* a new version table gets a primary key */
    bool is_transaction_per_migration;
    /* The same in --sql, where Alembic has one for all unless told. */
    bool writes_transaction_per_migration;
    /* transactional_ddl: whether --sql has BEGIN and COMMIT, for a database or not. */
    bool says_transactional_ddl;
    bool is_transactional_ddl;
    bool keeps_history;
    bool goes_on_ahead; /* when_ahead = go_on */

    const char *environment;     /* the project's env.py; NULL: none */
    const struct naming *naming; /* the convention of its metadata; NULL: none */

    const char *cache_directory; /* for headers; NULL: none */
    struct strings x_arguments;
    struct strings warnings;
    struct ini ini;
};

/* is_in_memory: no directory is looked for, and a missing configuration file is fine. Errors:
 * CONFIG, IO. */
bool config_load(const struct alq_project_options *options, bool is_in_memory, struct arena *arena,
                 struct config *ret_config, struct alq_error *err) ALQ_CHECK;

/* A key of the database's own section, else of the section in force, interpolated; NULL where it is
 * missing. */
bool config_get(const struct config *config, const char *key, struct arena *arena,
                const char **ret_value, struct alq_error *err) ALQ_CHECK;

/* A key whose value is true or false, fallback where it is missing. */
bool config_get_boolean(const struct config *config, const char *key, bool fallback,
                        struct arena *arena, bool *ret_value, struct alq_error *err) ALQ_CHECK;

#endif
