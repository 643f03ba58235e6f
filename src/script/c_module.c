/* Compiles a revision's C file once for each state of it, and loads what came out. */
#include "script/c_module.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "script/c_compiler.h"
#include "script/c_lexer.h"
#include "base/banned.h"

#define TEXT_OF(symbol) TEXT_OF_EXPANDED(symbol)
#define TEXT_OF_EXPANDED(symbol) #symbol

/* One file on its way to a module. */
struct build {
    const struct script_file *file; /* loaded */
    struct arena *arena;
    struct strings command; /* up to the output */
    const char *include;    /* NULL: the compiler knows */
    const char *cache;
};

/* -- The cache. */

static bool find_cache(struct arena *arena, const char **ret_cache, struct alq_error *err)
{
    const char *said = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (said && path_is_absolute(said)) {
        *ret_cache = path_join(arena, said, "alambique");
        return true;
    }
    if (home && *home) {
        *ret_cache = path_join(arena, home, ".cache/alambique");
        return true;
    }
    error_set(err, ALQ_ERROR_IO, "no place for compiled revisions: HOME is not set");
    return error_hint(err, "set XDG_CACHE_HOME to a directory of your own");
}

/* What lies there is run, so nobody else may write to it. */
static bool make_cache(const char *cache, struct alq_error *err)
{
    struct stat status;
    bool is_new = !file_exists(cache);
    if (!directory_create(cache, err))
        return false;
    if (is_new && chmod(cache, S_IRWXU) != 0)
        return error_io(err, "protect", cache, errno);
    if (stat(cache, &status) != 0)
        return error_io(err, "read", cache, errno);
    if (status.st_uid == geteuid() && !(status.st_mode & (S_IWGRP | S_IWOTH)))
        return true;
    error_set(err, ALQ_ERROR_IO, "%s belongs to others, or others may write to it", cache);
    return error_hint(err, "set XDG_CACHE_HOME to a directory of your own");
}

/* -- What the module depends on: text, the files it includes by "…", headers, compiler. */

static void add_file_digest(struct text *key, const char *path, struct arena *arena)
{
    char *bytes = NULL;
    size_t length = 0;
    if (file_exists(path) && file_read(path, arena, &bytes, &length, NULL))
        text_printf(key, "%s %s\n", path, digest_bytes(bytes, length).hex);
}

static void add_own_includes(const struct build *build, struct text *key, struct arena *arena)
{
    const char *directory = path_directory(arena, build->file->path);
    struct c_lexer lexer = c_lexer_of(build->file->bytes, build->file->length);
    for (struct c_token token = c_next(&lexer); token.kind != C_END; token = c_next(&lexer)) {
        const char *quote = NULL;
        if (token.kind == C_DIRECTIVE && memmem(token.start, token.length, "include", 7))
            quote = memchr(token.start, '"', token.length);
        if (!quote)
            continue;
        size_t left = token.length - (size_t)(quote + 1 - token.start);
        const char *end = memchr(quote + 1, '"', left);
        if (end)
            add_file_digest(key,
                            path_join(arena, directory,
                                      arena_strndup(arena, quote + 1, (size_t)(end - quote - 1))),
                            arena);
    }
}

static const char *module_path(const struct build *build)
{
    static const char *const headers[] = {"migration.h", "schema.h", "error.h", "visibility.h"};
    ARENA_SCOPE(scratch);
    TEXT_SCOPE(key);
    text_printf(&key, "%s\n%s\n", ALAMBIQUE_VERSION, strings_join(&build->command, " ", &scratch));
    for (size_t i = 0; build->include && i < sizeof headers / sizeof *headers; i++)
        add_file_digest(&key, arena_printf(&scratch, "%s/alambique/%s", build->include, headers[i]),
                        &scratch);
    text_printf(&key, "%s\n", path_absolute(&scratch, build->file->path));
    add_own_includes(build, &key, &scratch);
    text_add_bytes(&key, build->file->bytes, build->file->length);
    const struct digest digest = digest_bytes(text_string(&key), key.length);
    return arena_printf(build->arena, "%s/%s.so", build->cache, digest.hex);
}

/* -- The compiler. */

static void begin_command(struct build *build)
{
    struct arena *arena = build->arena;
    /* A function that is not declared is a name misspelt, which else shows when it is loaded. */
    static const char *const flags[] = {"-std=gnu17", "-O1", "-fPIC", "-shared",
                                        "-Werror=implicit-function-declaration"};
    build->command = c_compiler_command(arena);
    build->include = c_include_directory(arena);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        vec_push(arena, &build->command, flags[i]);
    if (build->include)
        vec_push(arena, &build->command, arena_printf(arena, "-I%s", build->include));
    vec_push(arena, &build->command, "-iquote");
    vec_push(arena, &build->command, path_directory(arena, build->file->path));
}

