/* Finds the configuration file, and chooses its section. */
#include "migrate/config_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "migrate/pyproject.h"
#include "base/banned.h"

static const char *const ini_names[] = {"alambique.ini", "alembic.ini"};

/* Where Flask-Migrate has its file, seen from the application; it says no script_location. */
#define FLASK_MIGRATE_FILE "migrations/alembic.ini"

/* Where the configuration is when the caller does not say; NULL when it is nowhere. */
static const char *find_file(void)
{
    static const char *const variables[] = {"ALAMBIQUE_CONFIG", "ALEMBIC_CONFIG"};
    for (size_t i = 0; i < 2; i++) {
        const char *named = getenv(variables[i]);
        if (named && *named)
            return named;
    }
    for (size_t i = 0; i < 2; i++)
        if (file_is_regular(ini_names[i]))
            return ini_names[i];
    return NULL;
}

static bool fail_without_file(struct arena *arena, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "no configuration file");
    error_detail(err, "looked for %s, %s and %s with [tool.alembic] in %s", ini_names[0],
                 ini_names[1], PYPROJECT_FILE, path_absolute(arena, "."));
    if (file_is_regular(FLASK_MIGRATE_FILE))
        return error_hint(err, "name the file: alambique -c %s status", FLASK_MIGRATE_FILE);
    return error_hint(err, "alambique init migrations (or name the file with -c, "
                           "or a directory of revisions with -d)");
}

static bool fail_missing(const char *path, struct arena *arena, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "no configuration file %s", path);
    error_detail(err, "looked in %s", path_directory(arena, path_absolute(arena, path)));
    return error_hint(err, "alambique init migrations -c %s", path);
}

static void settle_file(struct config *config, const char *path, struct arena *arena)
{
    config->file = path_absolute(arena, path);
    config->directory = path_directory(arena, config->file);
}

/* The file of another name in the same directory; NULL where there is none. */
static const char *find_beside(const char *path, const char *name, struct arena *arena)
{
    const char *beside = path_join(arena, path_directory(arena, path), name);
    return file_is_regular(beside) ? beside : NULL;
}

static const char *alembic_section(const struct alq_project_options *options)
{
    return options->section ? options->section : "alembic";
}

static bool read_ini(struct config *config, const char *path,
                     const struct alq_project_options *options, struct arena *arena,
                     struct alq_error *err)
{
    bool unused = false;
    if (!file_exists(path))
        return fail_missing(path, arena, err);
    if (!ini_read(path, arena, &config->ini, err))
        return false;
    settle_file(config, path, arena);
    const char *pyproject = find_beside(path, PYPROJECT_FILE, arena);
    return !pyproject || ini_find_section(&config->ini, "alambique") ||
           pyproject_add(pyproject, alembic_section(options), arena, &config->ini, &unused, err);
}

/* One that was named must have the table; another counts only where it has. */
static bool read_pyproject(struct config *config, const char *path, bool is_named,
                           const struct alq_project_options *options, struct arena *arena,
                           struct alq_error *err)
{
    bool is_found = false;
    if (!file_exists(path))
        return fail_missing(path, arena, err);
    config->ini.path = path;
    ini_set_here(&config->ini, arena, path);
    if (!pyproject_add(path, alembic_section(options), arena, &config->ini, &is_found, err))
        return false;
    if (is_found)
        settle_file(config, path, arena);
    if (is_found || !is_named)
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "%s has no table [tool.alembic]", path);
    return error_hint(err, "name an alembic.ini with -c, or write script_location there");
}

static bool read_file(struct config *config, const char *path,
                      const struct alq_project_options *options, struct arena *arena,
                      struct alq_error *err)
{
    if (strcmp(path_name(path), PYPROJECT_FILE) != 0)
        return read_ini(config, path, options, arena, err);
    const char *ini = find_beside(path, "alembic.ini", arena);
    return ini ? read_ini(config, ini, options, arena, err)
               : read_pyproject(config, path, true, options, arena, err);
}

static bool choose_section(struct config *config, const char *asked, struct alq_error *err)
{
    bool has_own = ini_find_section(&config->ini, "alambique") != NULL;
    config->section = asked ? asked : has_own ? "alambique" : "alembic";
    config->is_alembic =
        config->file && (asked ? !has_own : strcmp(config->section, "alembic") == 0);
    if (!config->file || ini_find_section(&config->ini, config->section))
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "%s has no section [%s]", config->file, config->section);
    TEXT_SCOPE(names);
    for (size_t i = 0; i < config->ini.sections.count; i++)
        text_printf(&names, "%s[%s]", i ? ", " : "", config->ini.sections.entries[i].key);
    if (names.length)
        error_detail(err, "it has %s", text_string(&names));
    return error_hint(err, "choose one with -n NAME");
}

bool config_file_load(const struct alq_project_options *options, bool is_in_memory,
                      struct arena *arena, struct config *config, struct alq_error *err)
{
    const char *path = options->config_file;
    if (!path && !is_in_memory)
        path = find_file();
    if (path && *path && !read_file(config, path, options, arena, err))
        return false;
    if (!path && !is_in_memory && file_is_regular(PYPROJECT_FILE) &&
        !read_pyproject(config, PYPROJECT_FILE, false, options, arena, err))
        return false;
    if (!config->file && !options->directory && !is_in_memory)
        return fail_without_file(arena, err);
    return choose_section(config, options->section, err);
}
