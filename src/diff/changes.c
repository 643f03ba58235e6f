/* Goes through differences, object by object, and puts what is made of them into its order. */
#include "diff/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "diff/changes_parts.h"
#include "base/banned.h"

struct operation *change_new(struct change_making *making, enum operation_kind kind,
                             const struct difference *difference)
{
    struct operation *operation =
        operation_new(making->arena, kind, difference->schema, difference->table);
    operation->is_name_final = true;
    return operation;
}

size_t changes_count_same(const struct change_making *making, size_t index)
{
    const struct differences *all = making->differences;
    const struct difference *first = &all->items[index];
    size_t count = 1;
    while (index + count < all->count && all->items[index + count].old == first->old &&
           all->items[index + count].new == first->new)
        count++;
    return count;
}

static bool is_whole(enum change_phase phase)
{
    return phase < PHASE_DROP_FOREIGN_KEYS || phase > PHASE_CREATE_FOREIGN_KEYS ||
           (phase >= PHASE_DROP_TABLES && phase <= PHASE_CREATE_TABLES);
}

/* Tables take turns in the order in which they first come up. */
static size_t turn_of(struct change_making *making, const char *table)
{
    size_t *turn = map_get(&making->tables, table);
    if (!turn) {
        turn = arena_new(making->arena, size_t);
        *turn = making->tables.count;
        map_put(&making->tables, making->arena, table, turn);
    }
    return *turn;
}

/* Within one table: new columns first, so that what a person fills them with stands between them
 * and a single rebuild for all the rest. */
static enum change_phase order_within(enum change_phase phase)
{
    return phase == PHASE_ADD_COLUMNS    ? PHASE_DROP_TRIGGERS
           : phase == PHASE_FILL_COLUMNS ? PHASE_DROP_VIEWS
                                         : phase;
}

static void add(struct change_making *making, enum change_phase phase, struct change change)
{
    const struct operation *about = change.operation;
    bool rebuilds = making->dialect->needs_rebuild != NULL;
    if (rebuilds && phase == PHASE_DROP_TABLES)
        phase = PHASE_DROP_TABLES_LAST;
    change.phase = change.within = phase;
    change.order = making->changes->count;
    if (rebuilds && !is_whole(phase) && about->table) {
        change.phase = PHASE_ALTER_TABLES;
        change.table = turn_of(making, about->table);
        change.within = order_within(phase);
    }
    if (change.note)
        change.operation = NULL;
    vec_push(making->arena, making->changes, change);
}

void change_add(struct change_making *making, enum change_phase phase,
                const struct operation *operation)
{
    add(making, phase, (struct change){.operation = operation});
}

void change_add_note(struct change_making *making, enum change_phase phase,
                     const struct operation *about, const char *note)
{
    add(making, phase, (struct change){.operation = about, .note = note});
}

static bool is_word_byte(char byte)
{
    return ascii_is_alphanumeric((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

bool text_mentions(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; at && *at; at++)
        if (ascii_compare_start(at, word, length) == 0 && !is_word_byte(at[length]) &&
            (at == text || !is_word_byte(at[-1])))
            return true;
    return false;
}

/* -- All of them */

static size_t changes_of(struct change_making *making, size_t index)
{
    switch (making->differences->items[index].object) {
    case OBJECT_COLUMN:
        return changes_of_column(making, index);
    case OBJECT_CONSTRAINT:
        return changes_of_constraint(making, index);
    case OBJECT_INDEX:
        return changes_of_index(making, index);
    case OBJECT_ENUM:
        return changes_of_enum(making, index);
    case OBJECT_SEQUENCE:
        return changes_of_sequence(making, index);
    case OBJECT_DEFINITION:
        return changes_of_definition(making, index);
    case OBJECT_TRIGGER:
        return changes_of_trigger(making, index);
    case OBJECT_TABLE:
    case OBJECT_VIEW:
        break;
    }
    return 1;
}

void diff_changes(const struct dialect *dialect, const struct schema *before,
                  const struct schema *after, const struct differences *differences,
                  struct arena *arena, struct changes *changes)
{
    struct change_making making = {
        .dialect = dialect,
        .before = before,
        .after = after,
        .differences = differences,
        .arena = arena,
        .changes = changes,
    };
    changes_of_tables(&making);
    for (size_t i = 0; i < differences->count;)
        i += changes_of(&making, i);
    changes_of_views(&making);
}

#define COMPARE(a, b) ((a) != (b)) return (a) < (b) ? -1 : 1

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    if COMPARE (a->phase, b->phase)
        ;
    if COMPARE (a->table, b->table)
        ;
    if COMPARE (a->within, b->within)
        ;
    if COMPARE (a->order, b->order)
        ;
    return 0;
}

void changes_sort(struct changes *changes)
{
    if (changes->count)
        qsort(changes->items, changes->count, sizeof *changes->items, compare_changes);
}
