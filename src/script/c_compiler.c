/* Finds the compiler and the headers, and runs the one over the other. */
#include "script/c_compiler.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

enum { OUTPUT_LIMIT = 65536 };

struct strings c_compiler_command(struct arena *arena)
{
    const char *words = getenv("CC");
    struct strings command = {0};
    while (words && *words) {
        words += strspn(words, " ");
        size_t length = strcspn(words, " ");
        if (length)
            vec_push(arena, &command, arena_strndup(arena, words, length));
        words += length;
    }
    if (!command.count)
        vec_push(arena, &command, "cc");
    return command;
}

/* The file that this code was loaded from. */
static const char *own_file(struct arena *arena)
{
    Dl_info info;
    char path[PATH_MAX];
    static const char anchor = 0;
    if (dladdr(&anchor, &info) && info.dli_fname && string_ends_with(info.dli_fname, ".so"))
        return arena_strdup(arena, info.dli_fname);
    if (dladdr(&anchor, &info) && info.dli_fname && strstr(info.dli_fname, ".so."))
        return arena_strdup(arena, info.dli_fname);
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? arena_strndup(arena, path, (size_t)length) : NULL;
}

const char *c_include_directory(struct arena *arena)
{
    /* bin/ and lib/ of an installation, lib/x86_64-linux-gnu/, and build directories */
    static const char *const places[] = {"../include", "../../include", "../../../include"};
    const char *said = getenv("ALAMBIQUE_INCLUDE");
    const char *file = said ? NULL : own_file(arena);
    for (size_t i = 0; file && i < sizeof places / sizeof *places; i++) {
        const char *directory =
            path_absolute(arena, path_join(arena, path_directory(arena, file), places[i]));
        if (file_exists(path_join(arena, directory, "alambique/migration.h")))
            return directory;
    }
    return said;
}

/* Reads until the other end is closed; what is too much is passed over. */
static void read_all(int descriptor, struct text *text)
{
    char buffer[4096];
    for (;;) {
        ssize_t length = read(descriptor, buffer, sizeof buffer);
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return;
        if (text->length < OUTPUT_LIMIT)
            text_add_bytes(text, buffer, (size_t)length);
    }
}

static int spawn(const struct strings *command, int output, pid_t *ret_process)
{
    ARENA_SCOPE(scratch);
    char **words = arena_new_array(&scratch, char *, command->count + 1);
    posix_spawn_file_actions_t actions;
    for (size_t i = 0; i < command->count; i++)
        words[i] = arena_strdup(&scratch, command->items[i]);
    int code = posix_spawn_file_actions_init(&actions);
    if (code)
        return code;
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    code = posix_spawnp(ret_process, words[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

static bool fail_spawn(const char *program, int code, struct alq_error *err)
{
    error_io(err, "run", program, code);
    return error_hint(err, "install a C compiler, say another by CC=…, or build the revisions into "
                           "the program: alambique embed");
}

bool c_compiler_run(const struct strings *command, struct arena *arena, bool *ret_is_success,
                    char **ret_output, struct alq_error *err)
{
    TEXT_SCOPE(output);
    int ends[2];
    pid_t process = 0;
    int status = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return error_io(err, "run", command->items[0], errno);
    int code = spawn(command, ends[1], &process);
    close(ends[1]);
    if (!code)
        read_all(ends[0], &output);
    close(ends[0]);
    if (code)
        return fail_spawn(command->items[0], code, err);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    text_trim_end(&output);
    *ret_output = text_copy(&output, arena);
    *ret_is_success = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return true;
}
