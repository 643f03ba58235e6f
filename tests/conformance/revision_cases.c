/* revision_cases FILE: asks the revision graph what recorded cases ask, one JSON object a line, and
 * compares. Prints each case that fails, how many agree exactly, and how many pass. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/error.h"
#include "base/text.h"
#include "revision/query.h"

/* One case: the recorded question, and our answer in the same form. */
struct recorded {
    json_t *json;
    struct arena arena;
    struct graph *graph;
    json_t *result;      /* NULL when we failed */
    json_t *heads_after; /* plans: a list for each step */
    json_t *statements;  /* plans: the kinds of statement on the version table, for each step */
    char *error;         /* the kind of our failure, NULL without one */
    char *message;
    const char *replaced; /* an identifier of the arguments, and what stands for it */
    const char *replacement;
};

enum verdict { FAILED, PASSED_LOOSELY, PASSED_EXACTLY };

/* -- Reading a case. */

static const char *argument_string(const struct recorded *recorded, const json_t *value)
{
    const char *string = json_string_value(value);
    return recorded->replaced && string_equal(string, recorded->replaced) ? recorded->replacement
                                                                          : string;
}

/* A string is a list of one, null an empty list. */
static struct strings read_strings(struct recorded *recorded, const json_t *value)
{
    struct strings strings = {0};
    if (json_is_string(value))
        vec_push(&recorded->arena, &strings, argument_string(recorded, value));
    size_t i;
    const json_t *item;
    json_array_foreach(value, i, item) if (json_is_string(item))
        vec_push(&recorded->arena, &strings, argument_string(recorded, item));
    return strings;
}

/* The first string of it, NULL when there is none. */
static const char *read_string(struct recorded *recorded, const json_t *value)
{
    struct strings strings = read_strings(recorded, value);
    return strings.count ? strings.items[0] : NULL;
}

static const json_t *argument(const struct recorded *recorded, size_t i)
{
    return json_array_get(json_object_get(recorded->json, "args"), i);
}

static bool option(const struct recorded *recorded, const char *name, bool otherwise)
{
    const json_t *value = json_object_get(json_object_get(recorded->json, "options"), name);
    return value ? json_is_true(value) : otherwise;
}

static const char *operation(const struct recorded *recorded)
{
    return json_string_value(json_object_get(recorded->json, "op"));
}

/* Alembic lets a later revision of the same id take the place of the first. */
static json_t *last_of_id(json_t *revisions, const char *id)
{
    json_t *found = NULL;
    size_t i;
    json_t *item;
    json_array_foreach(revisions, i,
                       item) if (string_equal(json_string_value(json_object_get(item, "id")), id))
        found = item;
    return found;
}

static bool load_graph(struct recorded *recorded, struct alq_error *err)
{
    struct map seen = {0};
    json_t *revisions = json_object_get(recorded->json, "graph");
    bool has_twins = false;
    size_t i;
    json_t *item;
    recorded->graph = graph_new();
    json_array_foreach(revisions, i,
                       item) if (!map_add(&seen, &recorded->arena,
                                          json_string_value(json_object_get(item, "id")), item))
        has_twins = true;
    for (i = 0; i < seen.count; i++) {
        item = has_twins ? last_of_id(revisions, seen.entries[i].key) : seen.entries[i].value;
        struct revision *revision = arena_new(&recorded->arena, struct revision);
        revision->id = seen.entries[i].key;
        revision->down = read_strings(recorded, json_object_get(item, "down"));
        revision->depends_on = read_strings(recorded, json_object_get(item, "depends_on"));
        revision->labels = read_strings(recorded, json_object_get(item, "labels"));
        if (!graph_add(recorded->graph, revision, err))
            return false;
    }
    return graph_link(recorded->graph, err);
}

/* -- Answering in the form of the recording. */

static json_t *id_or_null(const struct recorded *recorded, const struct graph_node *node)
{
    bool is_revision = node && node != recorded->graph->base;
    return is_revision ? json_string(node->id) : json_null();
}

static json_t *ids_of(const struct recorded *recorded, const struct node_list *nodes)
{
    json_t *ids = json_array();
    for (size_t i = 0; i < nodes->count; i++)
        json_array_append_new(ids, id_or_null(recorded, nodes->items[i]));
    return ids;
}

