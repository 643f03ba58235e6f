/* A VFS over SQLite's own that counts the bytes of a folder, and refuses those for which there is
 * no room as a file system does: what fits is written. */
#include "support/full_disk.h"

#include <dirent.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "base/banned.h"

/* The methods of SQLite's own files, but for xWrite: a file is opened by the real VFS in place, and
 * then gets these. */
static struct {
    char folder[PATH_MAX];
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    struct {
        const sqlite3_io_methods *real;
        sqlite3_io_methods own;
    } methods[8];
    size_t method_count;
    sqlite3_int64 capacity;
    size_t refusals;
} disk;

/* Memory that processes share is no file's: SQLite writes it by other means. */
static sqlite3_int64 used(void)
{
    sqlite3_int64 sum = 0;
    DIR *directory = opendir(disk.folder);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        char path[PATH_MAX + 300];
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", disk.folder, entry->d_name);
        if (!string_ends_with(path, "-shm") && stat(path, &status) == 0 && S_ISREG(status.st_mode))
            sum += status.st_size;
    }
    closedir(directory);
    return sum;
}

static const sqlite3_io_methods *real_of(const sqlite3_file *file)
{
    for (size_t i = 0; i < disk.method_count; i++)
        if (file->pMethods == &disk.methods[i].own)
            return disk.methods[i].real;
    return NULL;
}

static int write_what_fits(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    const sqlite3_io_methods *real = real_of(file);
    sqlite3_int64 size = 0;
    real->xFileSize(file, &size);
    sqlite3_int64 growth = offset + count - size;
    sqlite3_int64 room = growth > 0 ? disk.capacity - used() : 0;
    if (growth <= 0 || growth <= room)
        return real->xWrite(file, bytes, count, offset);
    sqlite3_int64 fits = count - growth + (room > 0 ? room : 0);
    if (fits > 0)
        real->xWrite(file, bytes, (int)fits, offset);
    disk.refusals++;
    return SQLITE_FULL;
}

static const sqlite3_io_methods *own_of(const sqlite3_io_methods *real)
{
    size_t i = 0;
    while (i < disk.method_count && disk.methods[i].real != real)
        i++;
    if (i == sizeof disk.methods / sizeof *disk.methods)
        return real;
    if (i == disk.method_count) {
        disk.methods[disk.method_count++].real = real;
        disk.methods[i].own = *real;
        disk.methods[i].own.xWrite = write_what_fits;
    }
    return &disk.methods[i].own;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *ret_flags)
{
    (void)vfs;
    int code = disk.real->xOpen(disk.real, name, file, flags, ret_flags);
    if (code == SQLITE_OK && name && file->pMethods && string_starts_with(name, disk.folder))
        file->pMethods = own_of(file->pMethods);
    return code;
}

void full_disk_begin(const char *folder)
{
    memset(&disk, 0, sizeof disk);
    snprintf(disk.folder, sizeof disk.folder, "%s", folder);
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "full-disk";
    disk.vfs.pNext = NULL;
    disk.vfs.xOpen = open_file;
    full_disk_leave_enough();
    sqlite3_vfs_register(&disk.vfs, 1);
}

void full_disk_end(void)
{
    sqlite3_vfs_unregister(&disk.vfs);
    sqlite3_vfs_register(disk.real, 1);
}

void full_disk_leave(size_t bytes)
{
    disk.capacity = used() + (sqlite3_int64)bytes;
    disk.refusals = 0;
}

void full_disk_leave_enough(void)
{
    disk.capacity = INT64_MAX / 2;
}

size_t full_disk_refusals(void)
{
    return disk.refusals;
}
