/* `edit`: opens revision files in the person's editor. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/session.h"
#include "base/banned.h"

static const char *find_editor(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *editor = getenv(variables[i]);
        if (editor && *editor)
            return editor;
    }
    return "vi";
}

/* The shell splits an editor with options ("code --wait"); the files are arguments, never its
 * text. */
static char **build_command(struct session *session, const char *editor,
                            const struct alq_revision_list *revisions)
{
    char **argv = arena_new_array(&session->arena, char *, revisions->count + 5);
    size_t count = 0;
    argv[count++] = arena_strdup(&session->arena, "sh");
    argv[count++] = arena_strdup(&session->arena, "-c");
    argv[count++] = arena_printf(&session->arena, "%s \"$@\"", editor);
    argv[count++] = arena_strdup(&session->arena, "sh");
    for (size_t i = 0; i < revisions->count; i++)
        argv[count++] = arena_strdup(&session->arena, revisions->items[i]->path);
    return argv;
}

static bool fail_editor(const char *editor, int status, struct alq_error *err)
{
    enum { NOT_FOUND = 127 };
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND) {
        error_set(err, ALQ_ERROR_USAGE, "there is no editor '%s'", editor);
        return error_hint(err, "set EDITOR to one that is installed");
    }
    return error_set(err, ALQ_ERROR_IO, "the editor '%s' failed", editor);
}

static bool run_editor(const char *editor, char *const *argv, struct alq_error *err)
{
    pid_t child = fork();
    if (child < 0)
        return error_set(err, ALQ_ERROR_IO, "cannot start the editor: %s", strerror(errno));
    if (child == 0) {
        execv("/bin/sh", argv);
        _exit(126);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(err, ALQ_ERROR_IO, "cannot wait for the editor: %s", strerror(errno));
    return status == 0 || fail_editor(editor, status, err);
}

bool cmd_edit(struct session *session, struct alq_error *err)
{
    struct alq_revision_list revisions = {0};
    const char *identifier = session_argument(session, 0);
    if (!listing_resolve(session, &identifier, 1, &revisions, err))
        return false;
    const char *editor = find_editor();
    bool is_edited = listing_need_some(session, &revisions, err) &&
                     run_editor(editor, build_command(session, editor, &revisions), err);
    if (is_edited && session->output.is_json)
        json_print(&session->output, json_pack("{s:o}", "revisions", json_revisions(&revisions)));
    alq_revision_list_release(&revisions);
    return is_edited;
}
