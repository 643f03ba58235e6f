/* Settles every key of the configuration once, so that nothing else asks the ini file. */
#include "migrate/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/config_file.h"
#include "migrate/locations.h"
#include "migrate/settings.h"
#include "base/banned.h"

enum { DEFAULT_SLUG_LENGTH = 40 };

bool config_get(const struct config *config, const char *key, struct arena *arena,
                const char **ret_value, struct alq_error *err)
{
    *ret_value = NULL;
    if (!config->file)
        return true;
    if (config->database && ini_find_section(&config->ini, config->database) &&
        !ini_get(&config->ini, config->database, key, arena, ret_value, err))
        return false;
    return *ret_value || ini_get(&config->ini, config->section, key, arena, ret_value, err);
}

bool config_get_boolean(const struct config *config, const char *key, bool fallback,
                        struct arena *arena, bool *ret_value, struct alq_error *err)
{
    const char *value = NULL;
    if (!config_get(config, key, arena, &value, err))
        return false;
    *ret_value = fallback;
    if (!value || !*value || ini_parse_boolean(value, ret_value))
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "%s: %s = %s is neither true nor false", config->file, key,
              value);
    return false;
}

static bool load_naming(struct config *config, struct arena *arena, struct alq_error *err)
{
    const char *length = NULL;
    if (!config_get(config, "file_template", arena, &config->file_template, err) ||
        !config_get(config, "timezone", arena, &config->timezone, err) ||
        !config_get(config, "truncate_slug_length", arena, &length, err))
        return false;
    config->truncate_slug_length = DEFAULT_SLUG_LENGTH;
    if (!length || !*length)
        return true;
    long number = 0;
    if (!string_to_number(length, 1, 200, &number))
        return error_set(err, ALQ_ERROR_CONFIG,
                         "%s: truncate_slug_length = %s is no length from 1 to 200", config->file,
                         length);
    config->truncate_slug_length = (unsigned)number;
    return true;
}

/* `databases = engine1, engine2`, as Alembic's multidb template has it. */
static bool load_databases(struct config *config, const struct alq_project_options *options,
                           struct arena *arena, struct alq_error *err)
{
    const char *list = NULL;
    if (!config_get(config, "databases", arena, &list, err))
        return false;
    if (list)
        config->databases = strings_split(list, " ,\n", arena);
    for (size_t i = 0; i < options->database_count; i++)
        if (!strings_contain(&config->databases, options->databases[i]))
            vec_push(arena, &config->databases, arena_strdup(arena, options->databases[i]));
    if (!options->database)
        return true;
    if (!strings_contain(&config->databases, options->database)) {
        error_set(err, ALQ_ERROR_CONFIG, "no database '%s' in this project", options->database);
        if (!config->databases.count)
            return error_hint(err,
                              "name it in the configuration file: databases = %s, and in a "
                              "section [%s] of its own",
                              options->database, options->database);
        return error_hint(err, "one of: %s", strings_join(&config->databases, ", ", arena));
    }
    config->database = arena_strdup(arena, options->database);
    config->engine_name = config->database;
    const char *engine = NULL;
    if (!config_get(config, "engine_name", arena, &engine, err))
        return false;
    if (engine)
        config->engine_name = engine;
    return true;
}

/* DATABASE_URL; of a database among several DATABASE_URL_NAME. */
static const char *url_variable(const struct config *config, struct arena *arena)
{
    if (!config->database)
        return "DATABASE_URL";
    char *name = arena_printf(arena, "DATABASE_URL_%s", config->database);
    for (char *byte = name; *byte; byte++)
        *byte = (char)ascii_upper((unsigned char)*byte);
    return name;
}

/* The deployment says where the database is, so the environment comes before the file. */
static bool load_url(struct config *config, const struct alq_project_options *options,
                     struct arena *arena, struct alq_error *err)
{
    const char *variable = url_variable(config, arena);
    const char *environment = getenv(variable);
    if (options->url) {
        config->url = arena_strdup(arena, options->url);
        config->url_source = "--url";
        return true;
    }
    if (environment && *environment) {
        config->url = arena_strdup(arena, environment);
        config->url_source = variable;
        return true;
    }
    const char *url = NULL;
    if (!config_get(config, "sqlalchemy.url", arena, &url, err) ||
        (!url && !config_get(config, "url", arena, &url, err)))
        return false;
    if (!url || !*url)
        return true;
    if (string_starts_with(url, "driver://")) {
        config->url_problem =
            arena_printf(arena, _("sqlalchemy.url in %s is the placeholder of Alembic's template"),
                         config->file);
        return true;
    }
    config->url = url;
    config->url_source = arena_strdup(arena, path_name(config->file));
    config->url_directory = config->directory;
    return true;
}

