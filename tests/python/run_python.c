/* Runs one script as python3 would: prints to stdout, the traceback to stderr, status 1 on
 * failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "python/python.h"

static void print(void *context, const char *bytes, size_t length, bool is_stderr)
{
    (void)context;
    fwrite(bytes, 1, length, is_stderr ? stderr : stdout);
}

static void log_record(void *context, int level, const char *logger, const char *message)
{
    (void)context;
    (void)level;
    (void)logger;
    fprintf(stderr, "%s\n", message);
}

static bool may_read(void *context, const char *path)
{
    (void)context;
    (void)path;
    return true;
}

/* Modules beside the script. */
struct place {
    struct arena arena;
    char *directory;
};

static bool find(void *context, struct py *py, const char *name, struct py_found *ret_found,
                 struct alq_error *err)
{
    (void)py;
    struct place *place = context;
    char *relative = arena_strdup(&place->arena, name);
    for (char *c = relative; *c; c++)
        *c = *c == '.' ? '/' : *c;
    char *base = path_join(&place->arena, place->directory, relative);
    char *file = arena_printf(&place->arena, "%s.py", base);
    char *package = arena_printf(&place->arena, "%s/__init__.py", base);
    ret_found->is_package = file_is_regular(package);
    ret_found->path = ret_found->is_package ? package : file;
    if (!file_is_regular(ret_found->path))
        return true;
    char *source;
    if (!file_read(ret_found->path, &place->arena, &source, &ret_found->length, err))
        return false;
    ret_found->source = source;
    return true;
}

/* sys.exit() ends with its number, 0 without one, 1 with a text. */
static int exit_status(const struct alq_error *err)
{
    if (strncmp(err->message, "SystemExit", 10) != 0)
        return 1;
    const char *code = err->message[10] == ':' ? err->message + 12 : "0";
    char *end;
    long number = strtol(code, &end, 10);
    return *end == '\0' ? (int)number : strcmp(code, "None") != 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: run_python [--stress] [--steps N] script.py\n");
        return 2;
    }
    const char *path = argv[argc - 1];
    struct place place = {0};
    place.directory = path_directory(&place.arena, path);
    const char *arguments[] = {path, NULL};
    struct py_options options = {.print = print,
                                 .log = log_record,
                                 .may_read = may_read,
                                 .find = find,
                                 .context = &place,
                                 .arguments = arguments};
    for (int i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--stress") == 0)
            options.stress_memory = true;
        if (strcmp(argv[i], "--steps") == 0)
            options.steps = atoll(argv[i + 1]);
    }
    struct py *py = py_new(&options);
    struct alq_error err = ALQ_ERROR_INIT;
    bool done = py_run_file(py, "__main__", path, NULL, &err);
    fflush(stdout);
    int status = done ? 0 : exit_status(&err);
    if (!done && strncmp(err.message, "SystemExit", 10) != 0)
        fprintf(stderr, "%s\n", err.detail);
    else if (status == 1 && strncmp(err.message, "SystemExit: ", 12) == 0)
        fprintf(stderr, "%s\n", err.message + 12);
    alq_error_release(&err);
    py_free(py);
    arena_release(&place.arena);
    return status;
}
