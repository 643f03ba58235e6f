/* `dump`: prints a schema as SQL. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "cli/comparison.h"
#include "cli/json.h"
#include "cli/session.h"
#include "base/banned.h"

static bool write_out(struct session *session, const char *sql, struct alq_error *err)
{
    const char *path = session_value(session, OPTION_OUTPUT);
    if (path) {
        if (!file_write(path, sql, strlen(sql), err))
            return false;
        output_line(&session->output, _("Wrote %s"), path);
        return true;
    }
    if (!session->output.is_json)
        return output_bytes(&session->output, sql, strlen(sql));
    json_print(&session->output, json_pack("{s:o}", "sql", json_text(sql)));
    return true;
}

bool cmd_dump(struct session *session, struct alq_error *err)
{
    struct comparing comparing;
    struct alq_comparison comparison = {0};
    char *sql = NULL;
    if (!comparing_begin(&comparing, session, err))
        return false;
    comparing.options.from = session_argument(session, 0);
    bool is_done = alq_dump(session->project, &comparing.options, &sql, &comparison, err);
    comparing_end(&comparing);
    if (!is_done)
        return comparing_fail(session, err);
    comparing_warn(session, &comparison);
    bool is_written = write_out(session, sql, err);
    alq_comparison_release(&comparison);
    free(sql);
    return is_written;
}
