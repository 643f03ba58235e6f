/* Opens what a command needs, as the command line and the mounting application say. */
#include "cli/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/tenants.h"
#include "base/banned.h"

void session_init(struct session *session, const struct alq_command_options *host,
                  const char *program)
{
    *session = (struct session){.host = host, .program = program, .project = host->project};
    output_init(&session->output, host->output ? host->output : stdout,
                host->errors ? host->errors : stderr, program);
}

void session_release(struct session *session)
{
    alq_database_free(session->own_database);
    alq_project_free(session->own_project);
    arena_release(&session->arena);
}

bool session_has(const struct session *session, enum option_id id)
{
    return arguments_has(&session->arguments, id);
}

const char *session_value(const struct session *session, enum option_id id)
{
    return arguments_value(&session->arguments, id);
}

const struct strings *session_values(const struct session *session, enum option_id id)
{
    return &session->arguments.values[id];
}

const char *session_argument(const struct session *session, size_t index)
{
    return arguments_positional(&session->arguments, index);
}

const char *session_output_file(const struct session *session)
{
    const char *path = session_value(session, OPTION_OUTPUT);
    return string_equal(path, "-") ? NULL : path;
}

/* ALAMBIQUE_CACHE, "off" for none, else the usual place of caches. */
static const char *cache_directory(struct arena *arena)
{
    const char *said = getenv("ALAMBIQUE_CACHE");
    const char *caches = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (said)
        return path_is_absolute(said) ? said : NULL;
    if (caches && path_is_absolute(caches))
        return path_join(arena, caches, "alambique");
    return home && path_is_absolute(home) ? path_join(arena, home, ".cache/alambique") : NULL;
}

struct alq_project_options session_project_options(struct session *session, bool allow_empty)
{
    struct alq_project_options options = {0};
    if (session->host->project_options)
        options = *session->host->project_options;
    const struct strings *x_arguments = session_values(session, OPTION_X);
    if (session_value(session, OPTION_CONFIG))
        options.config_file = session_value(session, OPTION_CONFIG);
    if (session_value(session, OPTION_NAME))
        options.section = session_value(session, OPTION_NAME);
    if (session->database_name)
        options.database = session->database_name;
    else if (session_value(session, OPTION_DATABASE))
        options.database = session_value(session, OPTION_DATABASE);
    if (session_value(session, OPTION_DIRECTORY))
        options.directory = session_value(session, OPTION_DIRECTORY);
    if (session_value(session, OPTION_URL))
        options.url = session_value(session, OPTION_URL);
    else if (session->host->url)
        options.url = session->host->url;
    if (x_arguments->count) {
        options.x_arguments = x_arguments->items;
        options.x_argument_count = x_arguments->count;
    }
    if (session_value(session, OPTION_HISTORY))
        options.history = session_has(session, OPTION_HISTORY) ? 1 : -1;
    options.allow_empty = options.allow_empty || allow_empty;
    if (!options.cache_directory)
        options.cache_directory = cache_directory(&session->arena);
    return options;
}

static bool open_project(struct session *session, bool allow_empty, struct alq_error *err)
{
    if (session->project)
        return true;
    struct alq_project_options options = session_project_options(session, allow_empty);
    if (!alq_project_open(&options, &session->own_project, err))
        return false;
    session->project = session->own_project;
    struct alq_string_list warnings = alq_project_warnings(session->project);
    for (size_t i = 0; i < warnings.count; i++)
        output_warning(&session->output, warnings.items[i]);
    return true;
}

bool session_open_project(struct session *session, struct alq_error *err)
{
    return open_project(session, false, err);
}

bool session_open_new_project(struct session *session, struct alq_error *err)
{
    return open_project(session, true, err);
}

void session_turn_to(struct session *session, const char *database_name)
{
    alq_database_free(session->own_database);
    alq_project_free(session->own_project);
    session->own_database = session->database = NULL;
    session->own_project = NULL;
    session->tenant_url = NULL;
    session->project = session->host->project;
    session->database_name = database_name;
    session->exit_code = EXIT_DONE;
    session->is_missing = session->has_warned = session->wants_name = false;
}

/* Of many tenants one has to be chosen, or the command is for all. */
static bool check_tenant(struct session *session, struct alq_error *err)
{
    const char *name = session_value(session, OPTION_TENANT);
    bool are_meant = false;
    if (name && !session->tenant_url)
        return tenants_find(session, name, &session->tenant_url, err);
    if (!tenants_are_meant(session, &are_meant, err) || !are_meant)
        return !are_meant;
    error_set(err, ALQ_ERROR_USAGE, "this project has many tenants, and it is not said which");
    return error_hint(err, "add --tenant NAME, or --url for another database");
}

