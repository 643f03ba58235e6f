/* What a comparison works on: the kind of database, and its scratch databases. */
#include <string.h>

#include "base/error.h"
#include "migrate/databases.h"
#include "migrate/generate/side.h"
#include "migrate/history.h"
#include "migrate/journal.h"
#include "database/lock.h"
#include "base/banned.h"

static bool is_url(const char *side)
{
    return side && strstr(side, "://");
}

/* The library's own tables. */
static void name_own_tables(struct generation *generation)
{
    const char *const names[] = {generation->project->config.version_table, HISTORY_TABLE,
                                 JOURNAL_TABLE, LEASE_TABLE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        vec_push(generation->arena, &generation->own_tables, names[i]);
}

static void find_url(struct generation *generation)
{
    const struct alq_schema_options *options = &generation->options;
    const struct config *config = &generation->project->config;
    generation->url_directory = options->base_directory;
    if (is_url(options->from) || is_url(options->to)) {
        generation->url = is_url(options->from) ? options->from : options->to;
    } else if (options->url) {
        generation->url = options->url;
    } else if (options->database) {
        generation->url =
            arena_printf(generation->arena, "%s://", alq_database_dialect(options->database));
    } else {
        generation->url = config->url;
        generation->url_directory = config->url_directory;
    }
}

bool generation_begin(struct generation *generation, const struct alq_project *project,
                      const struct alq_schema_options *options, struct arena *arena,
                      struct alq_error *err)
{
    static const struct alq_schema_options none;
    struct url url;
    *generation = (struct generation){
        .project = project,
        .options = options ? *options : none,
        .arena = arena,
    };
    name_own_tables(generation);
    find_url(generation);
    if (!generation->url) {
        error_set(err, ALQ_ERROR_CONFIG, "it is not said for which kind of database");
        return error_hint(err, "add --url sqlite://, or set sqlalchemy.url in the configuration");
    }
    if (!url_parse(generation->url, arena, &url, err))
        return false;
    generation->dialect = databases_find(url.dialect);
    return generation->dialect ||
           error_set(err, ALQ_ERROR_CONFIG, "this build knows no database '%s'", url.dialect);
}

void generation_end(struct generation *generation)
{
    if (generation->has_scratch)
        scratch_end(&generation->scratch);
    generation->has_scratch = false;
}

struct connection *generation_connection(const struct generation *generation)
{
    return generation->scratch.database->connection;
}
