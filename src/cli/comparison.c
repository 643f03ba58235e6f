/* Reads the options of commands that compare, and tells what they found. */
#include "cli/comparison.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static void on_log(void *user, enum alq_log_level level, const char *message)
{
    struct comparing *comparing = user;
    if (level >= ALQ_LOG_WARNING)
        output_warning(&comparing->session->output, message);
}

static bool on_progress(void *user, const struct alq_progress *progress)
{
    (void)user;
    (void)progress;
    return !interrupt_came();
}

static void on_watch(void *user, struct alq_database *scratch)
{
    (void)user;
    interrupt_turn_to(scratch);
    if (scratch && interrupt_came()) /* before there was anything to stop */
        alq_database_interrupt(scratch);
}

static bool run_setup(void *user, struct alq_database *scratch, struct alq_error *err)
{
    const struct comparing *comparing = user;
    const char *file = session_value(comparing->session, OPTION_SETUP);
    return alq_database_execute(scratch, comparing->setup, err) || error_at(err, file, 0, 0);
}

static bool read_setup(struct comparing *comparing, struct alq_error *err)
{
    const char *path = session_value(comparing->session, OPTION_SETUP);
    char *text = NULL;
    if (!path)
        return true;
    if (!file_read(path, &comparing->session->arena, &text, NULL, err))
        return false;
    comparing->setup = text;
    comparing->options.setup = run_setup;
    return true;
}

/* The project's own URL is the library's to find, with the directory that it is relative to. */
static bool choose_target(struct comparing *comparing, struct alq_error *err)
{
    struct session *session = comparing->session;
    const char *url = NULL;
    bool is_projects = !session_value(session, OPTION_URL) && !session->host->url;
    comparing->options.database = session->host->database;
    if (session->host->database || !session_names_url(session))
        return true;
    if (!session_sql_url(session, &url, err))
        return false;
    if (!is_projects || session->tenant_url)
        comparing->options.url = url;
    return true;
}

bool comparing_begin(struct comparing *comparing, struct session *session, struct alq_error *err)
{
    *comparing = (struct comparing){.session = session};
    if (!session_open_new_project(session, err))
        return false;
    comparing->options = (struct alq_schema_options){
        .schema = session_value(session, OPTION_DESIRED_SCHEMA),
        .scratch_url = session_value(session, OPTION_SCRATCH),
        .watch = on_watch,
        .user = comparing,
        .callbacks = {comparing, on_log, on_progress},
    };
    if (!choose_target(comparing, err) || !read_setup(comparing, err))
        return false;
    interrupt_watch(NULL);
    return true;
}

void comparing_end(struct comparing *comparing)
{
    (void)comparing;
    interrupt_unwatch();
}

bool comparing_fail(struct session *session, struct alq_error *err)
{
    if (strcmp(err->sqlstate, "3D000") == 0) {
        session->exit_code = EXIT_UNREACHABLE;
        error_hint(err, "alambique upgrade");
    }
    return false;
}

void comparing_warn(struct session *session, const struct alq_comparison *comparison)
{
    for (size_t i = 0; i < comparison->warnings.count; i++)
        output_warning(&session->output, comparison->warnings.items[i]);
}

static json_t *difference_json(const struct alq_difference *difference)
{
    json_t *object = json_object();
    json_object_set_new(object, "change", json_text(difference->change));
    json_object_set_new(object, "object", json_text(difference->object));
    json_object_set_new(object, "schema", json_text(difference->schema));
    json_object_set_new(object, "table", json_text(difference->table));
    json_object_set_new(object, "name", json_text(difference->name));
    json_object_set_new(object, "aspect", json_text(difference->aspect));
    json_object_set_new(object, "before", json_text(difference->before));
    json_object_set_new(object, "after", json_text(difference->after));
    json_object_set_new(object, "text", json_text(difference->text));
    return object;
}

json_t *comparison_json(const struct alq_comparison *comparison)
{
    json_t *root = json_object();
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->count; i++)
        json_array_append_new(list, difference_json(&comparison->items[i]));
    json_object_set_new(root, "from", json_text(comparison->from));
    json_object_set_new(root, "to", json_text(comparison->to));
    json_object_set_new(root, "dialect", json_text(comparison->dialect));
    json_object_set_new(root, "differences", list);
    json_object_set_new(root, "warnings", json_list(comparison->warnings));
    return root;
}
