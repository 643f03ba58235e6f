/* Moves a scratch database step by step, in one run, so that scripts are loaded by one
 * interpreter. */
#ifndef MIGRATE_TEST_MOVER_H
#define MIGRATE_TEST_MOVER_H

#include "migrate/test/trial.h"

struct mover {
    struct trial *trial;
    struct arena arena;
    struct run run;
    bool is_open;
};

/* A new database, at the revision where the tests begin. Ends the run before. */
bool mover_begin(struct mover *mover, struct trial *trial, struct alq_error *err) ALQ_CHECK;

/* The same, and then the first `count` steps of the trial's plan. */
bool mover_begin_at(struct mover *mover, struct trial *trial, size_t count, struct alq_error *err)
    ALQ_CHECK;

/* Runs one revision up, or takes it back; number: of it in the trial's plan, from 0. */
bool mover_step(struct mover *mover, size_t number, bool is_upgrade, struct alq_error *err)
    ALQ_CHECK;

/* The schema as it is, in arena. */
bool mover_look(const struct mover *mover, struct arena *arena, struct snapshot *ret_snapshot,
                struct alq_error *err) ALQ_CHECK;

void mover_end(struct mover *mover); /* one that has not begun is fine */

#endif
