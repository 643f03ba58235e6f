/* Hash tables in order of insertion: the core of dict and set. */
#include "python/runtime.h"

#include "base/banned.h"

/* Room in the first and the second table of entries; these are searched one by one. */
enum { TINY = 3, SMALL = 8 };

struct py_dict *dict_new(struct py *py)
{
    return py_new_object(py, py_dict, PY_KIND_DICT);
}

struct py_dict *set_new(struct py *py, bool is_frozen)
{
    struct py_dict *set = py_new_object(py, py_dict, PY_KIND_SET);
    if (is_frozen) {
        set->object.class = py->frozenset_class;
        set->object.flags = SET_FROZEN;
    }
    return set;
}

struct py_value py_dict(struct py *py)
{
    return py_object(dict_new(py));
}

struct py_value py_set(struct py *py)
{
    return py_object(set_new(py, false));
}

/* Numbers in a row lie in a row, which the processor's cache likes; the upper bits are let in for
 * those that share their lower ones. */
static size_t slot_of(uint64_t hash, size_t mask)
{
    return (size_t)(hash + (hash >> 15) + (hash >> 32)) & mask;
}

static void insert_slot(struct py_dict *dict, uint64_t hash, size_t entry)
{
    size_t mask = dict->slot_count - 1;
    size_t slot = slot_of(hash, mask);
    while (dict->slots[slot])
        slot = (slot + 1) & mask;
    dict->slots[slot] = (uint32_t)entry + 1;
}

static void rebuild_slots(struct py *py, struct py_dict *dict)
{
    size_t count = 16;
    while (count < dict->capacity * 2)
        count *= 2;
    if (count > dict->slot_count)
        dict->slots = py_heap_alloc(py->heap, PY_CONTENT_RAW, count * sizeof *dict->slots);
    else
        memset(dict->slots, 0, dict->slot_count * sizeof *dict->slots);
    if (count > dict->slot_count)
        dict->slot_count = count;
    for (size_t i = 0; i < dict->used; i++)
        insert_slot(dict, dict->entries[i].hash, i);
}

/* Drops deleted entries, and grows where they were not the reason. */
static void make_room(struct py *py, struct py_dict *dict)
{
    if (dict->used < dict->capacity)
        return;
    size_t capacity = dict->count < dict->capacity / 2 ? dict->capacity : dict->capacity * 2;
    if (capacity < SMALL)
        capacity = dict->capacity == 0 ? TINY : SMALL;
    struct py_entry *entries = py_heap_alloc(py->heap, PY_CONTENT_SCAN, capacity * sizeof *entries);
    size_t kept = 0;
    for (size_t i = 0; i < dict->used; i++) {
        if (!py_is_unbound(dict->entries[i].key))
            entries[kept++] = dict->entries[i];
    }
    if (kept != dict->used)
        dict->changes++;
    dict->entries = entries;
    dict->used = kept;
    dict->capacity = capacity;
    if (capacity > SMALL)
        rebuild_slots(py, dict);
}

static bool is_text(struct py_value key)
{
    return key.tag == PY_OBJECT && key.object->kind == PY_KIND_STR;
}

static bool entry_is_str(const struct py_entry *entry, const struct py_str *key, uint64_t hash)
{
    return entry->hash == hash && entry->key.tag == PY_OBJECT &&
           (entry->key.object == &key->object ||
            (is_text(entry->key) && str_equal(as_str(entry->key), key)));
}

struct py_entry *dict_find_str(struct py_dict *dict, struct py_str *key)
{
    uint64_t hash = str_hash(key);
    if (!dict->slots) {
        for (size_t i = 0; i < dict->used; i++) {
            if (entry_is_str(&dict->entries[i], key, hash))
                return &dict->entries[i];
        }
        return NULL;
    }
    size_t mask = dict->slot_count - 1;
    size_t slot = slot_of(hash, mask);
    for (; dict->slots[slot]; slot = (slot + 1) & mask) {
        struct py_entry *entry = &dict->entries[dict->slots[slot] - 1];
        if (entry_is_str(entry, key, hash))
            return entry;
    }
    return NULL;
}

/* Compares keys of equal hash; 1 equal, 0 not, -1 raised, -2 the table changed under way. */
static int same_key(struct py *py, struct py_dict *dict, size_t at, struct py_value key)
{
    struct py_value other = dict->entries[at].key;
    if (other.tag == key.tag && other.integer == key.integer && key.tag != PY_FLOAT)
        return 1;
    if (py_is_unbound(other) || (key.tag == PY_INT && other.tag == PY_INT))
        return 0;
    if (is_text(key) && is_text(other) && !as_class(py_object(key.object->class))->is_user)
        return str_equal(as_str(key), as_str(other));
    uint64_t changes = dict->changes;
    py->steps_left--;
    bool equal;
    if (!py_equal(py, other, key, &equal))
        return -1;
    return dict->changes != changes ? -2 : equal;
}

