/* Runs `dot`, whose input is a file that is written before: so neither waits for the other. */
#include "cli/graphviz.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

static bool fail_to_run(int code, struct alq_error *err)
{
    if (code != ENOENT)
        return error_set(err, ALQ_ERROR_IO, "cannot run dot: %s", strerror(code));
    error_set(err, ALQ_ERROR_UNSUPPORTED,
              "svg is drawn by Graphviz, and its program dot is not "
              "installed");
    return error_hint(err, "install graphviz, or: alambique graph --format dot");
}

/* Starts `dot` with input as its standard input; *ret_output is where its standard output can be
 * read. Returns an errno. */
static int start(FILE *input, pid_t *ret_child, int *ret_output)
{
    char dot[] = "dot";
    char format[] = "-Tsvg";
    char *const argv[] = {dot, format, NULL};
    posix_spawn_file_actions_t actions;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fileno(input), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    int code = posix_spawnp(ret_child, dot, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    (void)close(ends[1]);
    if (code)
        (void)close(ends[0]);
    *ret_output = ends[0];
    return code;
}

static bool read_all(int output, struct text *text, struct alq_error *err)
{
    char bytes[16384];
    for (;;) {
        ssize_t length = read(output, bytes, sizeof bytes);
        if (length == 0)
            return true;
        if (length > 0)
            text_add_bytes(text, bytes, (size_t)length);
        else if (errno != EINTR)
            return error_io(err, "read", _("what dot draws"), errno);
    }
}

static bool finish(pid_t child, struct alq_error *err)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(err, ALQ_ERROR_IO, "cannot wait for dot: %s", strerror(errno));
    if (status == 0)
        return true;
    error_set(err, ALQ_ERROR_IO, "dot failed to draw the revisions");
    return error_hint(err, "alambique graph --format dot");
}

static bool draw(FILE *input, struct text *text, struct alq_error *err)
{
    pid_t child = 0;
    int output = -1;
    int code = start(input, &child, &output);
    if (code)
        return fail_to_run(code, err);
    bool is_read = read_all(output, text, err);
    (void)close(output);
    return finish(child, err) && is_read;
}

bool graphviz_add_svg(struct text *text, const struct text *dot, struct alq_error *err)
{
    FILE *input = tmpfile();
    if (!input)
        return error_io(err, "make", _("a temporary file"), errno);
    bool is_written =
        fwrite(dot->bytes, 1, dot->length, input) == dot->length && fflush(input) == 0;
    if (!is_written)
        error_io(err, "write", _("a temporary file"), errno);
    rewind(input);
    bool is_drawn = is_written && draw(input, text, err);
    (void)fclose(input);
    return is_drawn;
}
