/* Reads a side: files into a scratch database, revisions by running them there, a database as it
 * is. */
#include "migrate/generate/side.h"

#include <alambique/migrate.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "database/scratch.h"
#include "migrate/generate/steps.h"
#include "sql/lexer.h"
#include "base/banned.h"

/* -- Settling */

static bool settle_database(struct generation *generation, const char *url,
                            const char *base_directory, struct side *side, struct alq_error *err)
{
    struct url parsed;
    if (!url_parse(url, generation->arena, &parsed, err))
        return false;
    side->kind = SIDE_DATABASE;
    side->url = url;
    side->base_directory = base_directory;
    side->label = url_display(&parsed, generation->arena);
    return string_equal(parsed.dialect, generation->dialect->name) ||
           error_set(err, ALQ_ERROR_USAGE, "%s is no %s database: two kinds cannot be compared",
                     side->label, generation->dialect->label);
}

static bool settle_target(struct generation *generation, struct side *side, struct alq_error *err)
{
    const struct alq_schema_options *options = &generation->options;
    const struct config *config = &generation->project->config;
    side->is_target = true;
    if (options->database) {
        side->kind = SIDE_DATABASE;
        side->label = alq_database_display_url(options->database);
        return true;
    }
    if (options->url)
        return settle_database(generation, options->url, options->base_directory, side, err);
    return config->url ? settle_database(generation, config->url, config->url_directory, side, err)
                       : error_set(err, ALQ_ERROR_CONFIG, "it is not said which database to use");
}

/* Run as a whole a revision undoes itself: as a schema it would ask for nothing to be there. */
static bool is_revision(const struct generation *generation, const struct side_file *file)
{
    ERROR_SCOPE(ignored);
    struct script_file revision;
    bool is_one = false;
    return script_read_header(file->path, file->text, file->length, generation->arena, &revision,
                              &is_one, &ignored) &&
           is_one;
}

static bool read_one(struct generation *generation, struct side *side, const char *path,
                     struct alq_error *err)
{
    char *text = NULL;
    struct side_file file = {.path = path};
    if (!file_read(path, generation->arena, &text, &file.length, err))
        return false;
    file.text = text;
    if (is_revision(generation, &file)) {
        error_set(err, ALQ_ERROR_CONFIG, "%s is a revision, and no schema", path);
        return error_hint(err, "a schema is SQL without sections; the revisions' own is called "
                               "revisions: alambique dump revisions");
    }
    vec_push(generation->arena, &side->files, file);
    return renames_read(file.text, file.length, generation->dialect->syntax, path,
                        generation->arena, &side->renames, err);
}

static bool read_directory(struct generation *generation, struct side *side, const char *path,
                           struct alq_error *err)
{
    struct strings names = {0};
    if (!directory_list(path, generation->arena, &names, err))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (string_ends_with(names.items[i], ".sql") &&
            !read_one(generation, side, path_join(generation->arena, path, names.items[i]), err))
            return false;
    return side->files.count ||
           error_set(err, ALQ_ERROR_CONFIG, "there is no .sql file in %s", path);
}

static bool settle_files(struct generation *generation, const char *path, struct side *side,
                         struct alq_error *err)
{
    side->kind = SIDE_FILES;
    side->label = path;
    if (!file_exists(path)) {
        error_set(err, ALQ_ERROR_IO, "there is no file %s", path);
        return error_hint(err, "a schema is a .sql file, a directory of them, the URL of a "
                               "database, or one of: database, schema, revisions");
    }
    return file_is_directory(path) ? read_directory(generation, side, path, err)
                                   : read_one(generation, side, path, err);
}

static bool fail_without_schema(const struct generation *generation, struct alq_error *err)
{
    const char *file = generation->project->config.file;
    error_set(err, ALQ_ERROR_CONFIG, "no schema is configured to compare with");
    return error_hint(err, "add schema = schema.sql to %s, or --schema FILE",
                      file ? path_name(file) : "alambique.ini");
}

/* The desired schema: of the options as it is, of the configuration from its directory. */
static bool settle_schema(struct generation *generation, struct side *side, struct alq_error *err)
{
    const struct config *config = &generation->project->config;
    const char *said = generation->options.schema;
    const char *directory = NULL;
    if (!said) {
        if (!config_get(config, "schema", generation->arena, &said, err))
            return false;
        directory = config->directory;
    }
    if (!said || !*said)
        return fail_without_schema(generation, err);
    if (strstr(said, "://"))
        return settle_database(generation, said, directory, side, err);
    return settle_files(generation,
                        directory ? path_join(generation->arena, directory, said) : said, side,
                        err);
}

bool side_settle(struct generation *generation, const char *said, struct side *ret_side,
                 struct alq_error *err)
{
    *ret_side = (struct side){.label = said};
    if (string_equal(said, "revisions")) {
        ret_side->kind = SIDE_REVISIONS;
        ret_side->label = _("the revisions");
        return true;
    }
    if (string_equal(said, "schema"))
        return settle_schema(generation, ret_side, err);
    if (string_equal(said, "database"))
        return settle_target(generation, ret_side, err);
    if (strstr(said, "://"))
        return settle_database(generation, said, generation->options.base_directory, ret_side, err);
    return settle_files(generation, said, ret_side, err);
}

/* -- The scratch database */

static bool renew(struct generation *generation, struct alq_error *err)
{
    const struct alq_schema_options *options = &generation->options;
    const struct scratch_options scratch = {
        .url = options->scratch_url,
        .base_directory = options->base_directory,
        .setup = options->setup,
        .watch = options->watch,
        .user = options->user,
        .callbacks = options->callbacks,
    };
    if (!generation->has_scratch) {
        generation->has_scratch = true;
        if (!scratch_begin(&generation->scratch, &scratch, generation->url,
                           generation->url_directory, err))
            return false;
    }
    return scratch_renew(&generation->scratch, err);
}

