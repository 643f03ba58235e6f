/* Whole-file reading and writing, directory lists, and paths. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

enum {
    LARGEST_FILE = 1024 * 1024 * 1024,
    A_PIPE_FULL = 64 * 1024,
};

static void close_file(const int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
}

#define FILE_SCOPE(name) __attribute__((cleanup(close_file))) int name

/* Reads until the end of the file, and terminates it; size is how much there may well be. */
static bool read_all(int descriptor, const char *path, size_t size, struct arena *arena,
                     char **ret_bytes, size_t *ret_length, struct alq_error *err)
{
    size_t capacity = size + 1;
    size_t length = 0;
    char *bytes = arena_alloc(arena, capacity);
    for (;;) {
        ssize_t got = read(descriptor, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_io(err, "read", path, errno);
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > LARGEST_FILE)
            return error_io(err, "read", path, EFBIG);
        if (length == capacity) {
            bytes = arena_grow(arena, bytes, capacity, capacity * 2);
            capacity *= 2;
        }
    }
    bytes[length] = '\0';
    *ret_bytes = bytes;
    *ret_length = length;
    return true;
}

bool file_read(const char *path, struct arena *arena, char **ret_bytes, size_t *ret_length,
               struct alq_error *err)
{
    FILE_SCOPE(descriptor) = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return error_io(err, "read", path, errno);
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return error_io(err, "read", path, errno);
    if (S_ISDIR(status.st_mode))
        return error_io(err, "read", path, EISDIR);
    if (status.st_size > LARGEST_FILE)
        return error_io(err, "read", path, EFBIG);
    size_t size = S_ISREG(status.st_mode) ? (size_t)status.st_size : A_PIPE_FULL;
    size_t length = 0;
    if (!read_all(descriptor, path, size, arena, ret_bytes, &length, err))
        return false;
    if (ret_length)
        *ret_length = length;
    return true;
}

