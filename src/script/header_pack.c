/* Headers to bytes and back. */
#include "script/header_pack.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

enum { MOST_STRINGS = 10000 };

/* What a file looks like from outside. */
struct identity {
    uint64_t size;
    uint64_t inode;
    int64_t modified[2];
    int64_t changed[2];
};

/* What a pack begins with; its strings follow, each ended by NUL: name, id, title, doc ("" where it
 * is the title), create date, and the three lists. */
struct pack_head {
    struct identity identity;
    uint32_t length; /* of the strings */
    uint32_t counts[3];
    uint32_t lines[4];
    uint8_t kind;
    uint8_t is_revision;
    uint8_t is_transactional;
    uint8_t has_downgrade;
    uint8_t has_variables;
    uint8_t has_date;
    uint8_t unused[2];
};

static struct identity identity_of(const struct stat *status)
{
    return (struct identity){
        .size = (uint64_t)status->st_size,
        .inode = status->st_ino,
        .modified = {status->st_mtim.tv_sec, status->st_mtim.tv_nsec},
        .changed = {status->st_ctim.tv_sec, status->st_ctim.tv_nsec},
    };
}

static void add_string(struct text *out, const char *string)
{
    text_add_bytes(out, string ? string : "", string ? strlen(string) + 1 : 1);
}

static void add_list(struct text *out, const struct strings *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_string(out, list->items[i]);
}

static void add_strings(struct text *out, const struct script_file *file)
{
    const struct revision *revision = &file->revision;
    add_string(out, revision->id);
    add_string(out, file->title);
    add_string(out, string_equal(file->doc, file->title) ? "" : file->doc);
    add_string(out, file->create_date);
    add_list(out, &revision->down);
    add_list(out, &revision->depends_on);
    add_list(out, &revision->labels);
}

struct header_pack header_pack_make(const char *name, const struct stat *status,
                                    const struct script_file *file, bool is_revision,
                                    struct arena *arena)
{
    static const struct script_file nothing;
    if (!is_revision)
        file = &nothing;
    const struct revision *revision = &file->revision;
    struct pack_head head = {
        .identity = identity_of(status),
        .counts = {(uint32_t)revision->down.count, (uint32_t)revision->depends_on.count,
                   (uint32_t)revision->labels.count},
        .lines = {revision->id_line, revision->down_line, revision->depends_line,
                  revision->labels_line},
        .kind = (uint8_t)file->kind,
        .is_revision = is_revision,
        .is_transactional = file->is_transactional,
        .has_downgrade = file->has_downgrade,
        .has_variables = file->has_variables,
        .has_date = file->create_date != NULL,
    };
    TEXT_SCOPE(strings);
    add_string(&strings, name);
    add_strings(&strings, file);
    head.length = (uint32_t)strings.length;
    char *bytes = arena_alloc(arena, sizeof head + strings.length);
    memcpy(bytes, &head, sizeof head);
    memcpy(bytes + sizeof head, strings.bytes, strings.length);
    return (struct header_pack){bytes, sizeof head + strings.length};
}

static struct pack_head head_of(struct header_pack pack)
{
    struct pack_head head;
    memcpy(&head, pack.bytes, sizeof head);
    return head;
}

bool header_pack_take(const char *at, const char *end, struct header_pack *ret_pack)
{
    size_t rest = (size_t)(end - at);
    if (rest < sizeof(struct pack_head))
        return false;
    size_t length = head_of((struct header_pack){at, rest}).length;
    rest -= sizeof(struct pack_head);
    if (!length || rest < length || at[sizeof(struct pack_head) + length - 1] != '\0')
        return false;
    *ret_pack = (struct header_pack){at, sizeof(struct pack_head) + length};
    return true;
}

const char *header_pack_name(struct header_pack pack)
{
    return pack.bytes + sizeof(struct pack_head);
}

bool header_pack_is_of(struct header_pack pack, const struct stat *status)
{
    const struct identity now = identity_of(status);
    return memcmp(pack.bytes, &now, sizeof now) == 0;
}

/* The next string of a pack, "" behind the last. */
static const char *take(const char **at, const char *end)
{
    const char *string = *at;
    if (string >= end)
        return "";
    *at += strlen(string) + 1;
    return string;
}

static bool take_list(const char **at, const char *end, uint32_t count, struct arena *arena,
                      struct strings *ret_list)
{
    *ret_list = (struct strings){0};
    if (count > MOST_STRINGS)
        return false;
    if (!count)
        return true;
    ret_list->items = arena_new_array(arena, const char *, count);
    ret_list->count = ret_list->capacity = count;
    for (uint32_t i = 0; i < count; i++)
        ret_list->items[i] = take(at, end);
    return true;
}

bool header_pack_read(struct header_pack pack, struct arena *arena, struct script_file *ret_file,
                      bool *ret_is_revision)
{
    const struct pack_head head = head_of(pack);
    const char *at = header_pack_name(pack);
    const char *end = pack.bytes + pack.length;
    struct script_file file = {
        .kind = (enum script_kind)head.kind,
        .is_transactional = head.is_transactional,
        .has_downgrade = head.has_downgrade,
        .has_variables = head.has_variables,
    };
    struct revision *revision = &file.revision;
    take(&at, end);
    revision->id = take(&at, end);
    file.title = take(&at, end);
    file.doc = take(&at, end);
    if (!*file.doc)
        file.doc = file.title;
    const char *date = take(&at, end);
    file.create_date = head.has_date ? date : NULL;
    revision->id_line = head.lines[0];
    revision->down_line = head.lines[1];
    revision->depends_line = head.lines[2];
    revision->labels_line = head.lines[3];
    if (!take_list(&at, end, head.counts[0], arena, &revision->down) ||
        !take_list(&at, end, head.counts[1], arena, &revision->depends_on) ||
        !take_list(&at, end, head.counts[2], arena, &revision->labels))
        return false;
    *ret_file = file;
    *ret_is_revision = head.is_revision;
    return at == end;
}