/* One pass over the entries of that hash; SIZE_MAX: none. *ret_same tells why it stopped. */
static size_t find_once(struct py *py, struct py_dict *dict, struct py_value key, uint64_t hash,
                        int *ret_same)
{
    *ret_same = 0;
    if (!dict->slots) {
        for (size_t i = 0; i < dict->used; i++) {
            if (dict->entries[i].hash == hash && (*ret_same = same_key(py, dict, i, key)) != 0)
                return i;
        }
        return SIZE_MAX;
    }
    size_t mask = dict->slot_count - 1;
    size_t slot = slot_of(hash, mask);
    size_t probes = 0;
    for (; dict->slots[slot]; slot = (slot + 1) & mask, probes++) {
        size_t at = dict->slots[slot] - 1;
        if (dict->entries[at].hash == hash && (*ret_same = same_key(py, dict, at, key)) != 0)
            return at;
    }
    py->steps_left -= (int64_t)(probes / 16); /* keys chosen to collide are paid for */
    return SIZE_MAX;
}

/* Looks again where comparing keys has changed the table. */
static struct py_entry *find_hashed(struct py *py, struct py_dict *dict, struct py_value key,
                                    uint64_t hash, bool *ret_failed)
{
    for (;;) {
        int same;
        size_t at = find_once(py, dict, key, hash, &same);
        if (same == 1)
            return &dict->entries[at];
        *ret_failed = same == -1 || (same == -2 && !py_tick(py));
        if (same == 0 || *ret_failed)
            return NULL;
    }
}

struct py_entry *dict_find(struct py *py, struct py_dict *dict, struct py_value key,
                           bool *ret_failed)
{
    uint64_t hash;
    *ret_failed = false;
    if (!py_hash(py, key, &hash)) {
        *ret_failed = true;
        return NULL;
    }
    return find_hashed(py, dict, key, hash, ret_failed);
}

static void add_entry(struct py *py, struct py_dict *dict, struct py_value key, uint64_t hash,
                      struct py_value value)
{
    make_room(py, dict);
    dict->entries[dict->used] = (struct py_entry){.key = key, .value = value, .hash = hash};
    if (dict->slots)
        insert_slot(dict, hash, dict->used);
    dict->used++;
    dict->count++;
    dict->changes++;
}

void dict_put_str(struct py *py, struct py_dict *dict, struct py_str *key, struct py_value value)
{
    struct py_entry *entry = dict_find_str(dict, key);
    if (entry)
        entry->value = value;
    else
        add_entry(py, dict, py_object(key), str_hash(key), value);
}

bool dict_put(struct py *py, struct py_dict *dict, struct py_value key, struct py_value value)
{
    uint64_t hash;
    bool failed = false;
    if (!py_hash(py, key, &hash))
        return false;
    struct py_entry *entry = find_hashed(py, dict, key, hash, &failed);
    if (failed)
        return false;
    if (entry)
        entry->value = value;
    else
        add_entry(py, dict, key, hash, value);
    return true;
}

static void delete_entry(struct py_dict *dict, struct py_entry *entry)
{
    entry->key = py_unbound();
    entry->value = py_none();
    dict->count--;
    dict->changes++;
    /* What was added last leaves no hole where no index points to it: stacks stay small. */
    if (!dict->slots && entry == &dict->entries[dict->used - 1])
        dict->used--;
}

bool dict_remove(struct py *py, struct py_dict *dict, struct py_value key, bool *ret_failed)
{
    struct py_entry *entry = dict_find(py, dict, key, ret_failed);
    if (entry)
        delete_entry(dict, entry);
    return entry;
}

bool dict_remove_str(struct py_dict *dict, struct py_str *key)
{
    struct py_entry *entry = dict_find_str(dict, key);
    if (entry)
        delete_entry(dict, entry);
    return entry;
}

void dict_clear(struct py_dict *dict)
{
    dict->entries = NULL;
    dict->slots = NULL;
    dict->used = dict->count = dict->capacity = dict->slot_count = 0;
    dict->changes++;
}

struct py_dict *dict_copy(struct py *py, const struct py_dict *source)
{
    bool is_set = source->object.kind == PY_KIND_SET;
    struct py_dict *copy = is_set ? set_new(py, false) : dict_new(py);
    if (source->count == 0)
        return copy;
    size_t capacity = source->count < SMALL ? SMALL : source->count + source->count / 4;
    copy->entries = py_heap_alloc(py->heap, PY_CONTENT_SCAN, capacity * sizeof *copy->entries);
    copy->capacity = capacity;
    for (size_t i = 0; i < source->used; i++) {
        if (!py_is_unbound(source->entries[i].key))
            copy->entries[copy->used++] = source->entries[i];
    }
    copy->count = copy->used;
    if (capacity > SMALL)
        rebuild_slots(py, copy);
    return copy;
}

