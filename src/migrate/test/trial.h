/* One call of alq_test: what its tests share, and how they write down what they find. */
#ifndef MIGRATE_TEST_TRIAL_H
#define MIGRATE_TEST_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/test.h>

#include "migrate/project.h"
#include "migrate/run.h"
#include "migrate/scratch.h"
#include "migrate/snapshot.h"

enum test_id {
    TEST_SINGLE_HEAD,
    TEST_STAIRWAY,
    TEST_NO_TRACE,
    TEST_DATA,
    TEST_SCHEMA,
    TEST_CYCLE,
    TEST_COUNT,
};

struct fixture;

/* A result while it grows. */
struct finding_list {
    struct alq_test_step *items;
    size_t count;
    size_t capacity;
};

struct result {
    bool is_wanted;
    bool has_failed;
    bool is_skipped;
    const char *reason;
    const char *scratch;
    struct finding_list steps;
    size_t failed;
    int64_t elapsed_ns;
};

/* The run by which the scratch database is moved: move.h. */
struct mover {
    struct run run;
    struct arena arena;
    unsigned moves; /* with this run; 0: it has not begun */
};

struct trial {
    const struct alq_project *project;
    struct alq_test_options options;
    struct arena *arena; /* of the report */
    struct scratch scratch;
    struct mover mover;
    const char *to; /* destination of upgrades */
    struct node_list irreversible;
    const char *fixtures;      /* directory; NULL: none */
    struct fixture *rows;      /* what it has, by the plan's steps */
    struct strings own_tables; /* this library's, which no schema is about */
    struct graph_plan start;   /* from base to where the tests begin */
    struct graph_plan plan;    /* what is to be tested, upwards */
    struct result results[TEST_COUNT];
};

bool trial_is_irreversible(const struct trial *trial, const struct graph_node *node);

/* Whether nothing more shall be tried: a test has failed, and the caller stops at that. */
bool trial_is_over(const struct trial *trial);

/* Whether a failure is no finding but the end of all: a wish to stop, a lost connection. */
bool trial_is_fatal(const struct alq_error *failure);

/* -- Writing down. node NULL: it is about all revisions. Strings are kept as they are given: in the
 *    trial's arena, or static. A phase is an English word, which programs read; people get it in
 *    their language in the reason (its texts are in manual/texts.c). */

void trial_pass(struct trial *trial, enum test_id test, const struct graph_node *node,
                const char *phase, int64_t started);
void trial_skip(struct trial *trial, enum test_id test, const struct graph_node *node,
                const char *phase, const char *reason);

/* What stopped a step; the error is copied. */
void trial_fail_by_error(struct trial *trial, enum test_id test, const struct graph_node *node,
                         const char *phase, const struct alq_error *failure, int64_t started);

/* What is not as it should be. */
void trial_fail_by_differences(struct trial *trial, enum test_id test,
                               const struct graph_node *node, const char *phase, const char *reason,
                               const struct strings *differences, int64_t started);

/* The whole test has nothing to do, or cannot go on. */
void trial_skip_test(struct trial *trial, enum test_id test, const char *reason);

/* -- The tests. Return false only for what ends all of them. */

bool trial_walk(struct trial *trial, struct alq_error *err) ALQ_CHECK; /* stairway, no_trace */
bool trial_data(struct trial *trial, struct alq_error *err) ALQ_CHECK;
bool trial_schema(struct trial *trial, struct alq_error *err) ALQ_CHECK;
bool trial_cycle(struct trial *trial, struct alq_error *err) ALQ_CHECK;

#endif
