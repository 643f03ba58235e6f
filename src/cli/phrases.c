/* What several commands say in the same words. */
#include "cli/phrases.h"

#include "base/message.h"
#include "base/text.h"
#include "cli/progress.h"
#include "base/banned.h"

void phrase_add_moved(struct text *text, enum alq_direction direction,
                      const struct alq_run_report *report)
{
    TEXT_SCOPE(time);
    TEXT_SCOPE(statements);
    progress_add_time(&time, report->elapsed_ns);
    text_printf(&statements, message_plural("%zu statement", "%zu statements", report->statements),
                report->statements);
    if (direction == ALQ_UPGRADE)
        text_printf(text,
                    message_plural("%zu revision applied, %s, %s", "%zu revisions applied, %s, %s",
                                   report->revisions),
                    report->revisions, text_string(&statements), text_string(&time));
    else
        text_printf(text,
                    message_plural("%zu revision taken back, %s, %s",
                                   "%zu revisions taken back, %s, %s", report->revisions),
                    report->revisions, text_string(&statements), text_string(&time));
}

void phrase_add_pending(struct text *text, const struct alq_state *state)
{
    size_t count = state->pending.count;
    if (count)
        text_printf(text,
                    message_plural(", %zu revision is pending", ", %zu revisions are pending",
                                   count),
                    count);
}

void phrase_add_edited(struct text *text, const struct alq_state *state)
{
    size_t count = state->edited.count;
    if (count)
        text_printf(text,
                    message_plural(", %zu applied revision was edited since",
                                   ", %zu applied revisions were edited since", count),
                    count);
}