static json_t *strings_json(const struct strings *strings)
{
    json_t *list = json_array();
    for (size_t i = 0; i < strings->count; i++)
        json_array_append_new(list, json_string(strings->items[i]));
    return list;
}

static json_t *step_json(const struct graph_step *step)
{
    if (step->node)
        return json_pack("{s:s, s:b}", "rev", step->node->id, "up", step->is_upgrade);
    return json_pack("{s:o, s:o, s:b, s:b}", "from", strings_json(&step->from), "to",
                     strings_json(&step->to), "up", step->is_upgrade, "branch_move",
                     step->is_branch_move);
}

static json_t *statements_json(const struct version_changes *changes)
{
    static const char *const names[] = {
        [VERSION_INSERT] = "insert", [VERSION_UPDATE] = "update", [VERSION_DELETE] = "delete"};
    json_t *statements = json_array();
    for (size_t i = 0; i < changes->count; i++)
        json_array_append_new(statements, json_string(names[changes->items[i].kind]));
    return statements;
}

static void answer_plan(struct recorded *recorded, const struct graph_plan *plan)
{
    struct strings heads = plan->heads;
    recorded->result = json_array();
    recorded->heads_after = json_array();
    recorded->statements = json_array();
    for (size_t i = 0; i < plan->count; i++) {
        json_array_append_new(recorded->result, step_json(&plan->items[i]));
        heads = graph_heads_after(&plan->items[i], &heads, &recorded->arena);
        json_array_append_new(recorded->heads_after, strings_json(&heads));
        json_array_append_new(recorded->statements, statements_json(&plan->items[i].changes));
    }
}

static bool ask_resolve_one(struct recorded *recorded, struct query *query)
{
    struct graph_node *node = NULL;
    if (!query_one(query, read_string(recorded, argument(recorded, 0)), &node))
        return false;
    recorded->result = id_or_null(recorded, node);
    return true;
}

static bool ask_resolve(struct recorded *recorded, struct query *query)
{
    struct strings identifiers = read_strings(recorded, argument(recorded, 0));
    struct node_list nodes = {0};
    if (!query_all(query, &identifiers, &nodes))
        return false;
    recorded->result = ids_of(recorded, &nodes);
    return true;
}

static bool ask_walk(struct recorded *recorded, struct query *query)
{
    struct strings upper = read_strings(recorded, argument(recorded, 0));
    struct strings lower = read_strings(recorded, argument(recorded, 1));
    struct walk_options options = {
        .inclusive = option(recorded, "inclusive", false),
        .implicit_base = option(recorded, "implicit_base", false),
        .assert_relative_length = option(recorded, "assert_relative_length", true),
        .select_for_downgrade = option(recorded, "select_for_downgrade", false),
    };
    struct node_list nodes = {0};
    if (!query_revisions(query, &upper, &lower, options, &nodes))
        return false;
    recorded->result = ids_of(recorded, &nodes);
    return true;
}

static bool ask_plan(struct recorded *recorded, struct query *query)
{
    struct strings targets = read_strings(recorded, argument(recorded, 0));
    const char *destination = read_string(recorded, argument(recorded, 0));
    struct strings current = read_strings(recorded, argument(recorded, 1));
    struct graph_plan plan;
    const char *kind = operation(recorded);
    bool is_planned = false;
    if (string_equal(kind, "plan_upgrade"))
        is_planned = query_plan_upgrade(query, destination, &current, &plan);
    else if (string_equal(kind, "plan_downgrade"))
        is_planned = query_plan_downgrade(query, destination, &current, &plan);
    else
        is_planned = query_plan_stamp(query, &targets, &current, &plan);
    if (is_planned)
        answer_plan(recorded, &plan);
    return is_planned;
}

static bool ask_heads(struct recorded *recorded, struct query *query)
{
    bool is_real = option(recorded, "consider_depends_on", false);
    const struct node_list *heads =
        is_real ? graph_real_heads(query->graph) : graph_heads(query->graph);
    recorded->result = ids_of(recorded, heads);
    return true;
}

static bool ask_bases(struct recorded *recorded, struct query *query)
{
    recorded->result = ids_of(recorded, graph_bases(query->graph));
    return true;
}

static bool ask_current_head(struct recorded *recorded, struct query *query)
{
    struct graph_node *head = NULL;
    if (!query_head(query, NULL, &head))
        return false;
    recorded->result = id_or_null(recorded, head);
    return true;
}

