/* Merges what env.py says into the configuration. */
#include "migrate/settings.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

/* The part before "+" or ":" of a URL, as SQLAlchemy's dialects are called; NULL: not known. */
static const char *dialect_of(const char *url, struct arena *arena)
{
    size_t length = url ? strcspn(url, "+:") : 0;
    if (!length || !url[length])
        return NULL;
    const char *name = arena_strndup(arena, url, length);
    return strcmp(name, "postgres") == 0 ? "postgresql" : name;
}

struct lookup {
    const struct config *config;
    struct arena *arena;
};

static const char *find_option(void *user, const char *section, const char *key)
{
    const struct lookup *lookup = user;
    const char *value = NULL;
    const struct config *config = lookup->config;
    if (!config->file || !ini_get(&config->ini, section ? section : config->section, key,
                                  lookup->arena, &value, NULL))
        return NULL;
    return value;
}

static bool is_variable(const char *source)
{
    return strncmp(source, "DATABASE_URL", strlen("DATABASE_URL")) == 0;
}

/* Whether the one who starts the command said which database: env.py has no say then. */
static bool is_url_chosen(const struct config *config)
{
    return config->url_source &&
           (strcmp(config->url_source, "--url") == 0 || is_variable(config->url_source));
}

static void set_url_problem(struct config *config, const struct environment_url *url,
                            struct arena *arena)
{
    const char *name = path_name(config->environment);
    config->url_problem =
        url->variable
            ? arena_printf(arena, _("%s:%u takes the URL from the environment variable %s"), name,
                           url->line, url->variable)
            : arena_printf(arena, _("%s:%u takes the URL from %s, which is not run"), name,
                           url->line, url->code);
}

static void take_url(struct config *config, const struct environment *environment,
                     struct arena *arena)
{
    const struct environment_url *url = &environment->url;
    if (!url->line || is_url_chosen(config) || config->databases.count)
        return;
    if (!url->url) {
        set_url_problem(config, url, arena);
        return;
    }
    if (config->url && strcmp(config->url, url->url) == 0)
        return;
    if (string_starts_with(url->url, "driver://"))
        return;
    config->url = url->url;
    config->url_source =
        url->variable ? url->variable
                      : arena_printf(arena, "%s:%u", path_name(config->environment), url->line);
    config->url_directory = url->variable ? NULL : config->directory;
    config->url_problem = NULL;
}

/* Where env.py sets it and the file does not; *ret_setting is NULL elsewhere. What only running
 * env.py would tell is a warning: another version table than Alembic's would be wrong. */
static bool find_setting(struct config *config, const struct environment *environment,
                         const char *key, struct arena *arena,
                         const struct environment_setting **ret_setting, struct alq_error *err)
{
    const char *in_file = NULL;
    const struct environment_setting *setting = environment_find(environment, key);
    *ret_setting = NULL;
    if (!setting || !config_get(config, key, arena, &in_file, err))
        return !setting;
    if (in_file)
        return true;
    if (setting->kind == ENVIRONMENT_CODE) {
        const char *warning =
            arena_printf(arena, _("%s:%u: %s is taken from %s, which is not run: write it into %s"),
                         path_name(environment->path), setting->line, key, setting->text,
                         config->file ? path_name(config->file) : "a configuration file");
        vec_push(arena, &config->warnings, warning);
        return true;
    }
    *ret_setting = setting;
    return true;
}

static bool take_version_table(struct config *config, const struct alq_project_options *options,
                               const struct environment *environment, struct arena *arena,
                               struct alq_error *err)
{
    const struct environment_setting *table;
    const struct environment_setting *schema;
    const struct environment_setting *key;
    if (!find_setting(config, environment, "version_table", arena, &table, err) ||
        !find_setting(config, environment, "version_table_schema", arena, &schema, err) ||
        !find_setting(config, environment, "version_table_pk", arena, &key, err))
        return false;
    if (table && table->kind == ENVIRONMENT_STRING && *table->text && !options->version_table)
        config->version_table = table->text;
    if (schema && schema->kind == ENVIRONMENT_STRING && *schema->text)
        config->version_table_schema = schema->text;
    if (key)
        config->has_version_key = key->is_true;
    return true;
}

static bool take_running(struct config *config, const struct environment *environment,
                         struct arena *arena, struct alq_error *err)
{
    const struct environment_setting *one_each;
    const struct environment_setting *transactional;
    if (!find_setting(config, environment, "transaction_per_migration", arena, &one_each, err) ||
        !find_setting(config, environment, "transactional_ddl", arena, &transactional, err))
        return false;
    if (transactional) {
        config->says_transactional_ddl = true;
        config->is_transactional_ddl = transactional->is_true;
    }
    if (one_each)
        config->is_transaction_per_migration = config->writes_transaction_per_migration =
            one_each->is_true;
    return true;
}

/* A file that is not there, or that nobody may read, says nothing. */
static bool read_environment(const struct config *config, struct arena *arena, char **ret_bytes,
                             size_t *ret_length)
{
    return config->environment &&
           file_read(config->environment, arena, ret_bytes, ret_length, NULL);
}

static void read_with(const struct config *config, const char *bytes, size_t length,
                      struct arena *arena, struct environment *online, struct environment *offline)
{
    struct lookup lookup = {config, arena};
    const struct environment_facts facts[2] = {
        {dialect_of(config->url, arena), false, find_option, &lookup},
        {dialect_of(config->url, arena), true, find_option, &lookup},
    };
    struct environment environments[2];
    environment_read(config->environment, bytes, length, facts, offline ? 2 : 1, arena,
                     environments);
    *online = environments[0];
    if (offline)
        *offline = environments[1];
}

bool settings_load_environment(const struct config *config, struct arena *arena,
                               struct environment *ret_online, struct environment *ret_offline)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!read_environment(config, arena, &bytes, &length))
        return false;
    read_with(config, bytes, length, arena, ret_online, ret_offline);
    return true;
}

/* The URL that env.py sets says which database the rest of it is for. */
static void read_again(struct config *config, const char *bytes, size_t length, struct arena *arena,
                       struct environment *environment)
{
    const char *before = config->url;
    take_url(config, environment, arena);
    if (config->url != before)
        read_with(config, bytes, length, arena, environment, NULL);
}

bool settings_read_environment(struct config *config, const struct alq_project_options *options,
                               struct arena *arena, struct alq_error *err)
{
    char *bytes = NULL;
    size_t length = 0;
    struct environment environment = {0};
    if (!config->is_alembic)
        return true;
    config->environment = path_join(arena, config->script_location, "env.py");
    if (!read_environment(config, arena, &bytes, &length)) {
        config->environment = NULL;
        return true;
    }
    if (!environment_matters(bytes, length))
        return true;
    read_with(config, bytes, length, arena, &environment, NULL);
    if (environment.unread) {
        const char *warning = arena_printf(arena,
                                           _("env.py is not understood, %s: what it sets has to "
                                             "stand in %s"),
                                           environment.unread, path_name(config->file));
        vec_push(arena, &config->warnings, warning);
        return true;
    }
    read_again(config, bytes, length, arena, &environment);
    if (environment.naming_line) {
        struct naming *naming = arena_new(arena, struct naming);
        *naming = environment.naming;
        config->naming = naming;
    }
    return take_version_table(config, options, &environment, arena, err) &&
           take_running(config, &environment, arena, err);
}