static bool write_all(int descriptor, const char *path, const char *bytes, size_t length,
                      struct alq_error *err)
{
    while (length) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return error_io(err, "write", path, errno);
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Writes, flushes and closes a new file; takes it away again where that fails. path is the one that
 * errors name. */
static bool fill_new_file(int descriptor, const char *file, const char *path, const char *bytes,
                          size_t length, struct alq_error *err)
{
    bool is_written = write_all(descriptor, path, bytes, length, err);
    if (is_written && fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS)
        is_written = error_io(err, "write", path, errno);
    if (close(descriptor) != 0 && is_written)
        is_written = error_io(err, "write", path, errno);
    if (!is_written)
        unlink(file);
    return is_written;
}

/* Opens a new file beside path; -1 where that fails. mkstemp would make it private, and to undo
 * that one has to change the umask of the whole process for a moment. */
static int open_temporary(struct arena *arena, const char *path, char **ret_name)
{
    enum { ATTEMPTS = 1000 };
    for (unsigned i = 0; i < ATTEMPTS; i++) {
        *ret_name = arena_printf(arena, "%s.%ld-%u.tmp", path, (long)getpid(), i);
        int descriptor = open(*ret_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* Where a symbolic link leads, so that the file is replaced and not the link. */
static char *follow_link(struct arena *arena, const char *path)
{
    char *resolved = realpath(path, NULL);
    char *target = arena_strdup(arena, resolved ? resolved : path);
    free(resolved);
    return target;
}

static bool fail_new_file(const char *verb, const char *path, int code, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const char *directory = path_directory(&scratch, path);
    error_io(err, verb, path, code);
    return code == ENOENT && !file_is_directory(directory)
               ? error_hint(err, "mkdir -p %s", directory)
               : false;
}

bool file_write(const char *path, const char *bytes, size_t length, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    char *target = follow_link(&scratch, path);
    char *temporary;
    int descriptor = open_temporary(&scratch, target, &temporary);
    if (descriptor < 0)
        return fail_new_file("write", path, errno, err);
    struct stat status;
    if (stat(target, &status) == 0)
        (void)!fchmod(descriptor, status.st_mode & 07777); /* a file system may have no modes */
    if (!fill_new_file(descriptor, temporary, path, bytes, length, err))
        return false;
    if (rename(temporary, target) != 0) {
        int code = errno;
        unlink(temporary);
        return error_io(err, "write", path, code);
    }
    return true;
}

bool file_create(const char *path, const char *bytes, size_t length, struct alq_error *err)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fail_new_file("create", path, errno, err);
    return fill_new_file(descriptor, path, path, bytes, length, err);
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool file_is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool directory_create(const char *path, struct alq_error *err)
{
    if (file_is_directory(path))
        return true;
    ARENA_SCOPE(scratch);
    char *parent = path_directory(&scratch, path);
    if (strcmp(parent, ".") != 0 && strcmp(parent, "/") != 0 && !directory_create(parent, err))
        return false;
    if (mkdir(path, 0777) != 0 && !(errno == EEXIST && file_is_directory(path)))
        return error_io(err, "create directory", path, errno);
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool directory_list(const char *path, struct arena *arena, struct strings *ret_names,
                    struct alq_error *err)
{
    DIR *directory = opendir(path);
    if (!directory)
        return error_io(err, "read directory", path, errno);
    struct strings names = {0};
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL; errno = 0) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            vec_push(arena, &names, arena_strdup(arena, entry->d_name));
    }
    int code = errno;
    closedir(directory);
    if (code)
        return error_io(err, "read directory", path, code);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    *ret_names = names;
    return true;
}

bool path_is_absolute(const char *path)
{
    return path[0] == '/';
}

char *path_join(struct arena *arena, const char *directory, const char *name)
{
    if (path_is_absolute(name) || !*directory || strcmp(directory, ".") == 0)
        return arena_strdup(arena, name);
    size_t directory_length = strlen(directory);
    size_t name_length = strlen(name);
    bool has_slash = directory[directory_length - 1] == '/';
    char *path = arena_alloc(arena, directory_length + name_length + 2);
    memcpy(path, directory, directory_length);
    path[directory_length] = '/';
    size_t name_at = directory_length + !has_slash;
    memcpy(path + name_at, name, name_length);
    path[name_at + name_length] = '\0';
    return path;
}

char *path_directory(struct arena *arena, const char *path)
{
    const char *end = strrchr(path, '/');
    if (!end)
        return arena_strdup(arena, ".");
    while (end > path && end[-1] == '/')
        end--;
    return end == path ? arena_strdup(arena, "/")
                       : arena_strndup(arena, path, (size_t)(end - path));
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Adds the parts of path to parts, taking "." and ".." away. */
static void add_parts(struct arena *arena, const char *path, struct strings *parts)
{
    while (*path) {
        size_t length = strcspn(path, "/");
        bool is_parent = length == 2 && path[0] == '.' && path[1] == '.';
        bool is_here = length == 0 || (length == 1 && path[0] == '.');
        if (is_parent && parts->count)
            parts->count--;
        else if (!is_parent && !is_here)
            vec_push(arena, parts, arena_strndup(arena, path, length));
        path += length;
        if (*path)
            path++;
    }
}

char *path_absolute(struct arena *arena, const char *path)
{
    struct strings parts = {0};
    if (!path_is_absolute(path)) {
        char here[PATH_MAX];
        if (getcwd(here, sizeof here))
            add_parts(arena, here, &parts);
    }
    add_parts(arena, path, &parts);
    return arena_printf(arena, "/%s", strings_join(&parts, "/", arena));
}

char *path_relative(struct arena *arena, const char *path, const char *directory)
{
    struct strings to = {0};
    struct strings from = {0};
    add_parts(arena, path, &to);
    add_parts(arena, directory, &from);
    size_t shared = 0;
    while (shared < to.count && shared < from.count &&
           strcmp(to.items[shared], from.items[shared]) == 0)
        shared++;
    struct strings parts = {0};
    for (size_t i = shared; i < from.count; i++)
        vec_push(arena, &parts, "..");
    for (size_t i = shared; i < to.count; i++)
        vec_push(arena, &parts, to.items[i]);
    return parts.count ? strings_join(&parts, "/", arena) : arena_strdup(arena, ".");
}
