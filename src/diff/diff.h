/* What is different between two schemas: data first, which a program can act on, and each
 * difference as a line for people. Order of columns is not compared: a column that was dropped and
 * added again stands last, and no database can put it back. */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "database/dialect.h"
#include "schema/schema.h"

enum difference_kind {
    DIFFERENCE_ADDED,   /* only the second schema has it */
    DIFFERENCE_REMOVED, /* only the first one has it */
    DIFFERENCE_RENAMED, /* the same under another name: keys, checks and indexes */
    DIFFERENCE_CHANGED, /* both have it, and one aspect is another */
};

enum object_kind {
    OBJECT_TABLE,
    OBJECT_COLUMN,
    OBJECT_CONSTRAINT,
    OBJECT_INDEX,
    OBJECT_ENUM,
    OBJECT_SEQUENCE,
    OBJECT_VIEW,
    OBJECT_DEFINITION,
    OBJECT_TRIGGER,
};

struct difference {
    enum difference_kind kind;
    enum object_kind object;
    const char *schema; /* NULL: the default one */
    const char *table;  /* that it is part of, or it is itself; NULL: none (enum, view, sequence) */
    const char *name;   /* in the first schema, ADDED in the second; NULL: unnamed (constraint) */
    const char *label;  /* how people call it: "index ix_book_isbn", "foreign key (author_id)" */
    /* CHANGED: "type", "default", "nullable", "comment", or the key of an option ("mysql_engine");
     * else NULL. */
    const char *aspect;
    /* CHANGED: the aspect as text, NULL where there is none. ADDED and REMOVED: what it is made of,
     * in after or before. RENAMED: the names. */
    const char *before;
    const char *after;
    /* The object in each schema, by its kind: struct table, column, constraint, index, enum_type,
     * sequence, view, definition, trigger; NULL where it is not. */
    const void *old;
    const void *new;
};

struct differences {
    struct difference *items;
    size_t count;
    size_t capacity;
};

/* Appends what must happen to before to make it after: tables in their order with what is in them,
 * then enums, sequences, views, definitions and triggers. Both are as one database's inspection
 * found them, so that they are in its own words; SQL that SQLite keeps as it was written is
 * compared by its words, not its blanks. ignored: tables that are left out; NULL: none. All lives
 * in arena, but for what the schemas own. */
void diff_schemas(const struct dialect *dialect, const struct schema *before,
                  const struct schema *after, const struct strings *ignored, struct arena *arena,
                  struct differences *ret_differences);

/* Adds the difference as one line: "table book: column isbn: type VARCHAR(10) became
 * VARCHAR(13)". */
void difference_describe(const struct difference *difference, struct text *text);

#endif
