/* `branches`: the revisions that several others follow, and those. */
#include "base/text.h"
#include "cli/json.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "base/banned.h"

/* Each branch under its parent, the arrows below the end of the parent's id. */
static void print_branch_point(struct session *session, const struct alq_revision *revision,
                               bool is_verbose)
{
    bool colors = session->output.colors_out;
    TEXT_SCOPE(text);
    if (is_verbose)
        revision_add_entry(&text, revision, false, colors);
    else
        revision_add_line(&text, revision, REVISION_LABELS | REVISION_TREE, false, colors);
    for (size_t i = 0; i < revision->children.count; i++) {
        const struct alq_revision *child =
            alq_project_find(session->project, revision->children.items[i]);
        text_add_char(&text, '\n');
        text_add_repeated(&text, ' ', display_width(revision->id));
        text_add(&text, " -> ");
        revision_add_line(&text, child,
                          REVISION_LABELS | REVISION_TREE | (is_verbose ? REVISION_TITLE : 0),
                          false, colors);
    }
    text_add_char(&text, '\n');
    output_block(&session->output, text_string(&text));
}

static json_t *children_of(const struct session *session, const struct alq_revision *revision)
{
    json_t *children = json_array();
    for (size_t i = 0; i < revision->children.count; i++) {
        const struct alq_revision *child =
            alq_project_find(session->project, revision->children.items[i]);
        json_array_append_new(children, json_revision(child));
    }
    return children;
}

static void print_json(struct session *session, const struct alq_revision_list *revisions)
{
    json_t *array = json_array();
    for (size_t i = 0; i < revisions->count; i++) {
        if (!revisions->items[i]->is_branch_point)
            continue;
        json_t *object = json_revision(revisions->items[i]);
        json_object_set_new(object, "branches", children_of(session, revisions->items[i]));
        json_array_append_new(array, object);
    }
    json_t *root = json_object();
    json_object_set_new(root, "revisions", array);
    json_print(&session->output, root);
}

bool cmd_branches(struct session *session, struct alq_error *err)
{
    struct alq_revision_list revisions = {0};
    if (!session_open_project(session, err) ||
        !alq_project_walk(session->project, NULL, NULL, &revisions, err))
        return false;
    if (session->output.is_json)
        print_json(session, &revisions);
    for (size_t i = 0; i < revisions.count && !session->output.is_json; i++)
        if (revisions.items[i]->is_branch_point)
            print_branch_point(session, revisions.items[i], session_has(session, OPTION_VERBOSE));
    alq_revision_list_release(&revisions);
    return true;
}
