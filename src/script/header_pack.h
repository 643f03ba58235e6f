/* The header of one file as bytes, with what the file looked like when it was read. */
#ifndef SCRIPT_HEADER_PACK_H
#define SCRIPT_HEADER_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "script/revision_file.h"

struct arena;

/* Borrowed bytes; NULL: none. */
struct header_pack {
    const char *bytes;
    size_t length;
};

/* status is of before the file was read. What is no revision has a name and a status only. */
struct header_pack header_pack_make(const char *name, const struct stat *status,
                                    const struct script_file *file, bool is_revision,
                                    struct arena *arena);

/* The pack that [at, end) begins with; false where it does not fit in there. */
bool header_pack_take(const char *at, const char *end, struct header_pack *ret_pack);

const char *header_pack_name(struct header_pack pack);

/* Whether the file is the one that was read, unchanged: by size, inode and the times of its last
 * change. */
bool header_pack_is_of(struct header_pack pack, const struct stat *status);

/* Its strings stay in the pack; lists come from the arena. ret_file->path is not set. False where
 * the bytes are none that header_pack_make makes. */
bool header_pack_read(struct header_pack pack, struct arena *arena, struct script_file *ret_file,
                      bool *ret_is_revision);

#endif
