/* Revisions as Alembic's history, heads, branches, current and show print them. */
#ifndef CLI_REVISION_TEXT_H
#define CLI_REVISION_TEXT_H

#include <stdbool.h>

#include <alambique/project.h>

struct text;

enum revision_part {
    REVISION_PARENTS = 1,     /* "a, b (dependency) -> " before the id */
    REVISION_LABELS = 2,      /* "(label)" */
    REVISION_TREE = 4,        /* "(branchpoint)", "(mergepoint)" */
    REVISION_TITLE = 8,       /* ", title" */
    REVISION_OWN_LABELS = 16, /* "(label)", without those that are inherited */
};

/* One line without its end: "a -> b (label) (head), title". parts: revision_part added up. */
void revision_add_line(struct text *text, const struct alq_revision *revision, unsigned parts,
                       bool is_current, bool colors);

/* The paragraph of -v: lines "Rev: ", "Parent: " …, the message indented, each with its line
 * end. */
void revision_add_entry(struct text *text, const struct alq_revision *revision, bool is_current,
                        bool colors);

#endif
