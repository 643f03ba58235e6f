/* Makes new projects: directories, configuration files, and what their kind needs. */
#include <stdarg.h>
#include <string.h>

#include <alambique/scaffold.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/project.h"
#include "migrate/templates.h"
#include "base/banned.h"

static const struct alq_template templates[] = {
    {"sql", "revisions in SQL, with a section for each direction (the default)"},
    {"alembic", "Alembic scripts in versions/, for use by Alambique and Alembic alike"},
    {"multidb", "the same for several databases, with functions for each"},
    {"c", "revisions in C, compiled when they run or built into a program"},
    {NULL, NULL},
};

/* What a template is made of. */
struct kind {
    const char *name;
    const char *config_name, *config;
    const char *environment, *script; /* NULL: the directory stays empty */
};

static const struct kind kinds[] = {
    {"sql", "alambique.ini", alambique_ini, NULL, NULL},
    {"alembic", "alembic.ini", alembic_ini, env_py, script_py_mako},
    {"multidb", "alembic.ini", multidb_ini, multidb_env_py, multidb_script_py_mako},
    {"c", "alambique.ini", alambique_ini, NULL, NULL},
};

const struct alq_template *alq_templates(void)
{
    return templates;
}

static void say(const struct alq_callbacks *callbacks, const char *format, ...) ALQ_FORMAT(2, 3);

static void say(const struct alq_callbacks *callbacks, const char *format, ...)
{
    if (!callbacks || !callbacks->log)
        return;
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    callbacks->log(callbacks->user, ALQ_LOG_INFO, text_string(&message));
}

static bool find_kind(const char *name, const struct kind **ret_kind, struct alq_error *err)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            *ret_kind = &kinds[i];
            return true;
        }
    }
    error_set(err, ALQ_ERROR_USAGE, "no template '%s'", name);
    return error_hint(err, "alambique list_templates");
}

static bool check_empty(const char *directory, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings names = {0};
    if (!file_exists(directory))
        return true;
    if (!directory_list(directory, &scratch, &names, err))
        return false;
    if (!names.count)
        return true;
    error_set(err, ALQ_ERROR_USAGE, "directory %s already exists and is not empty", directory);
    error_detail(err, "it holds %s%s", names.items[0], names.count > 1 ? _(" and more") : "");
    return error_hint(
        err, "choose another name, or write a configuration file whose script_location it is");
}

static bool make_directory(const char *directory, const struct alq_callbacks *callbacks,
                           struct alq_error *err)
{
    bool is_new = !file_is_directory(directory);
    if (!directory_create(directory, err))
        return false;
    if (is_new)
        say(callbacks, "Created directory %s", directory);
    return true;
}

/* Adds template with @DIRECTORY@ and @URL@ replaced. */
static void fill_template(const char *template_text, const char *directory, const char *url,
                          struct text *text)
{
    static const char directory_mark[] = "@DIRECTORY@";
    static const char url_mark[] = "@URL@";
    for (const char *at = template_text; *at;) {
        if (strncmp(at, directory_mark, strlen(directory_mark)) == 0) {
            text_add(text, directory);
            at += strlen(directory_mark);
        } else if (strncmp(at, url_mark, strlen(url_mark)) == 0) {
            for (const char *byte = url; *byte; byte++)
                text_add(text, *byte == '%' ? "%%" : (char[]){*byte, '\0'});
            at += strlen(url_mark);
        } else {
            text_add_char(text, *at++);
        }
    }
}

static bool write_config(const struct alq_init_options *options, const struct kind *kind,
                         const struct alq_callbacks *callbacks, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *path = options->config_file ? options->config_file : kind->config_name;
    if (file_exists(path)) {
        say(callbacks, "File %s already exists, skipping", path);
        return true;
    }
    const char *here = path_directory(&scratch, path_absolute(&scratch, path));
    const char *directory =
        path_relative(&scratch, path_absolute(&scratch, options->directory), here);
    TEXT_SCOPE(text);
    fill_template(kind->config, directory, options->url ? options->url : "sqlite:///app.db", &text);
    if (!file_create(path, text_string(&text), text.length, err))
        return false;
    say(callbacks, "Created %s", path);
    return true;
}

static bool write_alembic_files(const char *directory, const struct kind *kind,
                                const struct alq_callbacks *callbacks, struct alq_error *err)
{
    const struct {
        const char *name;
        const char *text;
    } files[] = {{"env.py", kind->environment}, {"script.py.mako", kind->script}};
    ARENA_SCOPE(scratch);
    if (!make_directory(path_join(&scratch, directory, "versions"), callbacks, err))
        return false;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = path_join(&scratch, directory, files[i].name);
        if (!file_create(path, files[i].text, strlen(files[i].text), err))
            return false;
        say(callbacks, "Created %s", path);
    }
    return true;
}

bool alq_init(const struct alq_init_options *options, const struct alq_callbacks *callbacks,
              struct alq_error *err)
{
    const struct kind *kind = NULL;
    if (!find_kind(options->template_name ? options->template_name : "sql", &kind, err) ||
        !check_empty(options->directory, err) ||
        !make_directory(options->directory, callbacks, err))
        return false;
    if (kind->environment && !write_alembic_files(options->directory, kind, callbacks, err))
        return false;
    return write_config(options, kind, callbacks, err);
}

bool alq_mkdir(const struct alq_project *project, const struct alq_callbacks *callbacks,
               struct alq_error *err)
{
    const struct config *config = &project->config;
    if (config->script_location && !make_directory(config->script_location, callbacks, err))
        return false;
    for (size_t i = 0; i < config->version_locations.count; i++)
        if (!make_directory(config->version_locations.items[i], callbacks, err))
            return false;
    return true;
}
