/* `downgrade`. */
#include "cli/move.h"
#include "cli/session.h"
#include "base/banned.h"

bool cmd_downgrade(struct session *session, struct alq_error *err)
{
    return move_run(session, ALQ_DOWNGRADE, "-1", err);
}
