/* `test`: tries the revisions on scratch databases. */
#include <stdlib.h>
#include <string.h>

#include <alambique/test.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/test_report.h"
#include "base/banned.h"

/* What the library's calls back need. */
struct testing {
    struct session *session;
    struct progress *progress; /* while a test runs; NULL: none does */
    struct alq_callbacks shown;
    const char *setup; /* SQL */
    const char *schema;
    const char *schema_file;
};

/* -- Called back */

/* That a revision runs is said by the bar: there are many runs. */
static void on_log(void *user, enum alq_log_level level, const char *message)
{
    struct testing *testing = user;
    bool is_wanted = level >= ALQ_LOG_WARNING || session_has(testing->session, OPTION_VERBOSE);
    if (is_wanted && testing->progress)
        testing->shown.log(testing->shown.user, level, message);
    else if (level >= ALQ_LOG_WARNING)
        output_warning(&testing->session->output, message);
}

static bool on_progress(void *user, const struct alq_progress *progress)
{
    struct testing *testing = user;
    return testing->progress ? testing->shown.progress(testing->shown.user, progress)
                             : !interrupt_came();
}

static void stop_progress(struct testing *testing)
{
    progress_stop(testing->progress);
    testing->progress = NULL;
}

static void on_begun(void *user, const char *name)
{
    struct testing *testing = user;
    (void)name;
    stop_progress(testing);
    testing->progress = progress_start(&testing->session->output, false);
    testing->shown = progress_callbacks(testing->progress);
}

static void on_finished(void *user, const struct alq_test_result *result)
{
    struct testing *testing = user;
    stop_progress(testing);
    test_report_result(&testing->session->output, result);
}

static void on_watch(void *user, struct alq_database *scratch)
{
    (void)user;
    interrupt_turn_to(scratch);
}

static bool run_setup(void *user, struct alq_database *scratch, struct alq_error *err)
{
    const struct testing *testing = user;
    const char *file = session_value(testing->session, OPTION_SETUP);
    return alq_database_execute(scratch, testing->setup, err) || error_at(err, file, 0, 0);
}

static bool run_schema(void *user, struct alq_database *scratch, struct alq_error *err)
{
    const struct testing *testing = user;
    return alq_database_execute(scratch, testing->schema, err) ||
           error_at(err, testing->schema_file, 0, 0);
}

/* -- Options */

/* The values of an option, each a list with commas, as a list that ends with NULL. */
static const char *const *names_of(struct session *session, enum option_id id)
{
    const struct strings *values = session_values(session, id);
    struct strings names = {0};
    for (size_t i = 0; i < values->count; i++)
        for (const char *value = values->items[i]; *value;) {
            size_t length = strcspn(value, ",");
            if (length)
                vec_push(&session->arena, &names, arena_strndup(&session->arena, value, length));
            value += length + (value[length] != '\0');
        }
    if (!names.count)
        return NULL;
    vec_push(&session->arena, &names, NULL);
    return names.items;
}

/* The desired schema of the configuration, where it is one file; NULL else. */
static bool find_schema(struct session *session, const char **ret_path, struct alq_error *err)
{
    const char *config = alq_project_config_file(session->project);
    char *said = NULL;
    *ret_path = session_value(session, OPTION_SCHEMA);
    if (*ret_path)
        return true;
    if (!alq_project_setting(session->project, "schema", &said, err))
        return false;
    const char *path =
        said && config ? path_join(&session->arena, path_directory(&session->arena, config), said)
                       : NULL;
    if (path && file_is_regular(path))
        *ret_path = path;
    free(said);
    return true;
}

static bool read_sql(struct session *session, const char *path, const char **ret_sql,
                     struct alq_error *err)
{
    char *text = NULL;
    if (path && !file_read(path, &session->arena, &text, NULL, err))
        return false;
    *ret_sql = text;
    return true;
}

/* An application's own connection says the kind; where there is a server its URL is needed too. */
static bool choose_target(struct session *session, struct alq_test_options *options,
                          struct alq_error *err)
{
    const char *url = NULL;
    options->scratch_url = session_value(session, OPTION_SCRATCH);
    if (options->scratch_url)
        return session_open_project(session, err);
    if (!session_sql_url(session, &url, err))
        return false;
    bool is_projects = !session_value(session, OPTION_URL) && !session->host->url;
    if (is_projects)
        options->base_directory = alq_project_url_directory(session->project);
    bool is_kind = session->host->database && !strchr(url, ':');
    options->url = is_kind ? arena_printf(&session->arena, "%s://", url) : url;
    if (!is_kind || string_equal(url, "sqlite"))
        return true;
    error_set(err, ALQ_ERROR_USAGE, "it is not known where to make a database for tests");
    return error_hint(err, "give an empty one: alambique test --scratch URL");
}

static bool read_options(struct session *session, struct testing *testing,
                         struct alq_test_options *options, struct alq_error *err)
{
    if (!choose_target(session, options, err) ||
        !read_sql(session, session_value(session, OPTION_SETUP), &testing->setup, err) ||
        !find_schema(session, &testing->schema_file, err) ||
        !read_sql(session, testing->schema_file, &testing->schema, err) ||
        !arguments_milliseconds(&session->arguments, OPTION_STATEMENT_TIMEOUT, 0,
                                &options->statement_timeout_ms, err))
        return false;
    options->only = names_of(session, OPTION_ONLY);
    options->skip = names_of(session, OPTION_SKIP_TEST);
    options->irreversible = names_of(session, OPTION_IRREVERSIBLE);
    options->from = session_value(session, OPTION_FROM);
    options->to = session_value(session, OPTION_TO);
    options->fixtures = session_value(session, OPTION_FIXTURES);
    options->setup = testing->setup ? run_setup : NULL;
    options->create = testing->schema ? run_schema : NULL;
    options->stops_at_failure = session_has(session, OPTION_FAIL_FAST);
    options->keeps_scratch = session_has(session, OPTION_KEEP);
    options->callbacks = (struct alq_callbacks){testing, on_log, on_progress};
    options->user = testing;
    options->begun = on_begun;
    options->finished = on_finished;
    options->watch = on_watch;
    return true;
}

bool cmd_test(struct session *session, struct alq_error *err)
{
    struct testing testing = {.session = session};
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    if (!read_options(session, &testing, &options, err))
        return false;
    interrupt_watch(NULL);
    bool is_run = alq_test(session->project, &options, &report, err);
    interrupt_unwatch();
    stop_progress(&testing);
    if (!is_run) {
        if (!options.scratch_url && !err->file)
            session_say_url_source(session, err);
        return false;
    }
    if (session->output.is_json)
        test_report_json(&session->output, &report);
    else
        test_report_summary(&session->output, &report);
    if (report.failed)
        session->exit_code = EXIT_FAILED;
    alq_test_report_release(&report);
    return true;
}
