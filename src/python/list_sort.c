/* A stable merge sort that starts from the runs it finds, as rows often come in some order. */
#include "python/list_sort.h"

#include "base/banned.h"

enum {
    SHORTEST_RUN = 24, /* shorter ones are made longer by insertion */
    MOST_RUNS = 96,    /* their lengths grow like Fibonacci's numbers */
};

struct entry {
    struct py_value key;
    struct py_value item;
};

/* What all keys are; most lists are of one kind, and need not ask at each comparison. */
enum key_kind { KEYS_INTEGERS, KEYS_NUMBERS, KEYS_TEXTS, KEYS_ANY };

struct run {
    size_t start;
    size_t count;
};

struct sort {
    struct py *py;
    struct entry *entries;
    struct entry *spare;
    size_t count;
    enum key_kind kind;
    bool is_reversed;
    struct run runs[MOST_RUNS]; /* side by side, not yet merged */
    size_t run_count;
};

static bool is_plain_text(struct py_value value)
{
    return py_is_str(value) && !value.object->class->is_user;
}

static enum key_kind kind_of(struct py_value key)
{
    return key.tag == PY_INT     ? KEYS_INTEGERS
           : key.tag == PY_FLOAT ? KEYS_NUMBERS
           : is_plain_text(key)  ? KEYS_TEXTS
                                 : KEYS_ANY;
}

static bool is_text_less(const struct py_str *a, const struct py_str *b)
{
    int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    return order ? order < 0 : a->length < b->length;
}

/* Whether b, which stands behind a, belongs before it; false: raised. */
static inline bool is_before(struct sort *sort, const struct entry *b, const struct entry *a,
                             bool *ret_before)
{
    struct py_value left = sort->is_reversed ? a->key : b->key;
    struct py_value right = sort->is_reversed ? b->key : a->key;
    switch (sort->kind) {
    case KEYS_INTEGERS:
        *ret_before = left.integer < right.integer;
        return true;
    case KEYS_NUMBERS:
        *ret_before = left.number < right.number;
        return true;
    case KEYS_TEXTS:
        *ret_before = is_text_less(as_str(left), as_str(right));
        return true;
    default:
        break;
    }
    struct py_value less = py_compare(sort->py, PY_LT, left, right);
    return !py_is_error(less) && py_truth(sort->py, less, ret_before) && py_tick(sort->py);
}

/* Comparisons that do not count themselves. */
static bool pay(struct sort *sort, size_t count)
{
    sort->py->steps_left -= (int64_t)(count / 4);
    return py_tick(sort->py);
}

static void reverse(struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct entry entry = entries[i];
        entries[i] = entries[count - 1 - i];
        entries[count - 1 - i] = entry;
    }
}

/* The length of the run that starts there; one that falls strictly is turned round. */
static bool find_run(struct sort *sort, size_t start, size_t *ret_count)
{
    struct entry *entries = sort->entries + start;
    size_t left = sort->count - start;
    size_t count = 1;
    bool is_falling = false;
    if (left > 1 && !is_before(sort, &entries[1], &entries[0], &is_falling))
        return false;
    for (bool goes_on = left > 1; goes_on;) {
        bool before = false;
        if (++count < left && !is_before(sort, &entries[count], &entries[count - 1], &before))
            return false;
        goes_on = count < left && before == is_falling;
    }
    if (is_falling)
        reverse(entries, count);
    *ret_count = count;
    return pay(sort, count);
}

/* Makes a sorted run of `sorted` entries one of `count`. */
static bool insert_entries(struct sort *sort, struct entry *entries, size_t sorted, size_t count)
{
    for (size_t i = sorted; i < count; i++) {
        struct entry entry = entries[i];
        size_t low = 0;
        size_t high = i;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            bool before;
            if (!is_before(sort, &entry, &entries[middle], &before))
                return false;
            if (before)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(entries + low + 1, entries + low, (i - low) * sizeof *entries);
        entries[low] = entry;
    }
    return pay(sort, count);
}

