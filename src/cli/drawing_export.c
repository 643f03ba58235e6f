/* Writes the graph for programs that draw: Graphviz's DOT, and Mermaid. */
#include "cli/drawing.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

/* What a language writes for characters that mean something in it. */
struct escape {
    char byte;
    const char *as;
};

static const struct escape html[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
static const struct escape mermaid[] = {
    {'#', "#35;"}, {'&', "#amp;"}, {'<', "#lt;"}, {'>', "#gt;"}, {'"', "#quot;"}, {'`', "#96;"},
};

static void add_escaped(struct text *text, const char *string, const struct escape *escapes,
                        size_t count)
{
    for (; *string; string++) {
        size_t i = 0;
        while (i < count && escapes[i].byte != *string)
            i++;
        if (i < count)
            text_add(text, escapes[i].as);
        else
            text_add_char(text, (unsigned char)*string < ' ' ? ' ' : *string);
    }
}

#define ADD_ESCAPED(text, string, escapes)                                                         \
    add_escaped((text), (string), (escapes), sizeof(escapes) / sizeof *(escapes))

/* Long titles in lines of about 30 characters, so that boxes stay narrow. */
static void add_broken(struct text *text, const char *title, const char *line_end,
                       const struct escape *escapes, size_t escape_count)
{
    enum { LINE = 30 };
    size_t used = 0;
    while (*title) {
        size_t length = strcspn(title, " ");
        if (used && used + length >= LINE) {
            text_add(text, line_end);
            used = 0;
        } else if (used) {
            text_add_char(text, ' ');
        }
        TEXT_SCOPE(word);
        text_add_bytes(&word, title, length);
        add_escaped(text, text_string(&word), escapes, escape_count);
        used += length + 1;
        title += length;
        title += strspn(title, " ");
    }
}

#define ADD_BROKEN(text, title, line_end, escapes)                                                 \
    add_broken((text), (title), (line_end), (escapes), sizeof(escapes) / sizeof *(escapes))

/* "forum, head, current": what is said beside the id; nothing for most. */
static void add_marks(struct text *text, const struct drawing_node *node)
{
    const struct alq_revision *revision = node->revision;
    for (size_t i = 0; i < revision->own_labels.count; i++)
        text_printf(text, "%s%s", text->length ? ", " : "", revision->own_labels.items[i]);
    if (revision->is_head)
        text_printf(text, "%shead", text->length ? ", " : "");
    if (node->is_current)
        text_printf(text, "%scurrent", text->length ? ", " : "");
}

static void add_dot_label(struct text *text, const struct drawing_node *node)
{
    if (node->folded) {
        text_printf(text, _("… %zu revisions …"), node->folded);
        return;
    }
    TEXT_SCOPE(marks);
    add_marks(&marks, node);
    text_add(text, "<b>");
    ADD_ESCAPED(text, node->revision->id, html);
    text_add(text, "</b>");
    if (marks.length) {
        text_add(text, " &#160;("); /* a bold id may be wider than Graphviz takes it for */
        ADD_ESCAPED(text, text_string(&marks), html);
        text_add(text, ")");
    }
    if (*node->revision->title) {
        text_add(text, "<br/>");
        ADD_BROKEN(text, node->revision->title, "<br/>", html);
    }
}

static void add_dot_node(struct text *text, const struct drawing_node *node, size_t number)
{
    text_printf(text, "  n%zu [label=<", number);
    add_dot_label(text, node);
    text_add_char(text, '>');
    if (node->folded)
        text_add(text, ", style=\"rounded,dashed\"");
    if (node->is_applied)
        text_printf(text, ", fillcolor=\"#cfe8cf\"%s",
                    node->folded ? ", style=\"rounded,dashed,filled\"" : "");
    if (node->is_current)
        text_add(text, ", penwidth=2.5");
    text_add(text, "];\n");
}

void drawing_add_dot(struct text *text, const struct drawing *drawing)
{
    text_add(text,
             "digraph revisions {\n"
             "  rankdir=BT;\n"
             "  node [shape=box, style=\"rounded,filled\", fillcolor=white, color=\"#404040\",\n"
             "        fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];\n"
             "  edge [color=\"#404040\"];\n");
    for (size_t i = 0; i < drawing->count; i++)
        add_dot_node(text, &drawing->nodes[i], i);
    for (size_t i = 0; i < drawing->count; i++)
        for (size_t e = 0; e < drawing->nodes[i].edge_count; e++) {
            const struct drawing_edge *edge = &drawing->nodes[i].edges[e];
            text_printf(text, "  n%zu -> n%zu%s;\n", edge->to, i,
                        edge->is_dependency ? " [style=dashed]" : "");
        }
    text_add(text, "}\n");
}

static void add_mermaid_node(struct text *text, const struct drawing_node *node, size_t number)
{
    const char *class = node->is_current ? ":::current" : node->is_applied ? ":::applied" : "";
    if (node->folded) {
        text_printf(text, "    n%zu([\"", number);
        text_printf(text, _("… %zu revisions …"), node->folded);
        text_printf(text, "\"])%s\n", class);
        return;
    }
    TEXT_SCOPE(marks);
    add_marks(&marks, node);
    text_printf(text, "    n%zu[\"<b>", number);
    ADD_ESCAPED(text, node->revision->id, mermaid);
    text_add(text, "</b>");
    if (marks.length) {
        text_add(text, " (");
        ADD_ESCAPED(text, text_string(&marks), mermaid);
        text_add(text, ")");
    }
    if (*node->revision->title) {
        text_add(text, "<br>");
        ADD_BROKEN(text, node->revision->title, "<br>", mermaid);
    }
    text_printf(text, "\"]%s\n", class);
}

void drawing_add_mermaid(struct text *text, const struct drawing *drawing)
{
    text_add(text,
             "flowchart BT\n"
             "    classDef applied fill:#cfe8cf,stroke:#404040,color:#000\n"
             "    classDef current fill:#cfe8cf,stroke:#404040,color:#000,stroke-width:3px\n");
    for (size_t i = 0; i < drawing->count; i++)
        add_mermaid_node(text, &drawing->nodes[i], i);
    for (size_t i = 0; i < drawing->count; i++)
        for (size_t e = 0; e < drawing->nodes[i].edge_count; e++) {
            const struct drawing_edge *edge = &drawing->nodes[i].edges[e];
            text_printf(text, "    n%zu %s n%zu\n", edge->to, edge->is_dependency ? "-.->" : "-->",
                        i);
        }
}