static bool ask_lineage(struct recorded *recorded, struct query *query)
{
    struct strings targets = read_strings(recorded, argument(recorded, 0));
    const char *against = read_string(recorded, argument(recorded, 1));
    bool with_needs = option(recorded, "include_dependencies", false) ||
                      option(recorded, "consider_depends_on", false);
    struct node_list nodes = {0};
    struct node_list kept = {0};
    if (!query_nodes(query, &targets, &nodes) ||
        !query_filter(query, &nodes, against, with_needs, &kept))
        return false;
    recorded->result = ids_of(recorded, &kept);
    return true;
}

static const struct {
    const char *name;
    bool (*ask)(struct recorded *recorded, struct query *query);
} operations[] = {
    {"resolve_one", ask_resolve_one},
    {"resolve", ask_resolve},
    {"walk", ask_walk},
    {"plan_upgrade", ask_plan},
    {"plan_downgrade", ask_plan},
    {"plan_stamp", ask_plan},
    {"heads", ask_heads},
    {"bases", ask_bases},
    {"current_head", ask_current_head},
    {"lineage", ask_lineage},
};

/* Alembic's name of the failure; commands wrap every one of them. */
static const char *failure_name(const struct recorded *recorded, enum graph_failure failure)
{
    static const char *const names[] = {
        [FAILURE_NONE] = "Error",
        [FAILURE_REVISION] = "RevisionError",
        [FAILURE_RESOLUTION] = "ResolutionError",
        [FAILURE_SEVERAL_HEADS] = "MultipleHeads",
        [FAILURE_NOT_ANCESTOR] = "RangeNotAncestorError",
    };
    const char *expected = json_string_value(json_object_get(recorded->json, "error"));
    bool is_command =
        string_starts_with(operation(recorded), "plan_") || string_equal(expected, "CommandError");
    return is_command ? "CommandError" : names[failure];
}

static void forget_answer(struct recorded *recorded)
{
    json_decref(recorded->result);
    json_decref(recorded->heads_after);
    json_decref(recorded->statements);
    free(recorded->error);
    free(recorded->message);
    recorded->result = recorded->heads_after = recorded->statements = NULL;
    recorded->error = recorded->message = NULL;
}

static void answer(struct recorded *recorded)
{
    ERROR_SCOPE(err);
    forget_answer(recorded);
    const char *name = operation(recorded);
    struct query query = {.graph = recorded->graph, .arena = &recorded->arena, .err = &err};
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        if (!string_equal(operations[i].name, name))
            continue;
        if (operations[i].ask(recorded, &query))
            return;
        recorded->error = memory_strdup(failure_name(recorded, query.failure));
        recorded->message = memory_strdup(err.message);
        return;
    }
    recorded->error = memory_strdup("unknown op");
}

/* -- Comparing. */

static bool has_item(const json_t *list, const json_t *wanted)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item) if (json_equal(item, wanted)) return true;
    return false;
}

/* Equal but for the order in lists. */
static bool is_same_set(const json_t *ours, const json_t *theirs)
{
    if (!json_is_array(ours) || !json_is_array(theirs))
        return json_equal(ours, theirs);
    size_t i;
    const json_t *item;
    json_array_foreach(ours, i, item) if (!has_item(theirs, item)) return false;
    return json_array_size(ours) == json_array_size(theirs);
}

static json_t *sorted_list(const json_t *list)
{
    ARENA_SCOPE(scratch);
    struct strings ids = {0};
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item) if (json_is_string(item))
        vec_push(&scratch, &ids, json_string_value(item));
    strings_sort_unique(&ids);
    return strings_json(&ids);
}

/* The heads after each step, each list sorted: the recording sorted them by the ids before it
 * renamed those. */
static json_t *sorted_lists(const json_t *lists)
{
    json_t *sorted = json_array();
    size_t i;
    const json_t *item;
    json_array_foreach(lists, i, item) json_array_append_new(sorted, sorted_list(item));
    return sorted;
}

/* A stamp's steps with their versions sorted, so that steps compare as sets; others as they are. */
static json_t *normal_steps(const json_t *result)
{
    json_t *steps = json_deep_copy(result);
    const char *const keys[] = {"from", "to"};
    size_t i;
    json_t *step;
    json_array_foreach(steps, i, step) for (size_t k = 0; k < 2;
                                            k++) if (json_object_get(step, keys[k]))
        json_object_set_new(step, keys[k], sorted_list(json_object_get(step, keys[k])));
    return steps;
}