/* Of several databases one has to be chosen. */
static bool check_name(struct session *session, struct alq_error *err)
{
    if (!check_tenant(session, err))
        return false;
    struct alq_string_list names = alq_project_databases(session->project);
    if (!names.count || alq_project_database_name(session->project) || session->host->database)
        return true;
    bool has_url = session_value(session, OPTION_URL) || session->host->url;
    session->wants_name = !has_url && !session->host->project;
    error_set(err, ALQ_ERROR_USAGE, "this project has several databases, and it is not said which");
    return error_hint(err, "add --database %s", names.items[0]);
}

static const char *find_url(const struct session *session)
{
    const char *url = session->tenant_url;
    if (!url)
        url = session_value(session, OPTION_URL);
    if (!url)
        url = session->host->url;
    return url ? url : alq_project_url(session->project);
}

bool session_names_url(const struct session *session)
{
    return find_url(session) != NULL || alq_project_databases(session->project).count;
}

static bool fail_without_url(const struct session *session, struct alq_error *err)
{
    const char *config = alq_project_config_file(session->project);
    const char *problem = alq_project_url_problem(session->project);
    error_set(err, ALQ_ERROR_CONFIG, "it is not said which database to use");
    if (problem) {
        error_detail(err, "%s", problem);
        return error_hint(err, "set DATABASE_URL, or: alambique %s --url sqlite:///app.db",
                          session->arguments.command->name);
    }
    const char *database = alq_project_database_name(session->project);
    if (config && database) {
        error_detail(err, "%s has no sqlalchemy.url in its section [%s]", config, database);
        return error_hint(err,
                          "add it there, or: alambique %s --database %s --url sqlite:///app.db",
                          session->arguments.command->name, database);
    }
    if (config)
        error_detail(err, "%s has no sqlalchemy.url, and DATABASE_URL is not set", config);
    else
        error_detail(err, "there is no configuration file, and DATABASE_URL is not set");
    return error_hint(err, "alambique %s --url sqlite:///app.db", session->arguments.command->name);
}

bool session_timeouts(struct session *session, struct alq_database_options *database,
                      struct alq_run_options *run, struct alq_error *err)
{
    struct alq_timeouts timeouts = alq_project_timeouts(session->project);
    const struct {
        enum option_id id;
        int *milliseconds;
    } given[] = {{OPTION_LOCK_TIMEOUT, &timeouts.lock_ms},
                 {OPTION_CONNECT_TIMEOUT, &timeouts.connect_ms},
                 {OPTION_STATEMENT_TIMEOUT, &timeouts.statement_ms},
                 {OPTION_STATEMENT_LOCK_TIMEOUT, &timeouts.statement_lock_ms}};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        int fallback = *given[i].milliseconds;
        if (!arguments_milliseconds(&session->arguments, given[i].id, fallback,
                                    given[i].milliseconds, err))
            return false;
        if (session_value(session, given[i].id) && !*given[i].milliseconds)
            *given[i].milliseconds = -1;
    }
    if (database) {
        database->lock_timeout_ms = timeouts.lock_ms;
        database->connect_timeout_ms = timeouts.connect_ms > 0 ? timeouts.connect_ms : 0;
    }
    if (run) {
        run->statement_timeout_ms = timeouts.statement_ms;
        run->statement_lock_timeout_ms = timeouts.statement_lock_ms;
    }
    return true;
}

/* Options for the URL in force; a relative path in it is relative to where the URL was written. */
static bool database_options(struct session *session, struct alq_database_options *ret_options,
                             struct alq_error *err)
{
    struct alq_database_options options = {0};
    bool is_projects = !session_value(session, OPTION_URL) && !session->host->url;
    if (!session_timeouts(session, &options, NULL, err))
        return false;
    if (is_projects)
        options.base_directory = alq_project_url_directory(session->project);
    *ret_options = options;
    return true;
}

/* What is wrong with a URL, or with what it leads to, is mended where it was written. */
void session_say_url_source(struct session *session, struct alq_error *err)
{
    const char *source = session_url_source(session);
    bool is_connect = err->kind == ALQ_ERROR_CONNECT;
    if ((err->kind != ALQ_ERROR_CONFIG && !is_connect) || !source || session->tenant_url ||
        session_value(session, OPTION_URL))
        return;
    error_detail(err, "the URL is from %s", source);
    if (!is_connect && alq_project_config_file(session->project))
        error_hint(err, "set sqlalchemy.url in %s, or add --url sqlite:///app.db",
                   alq_project_config_file(session->project));
}

enum purpose { TO_READ, TO_CHANGE, TO_CREATE };

