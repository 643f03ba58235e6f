/* The inside of a project: its configuration, files, graph, and the public view of each
 * revision. */
#ifndef MIGRATE_PROJECT_H
#define MIGRATE_PROJECT_H

#include <alambique/project.h>

#include "base/arena.h"
#include "migrate/config.h"
#include "migrate/content.h"
#include "revision/graph.h"
#include "script/revision_file.h"

/* Read only once it is open; results of questions are made in arenas of their own. */
struct alq_project {
    struct arena arena;
    struct config config;
    struct content *content; /* ask by the functions below */
    struct alq_string_list version_locations;
    struct alq_string_list warnings;
};

/* Opens a project of the files that load gives. outline: of their graph, which then is linked when
 * it is needed, so source has to outlive the project; NULL: not known. where: for the error that
 * there are none, "no revisions …". */
bool project_open_loaded(const struct alq_project_options *options, content_load *load,
                         const void *source, const struct graph_outline *outline, const char *where,
                         struct alq_project **ret_project, struct alq_error *err) ALQ_CHECK;

/* The graph, linked now where that was put off. */
const struct graph *project_graph(const struct alq_project *project);

/* Whether a database with these versions is at the heads; false where only the graph knows. */
bool project_is_at_heads(const struct alq_project *project, const struct strings *versions);

/* The file that a node of the project's graph stands for. */
struct script_file *node_file(const struct graph_node *node);

/* The public view of a node. */
const struct alq_revision *project_revision(const struct alq_project *project,
                                            const struct graph_node *node);

/* The list as the caller's heap array. */
void project_revision_list(const struct alq_project *project, const struct node_list *nodes,
                           struct alq_revision_list *ret_list);

/* A view of arena strings for the public interface. */
struct alq_string_list string_list_view(const struct strings *strings);

#endif