/* -- Files. They run with the rights of the target's server: what reaches beyond the scratch
 *    database is refused. */

static bool is_word(const struct sql_token *token, const char *const *words)
{
    for (; *words; words++)
        if (sql_token_is(token, *words))
            return true;
    return false;
}

static bool reaches_out(const struct generation *generation, const char *statement)
{
    static const char *const leaving[] = {"use", "attach", "detach", NULL};
    static const char *const making[] = {"create", "drop", "alter", "rename", NULL};
    static const char *const shared[] = {"database", "role", "user", "tablespace", "login", NULL};
    struct sql_lexer lexer;
    struct sql_token first, second;
    sql_lexer_init(&lexer, statement, strlen(statement), generation->dialect->syntax, NULL, 1);
    if (!sql_lexer_next(&lexer, true, &first, NULL) ||
        !sql_lexer_next(&lexer, false, &second, NULL))
        return false;
    return is_word(&first, leaving) ||
           (is_word(&first, making) &&
            (is_word(&second, shared) || (generation->dialect->scratch->is_schema_database &&
                                          sql_token_is(&second, "schema"))));
}

static bool run_statement(struct generation *generation, const struct side_file *file,
                          const struct sql_statement *statement, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    if (reaches_out(generation, statement->text)) {
        error_set(err, ALQ_ERROR_SCRIPT, "a schema cannot reach beyond its own database");
        error_at(err, file->path, statement->line, statement->column);
        return error_hint(err, "take the statement out: it says nothing of tables");
    }
    if (connection_execute(generation_connection(generation), statement->text, &failure))
        return true;
    if (failure.kind == ALQ_ERROR_CANCELLED)
        return error_move(err, &failure);
    unsigned line = statement->line + (failure.line ? failure.line - 1 : 0);
    unsigned column = failure.line > 1 ? failure.column : statement->column;
    if (failure.line == 1 && failure.column)
        column += failure.column - 1;
    if (failure.kind == ALQ_ERROR_DATABASE)
        failure.kind = ALQ_ERROR_SCRIPT;
    error_at(&failure, file->path, line, column);
    return error_move(err, &failure);
}

static bool run_files(struct generation *generation, const struct side *side, struct alq_error *err)
{
    struct connection *connection = generation_connection(generation);
    for (size_t i = 0; i < side->files.count; i++) {
        const struct side_file *file = &side->files.items[i];
        struct sql_statements statements = {0};
        if (!sql_split(file->text, file->length, generation->dialect->syntax, file->path, 1,
                       generation->arena, &statements, err))
            return false;
        for (size_t j = 0; j < statements.count; j++)
            if (!run_statement(generation, file, &statements.items[j], err))
                return false;
    }
    return connection_restore_schema(connection, err);
}

/* -- Revisions */

static bool run_revisions(struct generation *generation, struct alq_error *err)
{
    const struct alq_run_options options = {.callbacks = generation->options.callbacks};
    if (!alq_project_revision_count(generation->project))
        return true;
    return alq_upgrade(generation->project, generation->scratch.database, "heads", &options, NULL,
                       err) ||
           error_detail(err, "the revisions are run on a scratch database, to see what they make");
}

/* -- Databases */

static bool look_by(struct generation *generation, struct connection *connection,
                    struct arena *arena, struct snapshot *ret_snapshot, struct alq_error *err)
{
    generation->is_mariadb = connection->is_mariadb;
    generation->wraps_defaults = connection->wraps_defaults;
    return snapshot_take(connection, arena, ret_snapshot, err);
}

static bool look_at(struct generation *generation, const struct side *side, struct arena *arena,
                    struct snapshot *ret_snapshot, struct alq_error *err)
{
    const struct alq_database_options options = {
        .must_exist = true,
        .read_only = true,
        .base_directory = side->base_directory,
    };
    struct alq_database *database = NULL;
    if (side->is_target && generation->options.database)
        return look_by(generation, generation->options.database->connection, arena, ret_snapshot,
                       err);
    if (!alq_database_open(side->url, &options, &database, err))
        return false;
    bool is_read = look_by(generation, database->connection, arena, ret_snapshot, err);
    alq_database_free(database);
    return is_read;
}

static bool copy_database(struct generation *generation, const struct side *side,
                          struct alq_error *err)
{
    struct snapshot there, empty;
    struct differences differences = {0};
    struct changes changes = {0};
    struct step_groups groups = {0};
    if (!look_at(generation, side, generation->arena, &there, err) ||
        !snapshot_take(generation_connection(generation), generation->arena, &empty, err))
        return false;
    snapshots_diff(generation, &empty, &there, generation->arena, &differences, &changes);
    return steps_make(generation, &changes, &groups, err) ||
           error_detail(err, "the schema of %s is made in a scratch database", side->label);
}

bool side_make(struct generation *generation, const struct side *side, struct arena *arena,
               struct snapshot *ret_snapshot, struct alq_error *err)
{
    bool is_made = renew(generation, err);
    if (is_made && side->kind == SIDE_REVISIONS)
        is_made = run_revisions(generation, err);
    else if (is_made && side->kind == SIDE_FILES)
        is_made = run_files(generation, side, err);
    else if (is_made)
        is_made = copy_database(generation, side, err);
    return is_made &&
           look_by(generation, generation_connection(generation), arena, ret_snapshot, err);
}

bool side_look(struct generation *generation, const struct side *side, struct arena *arena,
               struct snapshot *ret_snapshot, struct alq_error *err)
{
    return side->kind == SIDE_DATABASE ? look_at(generation, side, arena, ret_snapshot, err)
                                       : side_make(generation, side, arena, ret_snapshot, err);
}