/* Alembic would use another database than the one in the file: not to be passed over in silence. */
static void warn_of_other_url(struct session *session)
{
    const char *problem = alq_project_url_problem(session->project);
    const char *source = session_url_source(session);
    if (!problem || session->has_warned || session->host->url || !source ||
        !string_ends_with(source, ".ini"))
        return;
    session->has_warned = true;
    output_warning(
        &session->output,
        arena_printf(&session->arena,
                     _("%s; %s says %s: set DATABASE_URL where that is another database"), problem,
                     source, session_display_url(session)));
}

static bool open_url(struct session *session, enum purpose purpose,
                     struct alq_database **ret_database, struct alq_error *err)
{
    struct alq_database_options options;
    const char *url = find_url(session);
    if (!database_options(session, &options, err))
        return false;
    if (!url)
        return fail_without_url(session, err);
    warn_of_other_url(session);
    options.read_only = purpose == TO_READ;
    options.must_exist = purpose != TO_CREATE;
    return alq_database_open(url, &options, ret_database, err);
}

/* A file that cannot be opened is a database that cannot be reached. */
static bool fail_to_open(struct session *session, struct alq_error *err)
{
    if (err->kind == ALQ_ERROR_IO || err->kind == ALQ_ERROR_CONNECT)
        session->exit_code = EXIT_UNREACHABLE;
    session_say_url_source(session, err);
    return false;
}

/* 3D000 is SQL's "invalid catalog name"; for SQLite: the file is missing. */
static bool is_missing_file(const struct session *session, const struct alq_error *err)
{
    return strcmp(err->sqlstate, "3D000") == 0 && string_starts_with(find_url(session), "sqlite");
}

static bool open_existing(struct session *session, enum purpose purpose, struct alq_error *err)
{
    if (!session_open_project(session, err) || !check_name(session, err))
        return false;
    session->database = session->host->database;
    if (session->database)
        return true;
    ERROR_SCOPE(open_error);
    bool is_open = open_url(session, purpose, &session->own_database, &open_error);
    if (!is_open && is_missing_file(session, &open_error)) {
        alq_error_release(&open_error);
        session->is_missing = true;
        is_open = alq_database_open("sqlite://", NULL, &session->own_database, &open_error);
    }
    session->database = session->own_database;
    if (is_open)
        return true;
    error_move(err, &open_error);
    return fail_to_open(session, err);
}

bool session_open_to_read(struct session *session, struct alq_error *err)
{
    return open_existing(session, TO_READ, err);
}

bool session_open_database(struct session *session, struct alq_error *err)
{
    return open_existing(session, TO_CHANGE, err);
}

bool session_create_database(struct session *session, struct alq_error *err)
{
    if (!session->is_missing)
        return true;
    alq_database_free(session->own_database);
    session->own_database = session->database = NULL;
    if (!open_url(session, TO_CREATE, &session->own_database, err))
        return fail_to_open(session, err);
    session->database = session->own_database;
    session->is_missing = false;
    return true;
}

bool session_try_database(struct session *session, struct alq_database **ret_database,
                          struct alq_error *err)
{
    ERROR_SCOPE(open_error);
    session->is_missing = false;
    if (!check_name(session, err))
        return false;
    if (open_url(session, TO_READ, ret_database, &open_error))
        return true;
    session->is_missing = is_missing_file(session, &open_error);
    return error_move(err, &open_error);
}

bool session_sql_url(struct session *session, const char **ret_url, struct alq_error *err)
{
    if (!session_open_project(session, err) || !check_name(session, err))
        return false;
    const char *url = find_url(session);
    if (!url && session->host->database)
        url = alq_database_dialect(session->host->database);
    if (!url) {
        fail_without_url(session, err);
        return false;
    }
    *ret_url = url;
    return true;
}

const char *session_display_url(struct session *session)
{
    if (session->database && !session->is_missing)
        return alq_database_display_url(session->database);
    const char *url = find_url(session);
    if (!url)
        return NULL;
    size_t size = alq_url_display(url, NULL, 0) + 1;
    char *buffer = arena_alloc(&session->arena, size);
    alq_url_display(url, buffer, size);
    return buffer;
}

const char *session_database_name(struct session *session)
{
    bool is_open = session->database && !session->is_missing;
    return is_open ? alq_database_description(session->database) : session_display_url(session);
}

const char *session_url_source(struct session *session)
{
    if (session->host->database)
        return session->program;
    if (session->tenant_url)
        return "--tenant";
    if (session_value(session, OPTION_URL))
        return "--url";
    if (session->host->url)
        return session->program;
    return alq_project_url_source(session->project);
}