/* From an iterable of pairs, as dict() and update() take. */
static bool update_from_pairs(struct py *py, struct py_dict *dict, struct py_value pairs)
{
    struct py_value iterator = py_iterate(py, pairs);
    if (py_is_error(iterator))
        return false;
    for (int64_t index = 0;; index++) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item))
            return false;
        if (py_is_unbound(item))
            return true;
        struct py_value list = py_to_list(py, item);
        if (py_is_error(list)) {
            if (py_error_is(py, PY_EXC_TYPE)) {
                py_error_clear(py);
                py_raise(py, PY_EXC_TYPE,
                         "cannot convert dictionary update sequence element #%lld to a sequence",
                         (long long)index);
            }
            return false;
        }
        if (as_list(list)->count != 2) {
            py_raise(py, PY_EXC_VALUE,
                     "dictionary update sequence element #%lld has length %zu; 2 is required",
                     (long long)index, as_list(list)->count);
            return false;
        }
        if (!dict_put(py, dict, as_list(list)->items[0], as_list(list)->items[1]))
            return false;
    }
}

static bool update_from_mapping(struct py *py, struct py_dict *dict, struct py_value other,
                                struct py_value keys_method)
{
    struct py_value keys = py_call(py, keys_method, NULL, 0);
    struct py_value iterator = py_is_error(keys) ? keys : py_iterate(py, keys);
    if (py_is_error(iterator))
        return false;
    for (;;) {
        struct py_value key = py_next(py, iterator);
        if (py_is_error(key))
            return false;
        if (py_is_unbound(key))
            return true;
        struct py_value value = py_getitem(py, other, key);
        if (py_is_error(value) || !dict_put(py, dict, key, value))
            return false;
    }
}

bool dict_update(struct py *py, struct py_dict *dict, struct py_value other)
{
    if (py_is_kind(other, PY_KIND_DICT)) {
        const struct py_dict *source = as_dict(other);
        for (size_t i = 0; i < source->used; i++) {
            struct py_entry entry = source->entries[i];
            if (!py_is_unbound(entry.key) && !dict_put(py, dict, entry.key, entry.value))
                return false;
        }
        return true;
    }
    struct py_value keys = py_getattr_optional(py, other, py_object(PY_NAME(keys)));
    if (py_is_error(keys))
        return false;
    if (!py_is_unbound(keys))
        return update_from_mapping(py, dict, other, keys);
    return update_from_pairs(py, dict, other);
}

bool set_update(struct py *py, struct py_dict *set, struct py_value iterable)
{
    struct py_value iterator = py_iterate(py, iterable);
    if (py_is_error(iterator))
        return false;
    for (;;) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item))
            return false;
        if (py_is_unbound(item))
            return true;
        if (!dict_put(py, set, item, py_none()))
            return false;
    }
}

bool py_set_add(struct py *py, struct py_value set, struct py_value item)
{
    return dict_put(py, as_dict(set), item, py_none());
}

struct py_value py_dict_get(struct py *py, struct py_value dict, struct py_value key)
{
    bool failed;
    struct py_entry *entry = dict_find(py, as_dict(dict), key, &failed);
    return entry ? entry->value : failed ? py_error() : py_unbound();
}

struct py_value py_dict_get_string(struct py *py, struct py_value dict, const char *key)
{
    struct py_value name = py_str(py, key);
    struct py_entry *entry = dict_find_str(as_dict(dict), as_str(name));
    return entry ? entry->value : py_unbound();
}

bool py_dict_set(struct py *py, struct py_value dict, struct py_value key, struct py_value value)
{
    return dict_put(py, as_dict(dict), key, value);
}

void py_dict_set_string(struct py *py, struct py_value dict, const char *key, struct py_value value)
{
    dict_put_str(py, as_dict(dict), as_str(py_intern(py, key)), value);
}

bool py_dict_next(struct py_value dict, size_t *position, struct py_value *ret_key,
                  struct py_value *ret_value)
{
    const struct py_dict *table = as_dict(dict);
    while (*position < table->used) {
        const struct py_entry *entry = &table->entries[(*position)++];
        if (py_is_unbound(entry->key))
            continue;
        *ret_key = entry->key;
        *ret_value = entry->value;
        return true;
    }
    return false;
}

size_t py_dict_count(struct py_value dict)
{
    return as_dict(dict)->count;
}