static bool load_timeouts(struct config *config, struct arena *arena, struct alq_error *err)
{
    struct alq_timeouts *timeouts = &config->timeouts;
    const struct {
        const char *key;
        int *milliseconds;
    } keys[] = {{"lock_timeout", &timeouts->lock_ms},
                {"statement_lock_timeout", &timeouts->statement_lock_ms},
                {"statement_timeout", &timeouts->statement_ms},
                {"connect_timeout", &timeouts->connect_ms}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *value = NULL;
        if (!config_get(config, keys[i].key, arena, &value, err))
            return false;
        if (!value || !*value)
            continue;
        if (clock_parse_seconds(value, keys[i].milliseconds)) {
            if (!*keys[i].milliseconds)
                *keys[i].milliseconds = -1;
            continue;
        }
        return error_set(err, ALQ_ERROR_CONFIG, "%s: %s = %s is no number of seconds", config->file,
                         keys[i].key, value);
    }
    return true;
}

static bool load_tenants(struct config *config, struct arena *arena, struct alq_error *err)
{
    enum { MOST = 1024 };
    const char *workers = NULL;
    if (!config_get(config, "tenants", arena, &config->tenants, err) ||
        !config_get(config, "tenants_url", arena, &config->tenants_url, err) ||
        !config_get(config, "tenants_workers", arena, &workers, err))
        return false;
    if (config->tenants && !*config->tenants)
        config->tenants = NULL;
    if (!workers || !*workers)
        return true;
    long number = 0;
    if (!string_to_number(workers, 1, MOST, &number))
        return error_set(err, ALQ_ERROR_CONFIG,
                         "%s: tenants_workers = %s is no number from 1 to %d", config->file,
                         workers, MOST);
    config->tenants_workers = (unsigned)number;
    return true;
}

static bool load_transactional(struct config *config, struct arena *arena, struct alq_error *err)
{
    const char *value = NULL;
    if (!config_get(config, "transactional_ddl", arena, &value, err))
        return false;
    config->says_transactional_ddl = value != NULL;
    return config_get_boolean(config, "transactional_ddl", false, arena,
                              &config->is_transactional_ddl, err);
}

static bool load_when_ahead(struct config *config, struct arena *arena, struct alq_error *err)
{
    const char *value = NULL;
    if (!config_get(config, "when_ahead", arena, &value, err))
        return false;
    config->goes_on_ahead = string_equal(value, "go_on");
    if (!value || config->goes_on_ahead || string_equal(value, "fail"))
        return true;
    return error_set(err, ALQ_ERROR_CONFIG, "%s: when_ahead = %s is neither fail nor go_on",
                     config->file, value);
}

static bool load_running(struct config *config, const struct alq_project_options *options,
                         struct arena *arena, struct alq_error *err)
{
    const char *table = NULL;
    if (!config_get(config, "version_table", arena, &table, err) ||
        !config_get(config, "version_table_schema", arena, &config->version_table_schema, err) ||
        !config_get_boolean(config, "transaction_per_migration", true, arena,
                            &config->is_transaction_per_migration, err) ||
        !config_get_boolean(config, "transaction_per_migration", !config->is_alembic, arena,
                            &config->writes_transaction_per_migration, err) ||
        !load_transactional(config, arena, err) ||
        !config_get_boolean(config, "version_table_pk", true, arena, &config->has_version_key,
                            err) ||
        !config_get_boolean(config, "recursive_version_locations", false, arena,
                            &config->is_recursive, err) ||
        !config_get_boolean(config, "history", !config->is_alembic, arena, &config->keeps_history,
                            err) ||
        !load_when_ahead(config, arena, err))
        return false;
    if (options->version_table)
        table = arena_strdup(arena, options->version_table);
    config->version_table = table && *table ? table : "alembic_version";
    if (config->version_table_schema && !*config->version_table_schema)
        config->version_table_schema = NULL;
    if (options->history)
        config->keeps_history = options->history > 0;
    config->cache_directory = arena_strdup(arena, options->cache_directory);
    for (size_t i = 0; i < options->x_argument_count; i++)
        vec_push(arena, &config->x_arguments, arena_strdup(arena, options->x_arguments[i]));
    return true;
}

bool config_load(const struct alq_project_options *options, bool is_in_memory, struct arena *arena,
                 struct config *ret_config, struct alq_error *err)
{
    struct config config = {.directory = path_absolute(arena, ".")};
    if (!config_file_load(options, is_in_memory, arena, &config, err) ||
        !load_naming(&config, arena, err) || !load_databases(&config, options, arena, err) ||
        !load_url(&config, options, arena, err) || !load_tenants(&config, arena, err) ||
        !load_timeouts(&config, arena, err) || !load_running(&config, options, arena, err))
        return false;
    if (!locations_load_imports(&config, arena, err) ||
        (!is_in_memory && (!locations_load(&config, options, arena, err) ||
                           !settings_read_environment(&config, options, arena, err))))
        return false;
    *ret_config = config;
    return true;
}