/* Two runs side by side become one. */
static bool merge(struct sort *sort, const struct run *first, const struct run *second)
{
    struct entry *out = sort->entries + first->start;
    struct entry *left = sort->spare;
    struct entry *left_end = left + first->count;
    struct entry *right = sort->entries + second->start;
    const struct entry *right_end = right + second->count;
    bool before = false;
    bool is_done = is_before(sort, right, right - 1, &before);
    if (!is_done)
        return false;
    if (!before)
        return true;
    memcpy(left, out, first->count * sizeof *left);
    while (left < left_end && right < right_end) {
        is_done = is_before(sort, right, left, &before);
        if (!is_done)
            break;
        *out++ = before ? *right++ : *left++;
    }
    /* Also where comparing has failed: no item may be lost. */
    memcpy(out, left, (size_t)(left_end - left) * sizeof *left);
    return is_done && pay(sort, first->count + second->count);
}

static bool merge_at(struct sort *sort, size_t at)
{
    struct run *runs = sort->runs + at;
    if (!merge(sort, &runs[0], &runs[1]))
        return false;
    runs[0].count += runs[1].count;
    sort->run_count--;
    memmove(runs + 1, runs + 2, (sort->run_count - at - 1) * sizeof *runs);
    return true;
}

/* Merges until each run is longer than the two behind it, so that like is merged with like. */
static bool merge_some(struct sort *sort)
{
    const struct run *runs = sort->runs;
    while (sort->run_count > 1) {
        size_t n = sort->run_count - 2;
        bool is_third_short = (n > 0 && runs[n - 1].count <= runs[n].count + runs[n + 1].count) ||
                              (n > 1 && runs[n - 2].count <= runs[n - 1].count + runs[n].count);
        if (is_third_short)
            n -= runs[n - 1].count < runs[n + 1].count;
        else if (runs[n].count > runs[n + 1].count)
            return true;
        if (!merge_at(sort, n))
            return false;
    }
    return true;
}

static bool sort_entries(struct sort *sort)
{
    for (size_t start = 0; start < sort->count;) {
        size_t count;
        if (!find_run(sort, start, &count))
            return false;
        size_t left = sort->count - start;
        size_t wanted = left < SHORTEST_RUN ? left : SHORTEST_RUN;
        if (count < wanted) {
            if (!insert_entries(sort, sort->entries + start, count, wanted))
                return false;
            count = wanted;
        }
        sort->runs[sort->run_count++] = (struct run){start, count};
        start += count;
        if (!merge_some(sort))
            return false;
    }
    while (sort->run_count > 1) {
        size_t n = sort->run_count - 2;
        n -= n > 0 && sort->runs[n - 1].count < sort->runs[n + 1].count;
        if (!merge_at(sort, n))
            return false;
    }
    return true;
}

static bool fill_entries(struct sort *sort, const struct py_value *items, struct py_value key)
{
    for (size_t i = 0; i < sort->count; i++) {
        struct py_value value = items[i];
        if (!py_is_nothing(key))
            value = call_value(sort->py, key, &items[i], 1, NULL);
        if (py_is_error(value))
            return false;
        sort->entries[i] = (struct entry){value, items[i]};
        enum key_kind kind = kind_of(value);
        sort->kind = i == 0 || kind == sort->kind ? kind : KEYS_ANY;
    }
    return true;
}

bool list_sort(struct py *py, struct py_list *list, struct py_value key, bool is_reversed)
{
    struct sort sort = {.py = py, .count = list->count, .is_reversed = is_reversed};
    size_t size = (list->count + 1) * sizeof *sort.entries;
    if (!py_check_size(py, list->count + 1, 2 * sizeof *sort.entries))
        return false;
    sort.entries = py_alloc_scanned(py, size);
    if (!fill_entries(&sort, list->items, key))
        return false;
    sort.spare = py_alloc_scanned(py, size);
    bool is_done = sort_entries(&sort);
    for (size_t i = 0; i < sort.count; i++)
        list->items[i] = sort.entries[i].item;
    return is_done;
}
