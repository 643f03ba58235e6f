/* Projects whose revisions are inside the program, and the source that puts them there. */
#include <alambique/embed.h>

#include "base/error.h"
#include "base/text.h"
#include "migrate/project.h"
#include "script/embedded.h"
#include "base/banned.h"

static bool check_version(const struct alq_revision_set *set, struct alq_error *err)
{
    if (set->version == ALQ_REVISION_SET_VERSION)
        return true;
    error_set(err, ALQ_ERROR_CONFIG,
              "the embedded revisions are of version %u, and this library reads version %u",
              set->version, ALQ_REVISION_SET_VERSION);
    return error_hint(err, "build the program again with the command of this library");
}

static bool load_embedded(struct content *content, const void *set, struct alq_error *err)
{
    return script_load_embedded(set, content->arena, &content->files, err);
}

bool alq_project_open_embedded(const struct alq_revision_set *set,
                               const struct alq_project_options *options,
                               struct alq_project **ret_project, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct graph_outline outline;
    if (!check_version(set, err))
        return false;
    bool is_known = script_embedded_outline(set, &scratch, &outline);
    return project_open_loaded(options, load_embedded, set, is_known ? &outline : NULL,
                               "among those embedded", ret_project, err);
}

bool alq_embed(const struct alq_project *project, const char *symbol, char **ret_source,
               size_t *ret_length, struct alq_error *err)
{
    TEXT_SCOPE(source);
    struct content *content = project->content;
    if (!script_write_embedded(content_files(content),
                               content->has_outline && content_has_revisions(content)
                                   ? &content->outline
                                   : NULL,
                               symbol, &source, err))
        return false;
    if (ret_length)
        *ret_length = source.length;
    *ret_source = text_take(&source);
    return true;
}
