/* Runs the programs of [post_write_hooks]. */
#include "migrate/hooks.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

static const char section[] = "post_write_hooks";
static const char script_token[] = "REVISION_SCRIPT_FILENAME";

static bool hook_key(const struct config *config, const char *hook, const char *key,
                     struct arena *arena, const char **ret_value, struct alq_error *err)
{
    return ini_get(&config->ini, section, arena_printf(arena, "%s.%s", hook, key), arena, ret_value,
                   err);
}

static bool required_key(const struct config *config, const char *hook, const char *key,
                         struct arena *arena, const char **ret_value, struct alq_error *err)
{
    if (!hook_key(config, hook, key, arena, ret_value, err))
        return false;
    if (*ret_value)
        return true;
    error_set(err, ALQ_ERROR_CONFIG, "post write hook '%s' has no %s", hook, key);
    error_at(err, config->file, 0, 0);
    return error_hint(err, "add %s.%s to the section [%s]", hook, key, section);
}

/* The word that begins at *at, by the shell's rules for quotes and backslashes; false at the
 * end. */
static bool next_word(const char **at, struct text *word)
{
    const char *c = *at + strspn(*at, " \t\r\n");
    if (!*c)
        return false;
    for (char quote = '\0'; *c && (quote || !strchr(" \t\r\n", *c)); c++) {
        if (quote ? *c == quote : (*c == '\'' || *c == '"'))
            quote = quote ? '\0' : *c;
        else if (*c == '\\' && quote != '\'' && c[1])
            text_add_char(word, *++c);
        else
            text_add_char(word, *c);
    }
    *at = c;
    return true;
}

/* The word with every token replaced by path. */
static char *place_path(const char *word, const char *path, struct arena *arena)
{
    TEXT_SCOPE(placed);
    for (const char *token; (token = strstr(word, script_token)) != NULL;
         word = token + strlen(script_token)) {
        text_add_bytes(&placed, word, (size_t)(token - word));
        text_add(&placed, path);
    }
    text_add(&placed, word);
    return text_copy(&placed, arena);
}

static void add_options(const char *options, const char *path, struct arena *arena,
                        struct strings *command)
{
    if (!strstr(options, script_token))
        vec_push(arena, command, path);
    TEXT_SCOPE(word);
    for (const char *at = options; next_word(&at, &word); text_clear(&word))
        vec_push(arena, command, place_path(text_string(&word), path, arena));
}

static bool build_command(const struct config *config, const char *hook, const char *path,
                          struct arena *arena, struct strings *command, struct alq_error *err)
{
    const char *type = NULL;
    const char *name = NULL;
    const char *options = NULL;
    if (!required_key(config, hook, "type", arena, &type, err))
        return false;
    const char *key = strcmp(type, "exec") == 0              ? "executable"
                      : strcmp(type, "console_scripts") == 0 ? "entrypoint"
                      : strcmp(type, "module") == 0          ? "module"
                                                             : NULL;
    if (!key) {
        error_set(err, ALQ_ERROR_CONFIG, "post write hook '%s' has the unknown type '%s'", hook,
                  type);
        error_at(err, config->file, 0, 0);
        return error_hint(err, "use exec, console_scripts or module");
    }
    if (!required_key(config, hook, key, arena, &name, err) ||
        !hook_key(config, hook, "options", arena, &options, err))
        return false;
    if (strcmp(type, "module") == 0) {
        vec_push(arena, command, "python3");
        vec_push(arena, command, "-m");
    }
    vec_push(arena, command, name);
    add_options(options ? options : "", path, arena, command);
    vec_push(arena, command, NULL);
    return true;
}

/* In the child: become the program, or tell the parent through the pipe why not. */
static void become(const struct strings *command, const char *directory, int report)
{
    if (!directory || chdir(directory) == 0)
        execvp(command->items[0], (char *const *)command->items);
    int code = errno;
    ssize_t told = write(report, &code, sizeof code);
    _exit(told == (ssize_t)sizeof code ? 127 : 126);
}

/* Runs the command and waits; ret_code is errno where it could not be started, ret_status its exit
 * status. */
static bool run_command(const struct strings *command, const char *directory, int *ret_code,
                        int *ret_status)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0)
        become(command, directory, ends[1]);
    close(ends[1]);
    *ret_code = 0;
    if (child > 0 && read(ends[0], ret_code, sizeof *ret_code) < 0)
        *ret_code = errno;
    close(ends[0]);
    while (child > 0 && waitpid(child, ret_status, 0) < 0 && errno == EINTR)
        continue;
    return child > 0;
}

static bool run_hook(const struct config *config, const char *hook, const char *path,
                     const struct alq_callbacks *callbacks, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings command = {0};
    const char *directory = NULL;
    int code = 0;
    int status = 0;
    if (!build_command(config, hook, path, &scratch, &command, err) ||
        !hook_key(config, hook, "cwd", &scratch, &directory, err))
        return false;
    assert(command.items);
    if (!run_command(&command, directory, &code, &status))
        return error_set(err, ALQ_ERROR_IO, "post write hook '%s' cannot be started: %s", hook,
                         strerror(errno));
    if (code) {
        error_set(err, ALQ_ERROR_CONFIG, "post write hook '%s' cannot run %s: %s", hook,
                  command.items[0], strerror(code));
        error_at(err, config->file, 0, 0);
        return error_hint(err,
                          "install it, or take '%s' out of hooks in the section [%s]; %s is "
                          "written",
                          hook, section, path);
    }
    if (status && callbacks && callbacks->log) {
        const char *message =
            arena_printf(&scratch, _("post write hook '%s' ended with status %d"), hook,
                         WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        callbacks->log(callbacks->user, ALQ_LOG_WARNING, message);
    }
    return true;
}

bool hooks_run(const struct config *config, const char *path, const struct alq_callbacks *callbacks,
               struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *hooks = NULL;
    if (!config->file || !ini_find_section(&config->ini, section))
        return true;
    if (!ini_get(&config->ini, section, "hooks", &scratch, &hooks, err))
        return false;
    struct strings names = strings_split(hooks ? hooks : "", " ,\n", &scratch);
    for (size_t i = 0; i < names.count; i++)
        if (!run_hook(config, names.items[i], path, callbacks, err))
            return false;
    return true;
}
