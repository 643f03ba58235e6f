/* The transaction of a script that ends and begins transactions itself: by autocommit_block(), by
 * COMMIT as text, by the isolation level AUTOCOMMIT. Such a script is no part of a transaction of
 * the run; it has one of its own, whose BEGIN and COMMIT go the way of all statements, so that the
 * journal knows where it is. */
#ifndef SCRIPT_ALEMBIC_TRANSACTION_H
#define SCRIPT_ALEMBIC_TRANSACTION_H

#include <stdbool.h>

#include "script/alembic/binding.h"

/* Whether the text of a script says that it may end a transaction, or ask to roll back. */
bool source_ends_transaction(const struct script_file *file);
bool source_rolls_back(const struct script_file *file);

/* Around a script. finish leaves nothing open; it is not called for a script that failed. */
bool transaction_start(struct binding *binding, const struct script_program *program,
                       struct alq_error *err) ALQ_CHECK;
bool transaction_finish(struct binding *binding, struct alq_error *err) ALQ_CHECK;

/* Ends the transaction for statements that commit by themselves, and begins the next. Where the
 * script runs inside of the run's own transaction, enter fails (kind SCRIPT). */
bool transaction_enter_autocommit(struct binding *binding, struct alq_error *err) ALQ_CHECK;
bool transaction_leave_autocommit(struct binding *binding, struct alq_error *err) ALQ_CHECK;

/* Takes back what the script did in the transaction that is open. */
bool transaction_roll_back(struct binding *binding, struct alq_error *err) ALQ_CHECK;

#endif