static const char *step_id(const json_t *step)
{
    return json_string_value(json_is_object(step) ? json_object_get(step, "rev") : step);
}

/* Whether all that a revision needs comes later in the list (walks and downgrades), or earlier. */
static bool is_ordered(const struct recorded *recorded)
{
    ARENA_SCOPE(scratch);
    const char *op = operation(recorded);
    bool is_up = string_equal(op, "plan_upgrade");
    if (!is_up && !string_equal(op, "plan_downgrade") && !string_equal(op, "walk"))
        return true;
    size_t *place = arena_new_array(&scratch, size_t, graph_count(recorded->graph));
    size_t count = json_array_size(recorded->result);
    for (size_t i = 0; i < count; i++) {
        const char *id = step_id(json_array_get(recorded->result, i));
        place[graph_find(recorded->graph, id)->index] = is_up ? count - i : i + 1;
    }
    const struct node_list *nodes = graph_nodes(recorded->graph);
    for (size_t i = 0; i < nodes->count; i++)
        for (size_t k = 0; place[i] && k < nodes->items[i]->upstream.count; k++) {
            size_t below = place[nodes->items[i]->upstream.items[k]->index];
            if (below && below < place[i])
                return false;
        }
    return true;
}

/* Our own recordings also have `statements`, the kinds of statement of each step. */
static bool has_same_statements(const struct recorded *recorded)
{
    const json_t *statements = json_object_get(recorded->json, "statements");
    return !statements || json_equal(recorded->statements, statements);
}

/* Without heads on either side there is nothing to compare. */
static enum verdict compare_heads(const struct recorded *recorded)
{
    const json_t *heads_after = json_object_get(recorded->json, "heads_after_each_step");
    if (!heads_after || !recorded->heads_after)
        return PASSED_EXACTLY;
    json_t *ours = sorted_lists(recorded->heads_after);
    json_t *theirs = sorted_lists(heads_after);
    size_t count = json_array_size(ours);
    enum verdict verdict = FAILED;
    if (json_equal(ours, theirs))
        verdict = PASSED_EXACTLY;
    else if (count && count == json_array_size(theirs) &&
             json_equal(json_array_get(ours, count - 1), json_array_get(theirs, count - 1)))
        verdict = PASSED_LOOSELY;
    json_decref(ours);
    json_decref(theirs);
    return verdict;
}

static enum verdict compare(const struct recorded *recorded)
{
    const char *error = json_string_value(json_object_get(recorded->json, "error"));
    if (error || recorded->error)
        return string_equal(error, recorded->error) ? PASSED_EXACTLY : FAILED;
    const json_t *result = json_object_get(recorded->json, "result");
    enum verdict by_heads = compare_heads(recorded);
    if (json_equal(recorded->result, result))
        return has_same_statements(recorded) ? by_heads : FAILED;
    json_t *ours = normal_steps(recorded->result);
    json_t *theirs = normal_steps(result);
    bool is_same = is_same_set(ours, theirs) && is_ordered(recorded) && by_heads != FAILED;
    json_decref(ours);
    json_decref(theirs);
    return is_same ? PASSED_LOOSELY : FAILED;
}

/* -- Abbreviations that the recording lost. */

/* The recording gave random ids new names (rev01, ...), in arguments too, but could not rename an
 * abbreviation of such an id. Which id it stood for is lost; that it stood for one is not. */
static const char *find_lost(const struct recorded *recorded, const json_t *value)
{
    size_t i;
    const json_t *item;
    const char *lost = NULL;
    json_array_foreach(value, i, item) if (!lost) lost = find_lost(recorded, item);
    const char *string = json_string_value(value);
    bool is_hexadecimal = string && *string && strspn(string, "0123456789abcdef") == strlen(string);
    return is_hexadecimal && !find_name(recorded->graph, string) ? string : lost;
}

static bool has_renamed_ids(const struct recorded *recorded)
{
    const struct node_list *nodes = graph_nodes(recorded->graph);
    for (size_t i = 0; i < nodes->count; i++)
        if (!string_starts_with(nodes->items[i]->id, "rev"))
            return false;
    return nodes->count > 0;
}

