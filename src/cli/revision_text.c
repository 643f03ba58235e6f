/* Prints revisions in Alembic's words. */
#include "cli/revision_text.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/output.h"
#include "base/banned.h"

static void add_joined(struct text *text, struct alq_string_list list, enum style style,
                       bool colors)
{
    for (size_t i = 0; i < list.count; i++) {
        if (i)
            text_add(text, ", ");
        style_add(text, colors, style, list.items[i]);
    }
}

static void add_parents(struct text *text, const struct alq_revision *revision, bool colors)
{
    if (revision->parents.count)
        add_joined(text, revision->parents, STYLE_PLAIN, colors);
    else
        text_add(text, "<base>");
}

static void add_mark(struct text *text, bool is_set, const char *mark, enum style style,
                     bool colors)
{
    if (!is_set)
        return;
    text_add_char(text, ' ');
    style_add(text, colors, style, mark);
}

static void add_tree_marks(struct text *text, const struct alq_revision *revision, bool colors)
{
    add_mark(text, revision->is_branch_point, "(branchpoint)", STYLE_DIM, colors);
    add_mark(text, revision->is_merge_point, "(mergepoint)", STYLE_DIM, colors);
}

void revision_add_line(struct text *text, const struct alq_revision *revision, unsigned parts,
                       bool is_current, bool colors)
{
    if (parts & REVISION_PARENTS) {
        add_parents(text, revision, colors);
        if (revision->depends_on.count) {
            text_add(text, " (");
            add_joined(text, revision->depends_on, STYLE_PLAIN, colors);
            text_add(text, ")");
        }
        text_add(text, " -> ");
    }
    style_add(text, colors, STYLE_ID, revision->id);
    if ((parts & REVISION_LABELS) && revision->labels.count) {
        text_add(text, " (");
        add_joined(text, revision->labels, STYLE_LABEL, colors);
        text_add(text, ")");
    }
    bool is_effective = revision->is_head && !revision->is_real_head;
    add_mark(text, revision->is_real_head, "(head)", STYLE_MARK, colors);
    add_mark(text, is_effective, "(effective head)", STYLE_MARK, colors);
    add_mark(text, is_current, "(current)", STYLE_GOOD, colors);
    if (parts & REVISION_TREE)
        add_tree_marks(text, revision, colors);
    if ((parts & REVISION_TITLE) && *revision->title)
        text_printf(text, ", %s", revision->title);
}

static void add_list_line(struct text *text, const char *heading, struct alq_string_list list,
                          enum style style, bool colors)
{
    if (!list.count)
        return;
    style_add(text, colors, STYLE_DIM, heading);
    text_add_char(text, ' ');
    add_joined(text, list, style, colors);
    text_add_char(text, '\n');
}

static void add_message(struct text *text, const char *message)
{
    text_add_char(text, '\n');
    while (*message) {
        size_t length = strcspn(message, "\n");
        if (length) {
            text_add(text, "    ");
            text_add_bytes(text, message, length);
        }
        text_add_char(text, '\n');
        message += length + (message[length] == '\n');
    }
}

void revision_add_entry(struct text *text, const struct alq_revision *revision, bool is_current,
                        bool colors)
{
    style_add(text, colors, STYLE_DIM, _("Rev:"));
    text_add_char(text, ' ');
    style_add(text, colors, STYLE_ID, revision->id);
    add_mark(text, revision->is_head, "(head)", STYLE_MARK, colors);
    add_tree_marks(text, revision, colors);
    add_mark(text, is_current, "(current)", STYLE_GOOD, colors);
    text_add_char(text, '\n');

    style_add(text, colors, STYLE_DIM, revision->is_merge_point ? _("Merges:") : _("Parent:"));
    text_add_char(text, ' ');
    add_parents(text, revision, colors);
    text_add_char(text, '\n');
    add_list_line(text, _("Also depends on:"), revision->depends_on, STYLE_PLAIN, colors);
    if (revision->is_branch_point)
        add_list_line(text, _("Branches into:"), revision->children, STYLE_PLAIN, colors);
    add_list_line(text, _("Branch names:"), revision->labels, STYLE_LABEL, colors);
    style_add(text, colors, STYLE_DIM, _("Path:"));
    text_printf(text, " %s\n", revision->path);
    /* An Alembic script carries its date in the message already. */
    if (revision->create_date && revision->kind != ALQ_REVISION_PYTHON) {
        style_add(text, colors, STYLE_DIM, _("Created:"));
        text_printf(text, " %s\n", revision->create_date);
    }
    add_message(text, revision->doc);
}
