/* `ensure_version`: makes the version table. */
#include "cli/json.h"
#include "cli/move.h"
#include "cli/session.h"
#include "base/banned.h"

static bool write_sql(struct session *session, const char *url,
                      const struct alq_run_options *options, struct move_sql *sql,
                      struct alq_error *err)
{
    (void)options;
    return alq_write_ensure_version_sql(session->project, url, move_sql_write, sql, err);
}

bool cmd_ensure_version(struct session *session, struct alq_error *err)
{
    if (session_has(session, OPTION_SQL))
        return move_print_sql(session, write_sql, err);
    if (!session_open_database(session, err) || !session_create_database(session, err) ||
        !alq_ensure_version(session->project, session->database, err))
        return false;
    const char *table = alq_project_version_table(session->project);
    if (session->output.is_json)
        json_print(&session->output, json_pack("{s:o}", "version_table", json_text(table)));
    else
        output_line(&session->output, "Table %s is there.", table);
    return true;
}
