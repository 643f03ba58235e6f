/* Inside of reading env.py: values as far as they are known, and the walk over the tree that finds
 * them. Nothing is run: what is not known stays unknown, and both sides of an unknown condition are
 * walked. */
#ifndef SCRIPT_ENVIRONMENT_WALK_H
#define SCRIPT_ENVIRONMENT_WALK_H

#include "base/arena.h"
#include "base/map.h"
#include "python/ast.h"
#include "python/object.h"
#include "script/environment.h"

enum guess_kind {
    GUESS_UNKNOWN,
    GUESS_NONE,
    GUESS_BOOLEAN,
    GUESS_NUMBER,
    GUESS_STRING,
    GUESS_LIST,
    GUESS_MAPPING,
    GUESS_METADATA, /* a MetaData, or what has one */
    GUESS_FUNCTION, /* of this file */
};

struct guess_list {
    const struct guess **items;
    size_t count;
    size_t capacity;
};

/* A value; never changes once it is made, but for mappings, which are objects. */
struct guess {
    enum guess_kind kind;
    bool is_true; /* BOOLEAN */
    int64_t number;
    const char *text;        /* STRING */
    const char *variable;    /* the environment variable it is, or would be, from */
    struct guess_list items; /* LIST */
    struct map *values;      /* MAPPING: by string keys; METADATA: its naming_convention or NULL */
    bool is_open;            /* MAPPING: it has more than is known */
    struct function_code *code;
    struct scope *scope; /* FUNCTION: where it stands */
    unsigned line;
};

struct scope {
    struct scope *outer; /* NULL: the module */
    struct map names;    /* const struct guess * */
    const struct guess *result;
    bool has_returned;
};

enum { WALK_MOST_STEPS = 20000, WALK_DEEPEST = 60, WALK_LONGEST_STRING = 2000 };

struct walk {
    const struct environment_facts *facts;
    struct environment *environment;
    struct arena *arena;
    const struct unit *unit;
    struct map options;         /* what set_main_option() said */
    const struct guess *target; /* target_metadata of configure() */
    unsigned conditions;        /* unknown ones that the walk is below */
    unsigned depth;
    size_t steps;
};

/* -- Values (environment_value.c). */

extern const struct guess guess_unknown;
const struct guess *guess_string(struct walk *walk, const char *text, const char *variable);
const struct guess *guess_boolean(bool value);
/* 1, 0, or -1 where it is not known. */
int guess_truth(const struct guess *guess);
/* A value as people write it. */
const char *guess_show(const struct guess *guess, struct arena *arena);
const struct guess *scope_guess(const struct scope *scope, const char *name);
void scope_bind(struct walk *walk, struct scope *scope, const char *name,
                const struct guess *value);

/* -- Expressions (environment_value.c). Never NULL. */
const struct guess *walk_value(struct walk *walk, struct scope *scope, struct expr *expr);

/* "a.b.c" of names and attributes; "" for anything else. */
const char *walk_dotted(struct walk *walk, const struct expr *expr);
/* How the source names it, cut; literals in it are left out, they may hold a password. */
const char *walk_source(struct walk *walk, const struct expr *expr);

/* -- Calls (environment_call.c). */
const struct guess *walk_call(struct walk *walk, struct scope *scope, struct expr *expr);
/* Notes how the URL is set. */
void walk_note_url(struct walk *walk, const struct guess *value, const struct expr *expr,
                   unsigned line);

/* -- Statements (environment_walk.c). */
void walk_block(struct walk *walk, struct scope *scope, const struct stmts *block);

/* The arguments of a call; each was walked once. */
struct arguments {
    const struct guess *items[8]; /* positional */
    size_t count;                 /* of those that are kept */
    const struct call *call;
    const struct guess **keywords; /* by the index of the call's */
};

/* The argument of that place or name; NULL where it is not given, or is no string. A place that no
 * call has: by name only. */
const struct guess *arguments_find(const struct arguments *arguments, size_t place,
                                   const char *name);
const char *arguments_string(const struct arguments *arguments, size_t place, const char *name);

/* -- Python's own functions and methods (environment_method.c). */

/* Whether a dotted name ends with this one. */
bool call_is(const char *dotted, const char *name);
/* NULL: not known. */
const struct guess *method_known(struct walk *walk, const char *dotted,
                                 const struct arguments *arguments);
/* A method of a string or mapping. */
const struct guess *method_call(struct walk *walk, const struct guess *self, const char *name,
                                const struct arguments *arguments);

/* -- Functions of the file (environment_walk.c). */

/* What a function of the file returns. arguments NULL: it is called from elsewhere. */
const struct guess *walk_function(struct walk *walk, const struct guess *function,
                                  const struct arguments *arguments);

#endif
