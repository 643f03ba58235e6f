/* Reads the set of revisions that a program was built with. */
#include "script/embedded.h"

#include <string.h>

#include "base/error.h"
#include "base/banned.h"

static bool find_kind(const struct alq_embedded_revision *given, enum script_kind *ret_kind,
                      struct alq_error *err)
{
    static const struct {
        const char *format;
        enum script_kind kind;
    } kinds[] = {{"sql", SCRIPT_SQL},
                 {"dbmate", SCRIPT_DBMATE},
                 {"goose", SCRIPT_GOOSE},
                 {"py", SCRIPT_PYTHON},
                 {"c", SCRIPT_C}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].format, given->format) == 0) {
            *ret_kind = kinds[i].kind;
            return true;
        }
    return error_set(err, ALQ_ERROR_CONFIG, "the embedded revision %s is of an unknown format '%s'",
                     given->id, given->format);
}

/* The set's own array: nothing pushes to a list of a file that is loaded. */
static struct strings list_of(const char *const *items)
{
    size_t count = 0;
    while (items && items[count])
        count++;
    return (struct strings){(const char **)items, count, count};
}

bool script_embedded_outline(const struct alq_revision_set *set, struct arena *arena,
                             struct graph_outline *ret_outline)
{
    if (!set->heads || !set->heads[0])
        return false;
    struct graph_outline outline = {.longest_id = set->longest_id};
    for (const char *const *head = set->heads; *head; head++)
        vec_push(arena, &outline.heads, *head);
    *ret_outline = outline;
    return true;
}

bool script_load_embedded(const struct alq_revision_set *set, struct arena *arena,
                          struct script_list *ret_list, struct alq_error *err)
{
    struct script_list list = {0};
    struct script_file *files = arena_new_array(arena, struct script_file, set->count);
    for (size_t i = 0; i < set->count; i++) {
        const struct alq_embedded_revision *given = &set->revisions[i];
        struct script_file *file = &files[i];
        *file = (struct script_file){
            .revision = {.id = given->id,
                         .down = list_of(given->parents),
                         .depends_on = list_of(given->depends_on),
                         .labels = list_of(given->labels),
                         .file = given->name,
                         .owner = file},
            .path = given->name,
            .title = given->title,
            .doc = given->doc,
            .create_date = given->create_date,
            .is_transactional = !given->no_transaction,
            .has_downgrade = given->has_downgrade,
            .has_variables = given->has_variables,
            .code = given->code,
            .digest = given->digest,
            .bytes = given->text ? given->text : "",
            .length = given->length,
        };
        if (!find_kind(given, &file->kind, err))
            return false;
        vec_push(arena, &list, file);
    }
    *ret_list = list;
    return true;
}
