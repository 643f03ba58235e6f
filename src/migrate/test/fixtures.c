/* Finds and reads the files of rows. */
#include "migrate/test/fixtures.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "migrate/databases.h"
#include "base/banned.h"

/* The revision whose id the name begins with, up to a point or an underscore; the longest id. */
static const struct graph_node *find_node(const struct graph *graph, const char *name)
{
    const struct node_list *nodes = graph_nodes(graph);
    const struct graph_node *found = NULL;
    for (size_t i = 0; i < nodes->count; i++) {
        const char *id = nodes->items[i]->id;
        size_t length = strlen(id);
        bool is_named = strncmp(name, id, length) == 0 && strchr("._", name[length]);
        if (is_named && (!found || length > strlen(found->id)))
            found = nodes->items[i];
    }
    return found;
}

/* The kind of database in "ID.sqlite.sql"; NULL: any. */
static const char *dialect_of(const char *name, struct arena *arena)
{
    const char *end = name + strlen(name) - strlen(".sql");
    const char *start = end;
    while (start > name && start[-1] != '.')
        start--;
    const char *word = arena_strndup(arena, start, (size_t)(end - start));
    return start > name && databases_find(word) ? word : NULL;
}

static bool fail_unknown(const struct trial *trial, const char *path, struct alq_error *err)
{
    const char *near = graph_suggest(project_graph(trial->project), path_name(path));
    error_set(err, ALQ_ERROR_CONFIG, "fixture %s belongs to no revision", path_name(path));
    error_at(err, path, 0, 0);
    return error_hint(err, "call it as a revision: %s.sql",
                      near ? near : trial->plan.items[0].node->id);
}

/* A name up to a comma, a blank or the end of the line. */
static void read_changes(const char *line, size_t length, struct arena *arena,
                         struct strings *changes)
{
    static const char key[] = "-- changes:";
    const char *end = line + length;
    if (length < sizeof key - 1 || strncmp(line, key, sizeof key - 1) != 0)
        return;
    for (line += sizeof key - 1; line < end;) {
        size_t blanks = strspn(line, ", \t\r");
        line += blanks;
        size_t size = strcspn(line, ", \t\r\n");
        if (line + size > end || !size)
            return;
        vec_push(arena, changes, arena_strndup(arena, line, size));
        line += size;
    }
}

static bool read_fixture(const char *path, struct arena *arena, struct fixture *fixture,
                         struct alq_error *err)
{
    char *text = NULL;
    if (!file_read(path, arena, &text, NULL, err))
        return false;
    fixture->path = path;
    fixture->sql = text;
    fixture->changes = (struct strings){0};
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        read_changes(line, length, arena, &fixture->changes);
        line += length + (line[length] == '\n');
    }
    return true;
}

/* Files of revisions outside of the range have no place. */
static struct fixture *place_of(const struct trial *trial, const struct graph_node *node,
                                struct fixture *fixtures)
{
    for (size_t i = 0; i < trial->plan.count; i++)
        if (trial->plan.items[i].node == node)
            return &fixtures[i];
    return NULL;
}

static bool take_file(const struct trial *trial, const char *name, struct arena *arena,
                      struct fixture *fixtures, struct alq_error *err)
{
    const char *path = path_join(arena, trial->fixtures, name);
    const struct graph_node *node = find_node(project_graph(trial->project), name);
    const char *dialect = dialect_of(name, arena);
    if (!node)
        return fail_unknown(trial, path, err);
    struct fixture *fixture = place_of(trial, node, fixtures);
    if (!fixture || (dialect && !string_equal(dialect, trial->scratch.dialect->name)))
        return true;
    bool has_own = fixture->path && dialect_of(path_name(fixture->path), arena);
    return has_own || read_fixture(path, arena, fixture, err);
}

bool fixtures_load(const struct trial *trial, struct arena *arena, struct fixture **ret_fixtures,
                   struct alq_error *err)
{
    struct strings names = {0};
    struct fixture *fixtures = arena_new_array(arena, struct fixture, trial->plan.count);
    if (!directory_list(trial->fixtures, arena, &names, err))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (string_ends_with(names.items[i], ".sql") &&
            !take_file(trial, names.items[i], arena, fixtures, err))
            return false;
    *ret_fixtures = fixtures;
    return true;
}
