/* The revisions of a project, linked. Those of a directory that is as it was when it was linked the
 * last time are left alone until the first question about them: often there is none. */
#ifndef MIGRATE_CONTENT_H
#define MIGRATE_CONTENT_H

#include <pthread.h>

#include <alambique/project.h>

#include "revision/graph.h"
#include "script/survey.h"

struct arena;

/* Starts with content_init; its memory is the project's. */
struct content {
    struct arena *arena;
    const struct strings *variables; /* what -x gives: there for every file */
    struct script_survey survey;     /* of directories */
    struct graph_outline outline;
    bool has_outline;     /* else it has the longest id only */
    pthread_mutex_t lock; /* of what follows, once the project is open */
    struct script_list files;
    struct graph *graph;            /* NULL: not yet */
    struct alq_revision *revisions; /* by the index of the graph's node */
};

void content_init(struct content *content, const struct strings *variables, struct arena *arena);
void content_release(struct content *content);

/* Finds out what is in the directories, and links it unless it is known to have been linked. */
bool content_open(struct content *content, const struct strings *directories, bool is_recursive,
                  const char *cache_directory, struct alq_error *err) ALQ_CHECK;

/* Links content->files, which somebody else loaded. */
bool content_link(struct content *content, struct alq_error *err) ALQ_CHECK;

/* Whether there are any. */
bool content_has_revisions(const struct content *content);

/* These link it where that was put off. That cannot fail but for a cache that its owner made up:
 * then there are no revisions. Any thread may ask. */
const struct graph *content_graph(struct content *content);
const struct script_list *content_files(struct content *content);

#endif