/* Whether the library's header is what was not found, in the words of gcc (in any language) or of
 * clang; that it was included stands above other errors, too. */
static bool misses_header(const char *output)
{
    return strstr(output, " alambique/migration.h:") || strstr(output, "'alambique/migration.h'");
}

/* "file.c:12:7: error: unknown type": the place and words of the first error. */
static bool fail_compile(const struct build *build, const char *output, struct alq_error *err)
{
    const char *path = build->file->path;
    const char *found = strstr(output, "error: ");
    unsigned line = 0;
    unsigned column = 0;
    const char *message = found ? found + strlen("error: ") : "see below";
    size_t length = strcspn(message, "\n");
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s does not compile: %.*s", build->file->revision.id,
              (int)length, message);
    while (found && found > output && found[-1] != '\n')
        found--;
    if (found && strncmp(found, path, strlen(path)) == 0 && found[strlen(path)] == ':') {
        char *end = NULL;
        line = (unsigned)strtoul(found + strlen(path) + 1, &end, 10);
        column = *end == ':' ? (unsigned)strtoul(end + 1, NULL, 10) : 0;
    }
    error_at(err, path, line, column);
    error_detail(err, "%s", output);
    if (misses_header(output))
        return error_hint(err, "install the headers of the library (on Debian libalambique-dev), "
                               "or say where they are: ALAMBIQUE_INCLUDE=…");
    return error_hint(err, "mend %s, then: alambique %s", path, "upgrade");
}

/* The text that was read, not the file as it is by now, with its own name for messages. */
static bool write_source(const struct build *build, const char *path, struct alq_error *err)
{
    TEXT_SCOPE(source);
    text_printf(&source, "#line 1 \"");
    for (const char *byte = build->file->path; *byte; byte++) {
        if (*byte == '"' || *byte == '\\')
            text_add_char(&source, '\\');
        text_add_char(&source, *byte);
    }
    text_add(&source, "\"\n");
    text_add_bytes(&source, build->file->bytes, build->file->length);
    return file_write(path, text_string(&source), source.length, err);
}

/* Made under another name first, so that two that build at once, processes or threads, do not
 * meet. */
static bool compile(struct build *build, const char *module, struct alq_error *err)
{
    struct strings command = {0};
    const char *stem =
        arena_printf(build->arena, "%s.%ld.%p", module, (long)getpid(), (void *)build);
    const char *source = arena_printf(build->arena, "%s.c", stem);
    char *output = NULL;
    bool is_success = false;
    if (!make_cache(build->cache, err) || !write_source(build, source, err))
        return false;
    for (size_t i = 0; i < build->command.count; i++)
        vec_push(build->arena, &command, build->command.items[i]);
    vec_push(build->arena, &command, "-o");
    vec_push(build->arena, &command, stem);
    vec_push(build->arena, &command, source);
    bool has_run = c_compiler_run(&command, build->arena, &is_success, &output, err);
    (void)unlink(source);
    if (has_run && is_success && rename(stem, module) == 0)
        return true;
    int code = errno;
    (void)unlink(stem);
    if (!has_run)
        return false;
    return is_success ? error_io(err, "write", module, code) : fail_compile(build, output, err);
}

/* -- Loading. */

static bool fail_load(const struct build *build, struct alq_error *err)
{
    const char *why = dlerror();
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s cannot be loaded: %s", build->file->revision.id,
              why ? why : _("unknown"));
    error_at(err, build->file->path, 0, 0);
    if (why && strstr(why, "undefined symbol: alq_"))
        error_hint(err, "link the program with the shared library, or with -rdynamic");
    return false;
}

static bool load(const struct build *build, const char *module,
                 const struct alq_revision_code **ret_code, struct alq_error *err)
{
    (void)dlerror();
    void *handle = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    const struct alq_revision_code *code =
        handle ? dlsym(handle, TEXT_OF(ALQ_REVISION_SYMBOL)) : NULL;
    if (!code)
        return fail_load(build, err);
    if (!string_equal(code->id, build->file->revision.id)) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s says %s when it is compiled",
                  build->file->revision.id, code->id ? code->id : _("nothing"));
        return error_at(err, build->file->path, build->file->revision.id_line, 0);
    }
    *ret_code = code;
    return true;
}

bool c_module_load(const struct script_file *file, struct arena *arena,
                   const struct alq_revision_code **ret_code, struct alq_error *err)
{
    struct script_file loaded = *file;
    struct build build = {.file = &loaded, .arena = arena};
    if (file->code) {
        *ret_code = file->code;
        return true;
    }
    if (!script_load(&loaded, arena, err) || !find_cache(arena, &build.cache, err))
        return false;
    begin_command(&build);
    const char *module = module_path(&build);
    if (!file_exists(module) && !compile(&build, module, err))
        return false;
    return load(&build, module, ret_code, err);
}
