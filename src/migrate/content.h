/* The revisions of a project, linked. Those that are known to have been linked before are left
 * alone until the first question about them: often there is none. */
#ifndef MIGRATE_CONTENT_H
#define MIGRATE_CONTENT_H

#include <pthread.h>

#include <alambique/project.h>

#include "revision/graph.h"
#include "script/survey.h"

struct arena;

struct content;

/* What is there for every file of a project; borrowed. */
struct content_context {
    const struct strings *variables;    /* what -x gives */
    const struct strings *import_paths; /* of modules that headers import */
    const struct strings
        *databases; /* names of several, and which one it is; *database NULL: none */
    const char *const *database;
};

/* Puts the files of a source into content->files. */
typedef bool content_load(struct content *content, const void *source, struct alq_error *err);

/* Starts with content_init; its memory is the project's. */
struct content {
    struct arena *arena;
    content_load *load;
    const void *source;
    struct content_context context;
    struct script_survey survey; /* of directories */
    struct graph_outline outline;
    bool has_outline;     /* else it has the longest id only */
    pthread_mutex_t lock; /* of what follows, once the project is open */
    struct script_list files;
    struct graph *graph;            /* NULL: not yet */
    struct alq_revision *revisions; /* by the index of the graph's node */
};

void content_init(struct content *content, const struct content_context *context,
                  struct arena *arena);
void content_release(struct content *content);

/* Links what load gives; where the outline of its graph is known (else NULL), not yet. */
bool content_open(struct content *content, content_load *load, const void *source,
                  const struct graph_outline *outline, struct alq_error *err) ALQ_CHECK;

/* The same for directories; the outline is known where they are as they were the last time. */
bool content_open_directories(struct content *content, const struct strings *directories,
                              bool is_recursive, const char *cache_directory, struct alq_error *err)
    ALQ_CHECK;

/* Whether there are any. */
bool content_has_revisions(const struct content *content);

/* These link it where that was put off. That cannot fail but for a cache or a set that its owner
 * made up: then there are no revisions. Any thread may ask. */
const struct graph *content_graph(struct content *content);
const struct script_list *content_files(struct content *content);

#endif
