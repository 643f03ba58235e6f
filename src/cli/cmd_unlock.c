/* `unlock`: takes the migration lock away from a process that is gone. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static bool say(struct session *session, const struct alq_lock_holder *holder, bool is_unlocked)
{
    if (session->output.is_json)
        json_print(&session->output,
                   json_pack("{s:o, s:b}", "holder", json_text(holder->description), "unlocked",
                             (int)is_unlocked));
    else if (is_unlocked)
        output_line(&session->output, "The lock is free now.");
    else
        output_line(&session->output, "Nobody has the lock.");
    return true;
}

static bool is_yes(const char *answer)
{
    return string_equal_nocase(answer, "y") || string_equal_nocase(answer, "yes") ||
           string_equal_nocase(answer, _("y")) || string_equal_nocase(answer, _("yes"));
}

/* Only a person at a terminal can be asked. */
static bool ask(struct session *session, const struct alq_lock_holder *holder,
                struct alq_error *err)
{
    if (session_has(session, OPTION_YES))
        return true;
    if (session->output.is_json || !isatty(STDIN_FILENO)) {
        error_set(err, ALQ_ERROR_USAGE, "the lock is held by %s", holder->description);
        error_detail(err, "make sure that this process is gone: two at once can destroy data");
        return error_hint(err, "alambique unlock --yes");
    }
    output_note(&session->output, "The lock is held by %s.", holder->description);
    (void)fputs(_("Make sure that this process is gone: two at once can destroy data.\n"
                  "Take the lock away? [y/N] "),
                session->output.err);
    (void)fflush(session->output.err);
    char *line = NULL;
    size_t size = 0;
    TEXT_SCOPE(answer);
    if (getline(&line, &size, stdin) > 0)
        text_add(&answer, line);
    free(line);
    text_trim_end(&answer);
    if (is_yes(text_string(&answer)))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "the lock stays as it is");
}

static bool unlock(struct session *session, const struct alq_lock_holder *holder,
                   struct alq_error *err)
{
    if (!holder->is_held)
        return say(session, holder, false);
    if (!holder->can_break) {
        error_set(err, ALQ_ERROR_LOCK, "the lock is held by %s", holder->description);
        error_detail(err, "the database gives it up by itself as soon as that process ends");
        return error_hint(err, "end that process, or wait for it: alambique wait --head");
    }
    if (!ask(session, holder, err) || !alq_unlock(session->project, session->database, err))
        return false;
    return say(session, holder, true);
}

bool cmd_unlock(struct session *session, struct alq_error *err)
{
    struct alq_lock_holder holder = {0};
    if (!session_open_database(session, err) ||
        !alq_lock_holder(session->project, session->database, &holder, err))
        return false;
    bool is_done = unlock(session, &holder, err);
    alq_lock_holder_release(&holder);
    return is_done;
}
