/* Small graphs for tests, written as text. */
#ifndef TESTS_REVISION_SAMPLE_H
#define TESTS_REVISION_SAMPLE_H

#include "base/arena.h"
#include "base/error.h"
#include "revision/graph.h"

/* One revision a line, in order of addition: `id`, then words that are parents; a word that begins
 * with '+' is a dependency, with '#' a label. Each gets the file "<number>.sql" and the lines 1
 * (id), 2 (parents), 3 (dependencies), 4 (labels). */
struct sample {
    struct arena arena;
    struct graph *graph;
    struct alq_error err;
};

/* False where it does not load; the error says why. */
bool sample_load(struct sample *sample, const char *text);

/* The same, but the test fails where it does not load. */
void sample_open(struct sample *sample, const char *text);
void sample_close(struct sample *sample);

/* Words as a list, in the sample's arena. */
struct strings sample_words(struct sample *sample, const char *words);

/* Ids of nodes, with blanks between; "-" for NULL. */
const char *sample_ids(struct sample *sample, const struct node_list *nodes);

/* Checks that an error is there, with that in its text and in its hint, and takes it away. */
void sample_expect_error(struct sample *sample, enum alq_error_kind kind, const char *message,
                         const char *hint);

#define SAMPLE_SCOPE(name) __attribute__((cleanup(sample_close))) struct sample name = {0}

#endif
