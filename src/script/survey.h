/* The directories of a project before any revision is read: which files there are, and which of
 * them the cache of headers knows as they are. */
#ifndef SCRIPT_SURVEY_H
#define SCRIPT_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include <alambique/error.h>

#include "script/header_cache.h"
#include "script/places.h"
#include "script/revision_file.h"

/* A file whose name may be that of a revision. */
struct survey_entry {
    const char *name;
    ino_t inode;
    bool is_regular;         /* known to be a file, and no link to one */
    struct header_pack pack; /* its header, of the file as it is; none where it has to be read */
};

struct survey_directory {
    const char *path;
    dev_t device;
    struct survey_entry *items; /* by name */
    size_t count;
    size_t capacity;
};

struct script_survey {
    struct arena *arena;
    struct survey_directory *items;
    size_t count;
    size_t capacity;
    struct places places; /* of the directories */
    struct header_cache cache;
    bool is_known; /* every file, and no other, is as the cache has it */
    bool has_news; /* a file was read that can be kept */
    struct timespec began;
    const struct strings *databases; /* set by who loads; as in script_file; NULL: none */
    const struct strings *import_paths; /* of modules that headers import, set later; NULL: none */
};

/* Looks at the directories: one after the other, subdirectories (recursive only) after what lies in
 * their parent itself. A directory that does not exist has no revisions, as in Alembic; one that is
 * reached twice counts once. Memory comes from the arena, which the survey goes on to use.
 * cache_directory: where headers are kept from one time to the next; NULL: nowhere. */
bool script_survey_make(const struct strings *directories, bool is_recursive,
                        const char *cache_directory, struct arena *arena,
                        struct script_survey *ret_survey, struct alq_error *err) ALQ_CHECK;

/* The outline of the graph of these revisions, where they are just those that it was kept of; else
 * NULL. */
const struct graph_outline *script_survey_outline(const struct script_survey *survey);

/* Reads the headers of all revisions, in the order of the survey; of a file on disk no more than
 * its header needs. A file reached twice counts once. Where the outline is known nothing is read
 * from a file. */
bool script_survey_load(struct script_survey *survey, struct script_list *ret_list,
                        struct alq_error *err) ALQ_CHECK;

/* Keeps what was loaded for the next time, with the outline of its graph (NULL: not known). A file
 * that changed within two seconds before the survey is left out, since it may change again and
 * look the same. */
void script_survey_keep(const struct script_survey *survey, const struct graph_outline *outline);

#endif
