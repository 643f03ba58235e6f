/* How the time to load a graph and plan over it grows: 50,000 revisions against 5,000, in several
 * shapes. Linear work has a ratio near 10. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "revision/graph.h"

struct shape {
    const char *name;
    /* Fills parents and dependencies of revision i. */
    void (*connect)(struct strings *down, struct strings *needs, const char *const *ids, size_t i,
                    size_t count, struct arena *arena);
};

static void add(struct arena *arena, struct strings *list, const char *id)
{
    if (!strings_contain(list, id))
        vec_push(arena, list, id);
}

/* One long chain: as deep as a graph gets. */
static void connect_chain(struct strings *down, struct strings *needs, const char *const *ids,
                          size_t i, size_t count, struct arena *arena)
{
    (void)needs;
    (void)count;
    if (i)
        add(arena, down, ids[i - 1]);
}

/* A main line where features branch off and are merged after a while. */
static void connect_features(struct strings *down, struct strings *needs, const char *const *ids,
                             size_t i, size_t count, struct arena *arena)
{
    (void)needs;
    (void)count;
    size_t phase = i % 10;
    if (!i)
        return;
    if (phase == 5)
        add(arena, down, ids[i - 5]);
    else if (phase == 0)
        add(arena, down, ids[i - 6]);
    if (phase != 5)
        add(arena, down, ids[i - 1]);
}

/* A hundred long branches from one base, all merged in the end. */
static void connect_branches(struct strings *down, struct strings *needs, const char *const *ids,
                             size_t i, size_t count, struct arena *arena)
{
    (void)needs;
    enum { BRANCHES = 100 };
    if (i == count - 1)
        for (size_t k = 2; k < BRANCHES + 2; k++)
            add(arena, down, ids[count - k]);
    else if (i)
        add(arena, down, ids[i > BRANCHES ? i - BRANCHES : 0]);
}

/* Two lines that depend on each other all the way. */
static void connect_lanes(struct strings *down, struct strings *needs, const char *const *ids,
                          size_t i, size_t count, struct arena *arena)
{
    (void)count;
    if (i >= 2)
        add(arena, down, ids[i - 2]);
    if (i >= 3)
        add(arena, needs, ids[i - 3]);
}

/* Everything begins at one base and stays a head. */
static void connect_star(struct strings *down, struct strings *needs, const char *const *ids,
                         size_t i, size_t count, struct arena *arena)
{
    (void)needs;
    (void)count;
    if (i)
        add(arena, down, ids[0]);
}

/* Branches, merges and dependencies at random, always the same ones. */
static void connect_random(struct strings *down, struct strings *needs, const char *const *ids,
                           size_t i, size_t count, struct arena *arena)
{
    (void)count;
    static const size_t near = 40;
    size_t mixed = i * 2654435761u;
    size_t reach = i < near ? i : near;
    if (!i)
        return;
    add(arena, down, ids[i - 1 - (mixed >> 8) % (mixed % 3 ? 1 : reach)]);
    if (mixed % 5 == 0)
        add(arena, down, ids[i - 1 - (mixed >> 12) % reach]);
    if (mixed % 7 == 0)
        add(arena, needs, ids[(mixed >> 5) % i]);
}

static const struct shape shapes[] = {
    {"chain", connect_chain},     {"features", connect_features}, {"branches", connect_branches},
    {"two lanes", connect_lanes}, {"star", connect_star},         {"random", connect_random},
};

static void die(struct alq_error *err)
{
    char message[1000];
    alq_error_format(err, message, sizeof message);
    fprintf(stderr, "%s\n", message);
    exit(1);
}

struct times {
    double load;
    double upgrade;
    double downgrade;
};

static double since(int64_t start)
{
    return (double)(clock_monotonic() - start) / 1e6;
}

