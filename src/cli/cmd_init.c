/* `init`: makes a directory for revisions and its configuration. */
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

/* Where Alembic would read the directories as a package. */
static bool write_package(struct session *session, const char *directory, struct alq_error *err)
{
    const char *versions = path_join(&session->arena, directory, "versions");
    const char *files[] = {
        path_join(&session->arena, directory, "__init__.py"),
        path_join(&session->arena, versions, "__init__.py"),
    };
    for (size_t i = 0; i < 2; i++) {
        if (!file_create(files[i], "", 0, err))
            return false;
        output_line(&session->output, "Created %s", files[i]);
    }
    return true;
}

struct made {
    const char *directory;
    const char *config_file;
    bool is_named; /* by a configuration file that was there, or by the new one */
};

/* Whether a configuration file that is there already names the directory. */
static bool is_named_by(struct session *session, const char *config_file, const char *directory)
{
    const struct alq_project_options options = {.config_file = config_file, .allow_empty = true};
    struct alq_project *project = NULL;
    bool is_named =
        alq_project_open(&options, &project, NULL) &&
        string_equal(alq_project_directory(project), path_absolute(&session->arena, directory));
    alq_project_free(project);
    return is_named;
}

static void say_next(struct session *session, const struct made *made)
{
    output_string(&session->output, "");
    if (!made->is_named)
        output_line(&session->output, "Next: set script_location = %%(here)s/%s in %s, then",
                    made->directory, made->config_file);
    else if (!session_value(session, OPTION_URL))
        output_line(&session->output, "Next: set sqlalchemy.url in %s, then", made->config_file);
    else
        output_line(&session->output, "Next:");
    output_command(&session->output, "%s revision -m \"first tables\"", session->program);
    output_command(&session->output, "%s upgrade", session->program);
}

bool cmd_init(struct session *session, struct alq_error *err)
{
    const char *directory = session_argument(session, 0);
    if (!directory)
        directory = session_value(session, OPTION_DIRECTORY);
    const struct alq_init_options options = {
        .directory = directory ? directory : "migrations",
        .config_file = session_value(session, OPTION_CONFIG),
        .template_name = session_value(session, OPTION_TEMPLATE),
        .url = session_value(session, OPTION_URL),
    };
    bool is_alembic = string_equal(options.template_name, "alembic") ||
                      string_equal(options.template_name, "multidb");
    bool is_package = session_has(session, OPTION_PACKAGE);
    if (is_package && !is_alembic)
        return error_set(err, ALQ_ERROR_USAGE,
                         "--package is for the templates alembic and multidb");
    const char *config_file = options.config_file;
    if (!config_file)
        config_file = is_alembic ? "alembic.ini" : "alambique.ini";
    struct made made = {options.directory, config_file, !file_exists(config_file)};
    struct scaffold scaffold = {.session = session};
    const struct alq_callbacks callbacks = scaffold_callbacks(&scaffold);
    if (!alq_init(&options, &callbacks, err) ||
        (is_package && !write_package(session, options.directory, err)))
        return false;
    made.is_named = made.is_named || is_named_by(session, config_file, options.directory);
    if (session->output.is_json)
        json_print(&session->output,
                   json_pack("{s:o, s:o}", "directory", json_text(options.directory), "config_file",
                             json_text(config_file)));
    else
        say_next(session, &made);
    return true;
}
