/* alq_autogenerate. */
#include <alambique/autogenerate.h>

#include "migrate/create.h"
#include "migrate/generate/compare.h"
#include "migrate/generate/work.h"
#include "base/banned.h"

struct autogeneration {
    const struct alq_project *project;
    const struct alq_schema_options *options;
    struct arena *arena;
    struct alq_comparison *comparison;
};

static void write_bodies(const struct generation *generation, const struct work *work,
                         enum script_kind kind, struct script_draft *draft)
{
    const struct dialect *dialect = generation->dialect;
    struct arena *arena = generation->arena;
    char *upgrade = steps_write(dialect, &work->forth, &work->forth_notes, kind, arena);
    char *downgrade = steps_write(dialect, &work->back, &work->back_notes, kind, arena);
    draft->upgrade_body = upgrade;
    draft->downgrade_body = downgrade;
    if (kind == SCRIPT_PYTHON)
        draft->imports = steps_imports(upgrade, downgrade, arena);
}

static bool fill(void *user, enum script_kind kind, struct script_draft *draft, struct arena *arena,
                 bool *ret_is_wanted, struct alq_error *err)
{
    struct autogeneration *autogeneration = user;
    struct generation generation;
    struct work work = {0};
    (void)arena; /* the result's lives longer */
    bool is_done = generation_begin(&generation, autogeneration->project, autogeneration->options,
                                    autogeneration->arena, err) &&
                   work_make(&generation, &work, true, err);
    if (is_done) {
        work_report(&generation, &work, autogeneration->comparison);
        write_bodies(&generation, &work, kind, draft);
        *ret_is_wanted = autogeneration->comparison->count > 0;
    }
    generation_end(&generation);
    return is_done;
}

bool alq_autogenerate(const struct alq_project *project, const struct alq_revision_request *request,
                      const struct alq_schema_options *options, char **ret_path,
                      struct alq_comparison *ret_comparison, struct alq_error *err)
{
    struct arena *arena = NULL;
    struct alq_comparison comparison = comparison_begin(&arena);
    const struct alq_schema_options settled = schema_options(options, "revisions", "schema");
    struct autogeneration autogeneration = {project, &settled, arena, &comparison};
    bool is_done =
        create_revision(project, request, &settled.callbacks, fill, &autogeneration, ret_path, err);
    comparison_end(&comparison, is_done, ret_comparison);
    return is_done;
}