static struct revision *make(const struct shape *shape, size_t count, struct arena *arena)
{
    struct revision *revisions = arena_new_array(arena, struct revision, count);
    const char **ids = arena_new_array(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        ids[i] = arena_printf(arena, "%012zx", (i + 1) * 0x9e3779b97f4a7c15u >> 16);
        revisions[i].id = ids[i];
        shape->connect(&revisions[i].down, &revisions[i].depends_on, ids, i, count, arena);
    }
    vec_push(arena, &revisions[0].labels, "trunk");
    return revisions;
}

static struct graph *load(const struct revision *revisions, size_t count)
{
    ERROR_SCOPE(err);
    struct graph *graph = graph_new();
    for (size_t i = 0; i < count; i++)
        if (!graph_add(graph, &revisions[i], &err))
            die(&err);
    if (!graph_link(graph, &err))
        die(&err);
    return graph;
}

static void plan_up(const struct graph *graph, struct arena *arena)
{
    ERROR_SCOPE(err);
    struct strings none = {0};
    struct graph_plan plan = {0};
    if (!graph_plan_upgrade(graph, "heads", &none, arena, &plan, &err) ||
        plan.count != graph_count(graph))
        die(&err);
}

static void plan_down(const struct graph *graph, struct arena *arena)
{
    ERROR_SCOPE(err);
    struct strings heads = {0};
    struct graph_plan plan = {0};
    for (size_t i = 0; i < graph_real_heads(graph)->count; i++)
        vec_push(arena, &heads, graph_real_heads(graph)->items[i]->id);
    if (!graph_plan_downgrade(graph, "base", &heads, arena, &plan, &err) ||
        plan.count != graph_count(graph))
        die(&err);
}

/* Several graphs of one size, all kept until the end, so that few large and many small ones take as
 * much memory and find it as cold. Milliseconds for all. */
static struct times measure(const struct shape *shape, size_t count, size_t graph_count)
{
    ARENA_SCOPE(arena);
    struct times times;
    struct revision *revisions = make(shape, count, &arena);
    struct graph **graphs = arena_new_array(&arena, struct graph *, graph_count);

    int64_t start = clock_monotonic();
    for (size_t i = 0; i < graph_count; i++)
        graphs[i] = load(revisions, count);
    times.load = since(start);
    start = clock_monotonic();
    for (size_t i = 0; i < graph_count; i++)
        plan_up(graphs[i], &arena);
    times.upgrade = since(start);
    start = clock_monotonic();
    for (size_t i = 0; i < graph_count; i++)
        plan_down(graphs[i], &arena);
    times.downgrade = since(start);
    for (size_t i = 0; i < graph_count; i++)
        graph_free(graphs[i]);
    return times;
}

static struct times best_of(const struct shape *shape, size_t count, size_t graph_count, int runs)
{
    struct times best = measure(shape, count, graph_count);
    for (int i = 1; i < runs; i++) {
        struct times times = measure(shape, count, graph_count);
        best.load = times.load < best.load ? times.load : best.load;
        best.upgrade = times.upgrade < best.upgrade ? times.upgrade : best.upgrade;
        best.downgrade = times.downgrade < best.downgrade ? times.downgrade : best.downgrade;
    }
    return best;
}

int main(void)
{
    enum { FEW = 5000, TIMES = 10, RUNS = 5 };
    printf("revision graph: one of %d revisions, and how many times as long as one of %d\n",
           FEW * TIMES, FEW);
    printf("(%d would be exactly linear)\n", TIMES);
    printf("%-10s %20s %20s %20s\n", "", "load", "plan to heads", "plan to base");
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct times few = best_of(&shapes[i], FEW, TIMES, RUNS);
        struct times many = best_of(&shapes[i], FEW * TIMES, 1, RUNS);
        printf("%-10s %10.1f ms x %4.1f %11.1f ms x %4.1f %11.1f ms x %4.1f\n", shapes[i].name,
               many.load, TIMES * many.load / few.load, many.upgrade,
               TIMES * many.upgrade / few.upgrade, many.downgrade,
               TIMES * many.downgrade / few.downgrade);
    }
    return 0;
}
