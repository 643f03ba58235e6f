/* Moves a scratch database step by step, each as a command of its own would: no move knows what the
 * one before has made. */
#ifndef MIGRATE_TEST_MOVE_H
#define MIGRATE_TEST_MOVE_H

#include "migrate/test/trial.h"

/* A new database, at the revision where the tests begin, and then up by the first `count` steps of
 * the trial's plan. */
bool move_begin(struct trial *trial, size_t count, struct alq_error *err) ALQ_CHECK;

/* Runs one revision up, or takes it back; number: of it in the trial's plan, from 0. */
bool move_step(struct trial *trial, size_t number, bool is_upgrade, struct alq_error *err)
    ALQ_CHECK;

/* Behind the last move, before the database goes. */
void move_end(struct trial *trial);

/* The schema as it is, in arena. */
bool move_look(const struct trial *trial, struct arena *arena, struct snapshot *ret_snapshot,
               struct alq_error *err) ALQ_CHECK;

#endif
