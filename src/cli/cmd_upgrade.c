/* `upgrade`. */
#include "cli/move.h"
#include "cli/session.h"
#include "base/banned.h"

bool cmd_upgrade(struct session *session, struct alq_error *err)
{
    return move_run(session, ALQ_UPGRADE, "heads", err);
}