/* Tries each id in place of a lost abbreviation until the answer agrees. */
static enum verdict try_lost(struct recorded *recorded)
{
    const char *lost = find_lost(recorded, json_object_get(recorded->json, "args"));
    if (!lost || !has_renamed_ids(recorded) || json_object_get(recorded->json, "error"))
        return FAILED;
    const struct node_list *nodes = graph_nodes(recorded->graph);
    recorded->replaced = lost;
    for (size_t i = 0; i < nodes->count; i++) {
        recorded->replacement = nodes->items[i]->id;
        answer(recorded);
        if (compare(recorded) == FAILED)
            continue;
        printf("note: '%s' abbreviates an id that the recording renamed; taken as '%s'\n", lost,
               recorded->replacement);
        return compare(recorded);
    }
    recorded->replaced = NULL;
    answer(recorded);
    return FAILED;
}

/* -- The file. */

static void print_json(const char *label, const json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
    printf("%s%s", label, text ? text : "nothing");
    free(text);
}

static void print_difference(const struct recorded *recorded, const char *what)
{
    printf("case %" JSON_INTEGER_FORMAT " %s: %s ",
           json_integer_value(json_object_get(recorded->json, "case")), what, operation(recorded));
    print_json("", json_object_get(recorded->json, "args"));
    if (json_object_get(recorded->json, "options"))
        print_json(" ", json_object_get(recorded->json, "options"));
    const char *error = json_string_value(json_object_get(recorded->json, "error"));
    printf("\n  expected ");
    if (error)
        printf("%s", error);
    else
        print_json("", json_object_get(recorded->json, "result"));
    if (recorded->error)
        printf(", got %s: %s", recorded->error, recorded->message ? recorded->message : "");
    else
        print_json(", got ", recorded->result);
    const json_t *heads_after = json_object_get(recorded->json, "heads_after_each_step");
    if (heads_after && recorded->heads_after && !json_equal(heads_after, recorded->heads_after)) {
        print_json("\n  heads after each step: expected ", heads_after);
        print_json(", got ", recorded->heads_after);
    }
    if (!has_same_statements(recorded))
        print_json("\n  statements: ", recorded->statements);
    printf("\n");
}

static enum verdict run_case(json_t *json, bool is_verbose)
{
    ERROR_SCOPE(err);
    struct recorded recorded = {.json = json};
    enum verdict verdict = FAILED;
    if (!load_graph(&recorded, &err)) {
        recorded.error = memory_strdup("a graph that does not load");
        recorded.message = memory_strdup(err.message);
    } else {
        answer(&recorded);
        verdict = compare(&recorded);
        if (verdict == FAILED)
            verdict = try_lost(&recorded);
    }
    if (verdict == FAILED)
        print_difference(&recorded, "failed");
    else if (verdict == PASSED_LOOSELY && is_verbose)
        print_difference(&recorded, "is in another order");
    forget_answer(&recorded);
    graph_free(recorded.graph);
    arena_release(&recorded.arena);
    return verdict;
}

static bool run_file(FILE *file, bool is_verbose)
{
    char *line = NULL;
    size_t capacity = 0;
    size_t counts[3] = {0};
    for (size_t number = 1; getline(&line, &capacity, file) > 0; number++) {
        if (line[strspn(line, " \t\r\n")] == '\0')
            continue;
        json_error_t problem;
        json_t *json = json_loads(line, 0, &problem);
        if (!json_is_string(json_object_get(json, "op"))) {
            printf("line %zu failed: %s\n", number, json ? "it has no op" : problem.text);
            counts[FAILED]++;
        } else {
            counts[run_case(json, is_verbose)]++;
        }
        json_decref(json);
    }
    free(line);
    size_t passed = counts[PASSED_LOOSELY] + counts[PASSED_EXACTLY];
    printf("%zu of %zu exactly\n", counts[PASSED_EXACTLY], passed + counts[FAILED]);
    printf("%zu passed, %zu failed\n", passed, counts[FAILED]);
    return counts[FAILED] == 0;
}

int main(int argc, char **argv)
{
    bool is_verbose = argc == 3 && string_equal(argv[1], "-v");
    if (argc != 2 && !is_verbose) {
        fprintf(stderr, "usage: revision_cases [-v] FILE\n"
                        "  -v  also shows the cases that pass in another order\n");
        return 2;
    }
    FILE *file = fopen(argv[argc - 1], "r");
    if (!file) {
        perror(argv[argc - 1]);
        return 2;
    }
    bool is_good = run_file(file, is_verbose);
    fclose(file);
    return is_good ? 0 : 1;
}
