/* `embed`: writes the revisions as one C file. */
#include <alambique/embed.h>

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/scaffold.h"
#include "cli/session.h"
#include "base/banned.h"

/* What the file is called, without its end, as far as C takes it. */
static const char *symbol_of(struct session *session, const char *path)
{
    const char *said = session_value(session, OPTION_SYMBOL);
    if (said || !path)
        return said ? said : "migrations";
    char *symbol = arena_strdup(&session->arena, path_name(path));
    symbol[strcspn(symbol, ".")] = '\0';
    for (char *byte = symbol; *byte; byte++)
        if (!ascii_is_alphanumeric((unsigned char)*byte))
            *byte = '_';
    return symbol;
}

static bool open_directory(struct session *session, struct alq_error *err)
{
    const char *directory = session_argument(session, 0);
    if (!directory || session->host->project)
        return session_open_project(session, err);
    struct alq_project_options options = session_project_options(session, false);
    options.directory = directory;
    if (!alq_project_open(&options, &session->own_project, err))
        return false;
    session->project = session->own_project;
    return true;
}

static void print_result(struct session *session, const char *path, const char *symbol)
{
    size_t count = alq_project_revision_count(session->project);
    if (session->output.is_json)
        json_print(&session->output, json_pack("{s:o, s:s, s:i}", "path", json_text(path), "symbol",
                                               symbol, "revisions", (int)count));
    else
        output_line(&session->output,
                    message_plural("%zu revision in %s, as %s", "%zu revisions in %s, as %s",
                                   count),
                    count, path, symbol);
}

bool cmd_embed(struct session *session, struct alq_error *err)
{
    const char *path = session_output_file(session);
    const char *symbol = symbol_of(session, path);
    char *source = NULL;
    size_t length = 0;
    if (!path && session->output.is_json)
        return error_set(err, ALQ_ERROR_USAGE, "--json needs a file to write to: -o FILE");
    if (!open_directory(session, err) ||
        !alq_embed(session->project, symbol, &source, &length, err))
        return false;
    bool is_written = true;
    if (path) {
        is_written = file_write(path, source, length, err);
        if (is_written)
            print_result(session, path, symbol);
    } else {
        output_bytes(&session->output, source, length);
    }
    free(source);
    return is_written;
}
