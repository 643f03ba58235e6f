/* Draws the graph with characters: lanes to the left, what the revisions are to the right. */
#include "cli/drawing_lanes.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/output.h"
#include "base/banned.h"

/* By the arms of a cell. */
static const char *const round_lines[16] = {
    " ", "│", "│", "│", "─", "╯", "╮", "┤", "─", "╰", "╭", "├", "─", "┴", "┬", "┼",
};
static const char *const plain_lines[16] = {
    " ", "|", "|", "|", "-", "'", ".", "+", "-", "'", ".", "+", "-", "+", "+", "+",
};

static const char *line_of(const struct cell *cell, bool is_ascii)
{
    bool is_vertical = cell->arms == (ARM_UP | ARM_DOWN);
    bool is_across = cell->arms == (ARM_LEFT | ARM_RIGHT);
    if (cell->is_dashed && is_vertical)
        return is_ascii ? ":" : "┊";
    if (cell->is_dashed && is_across)
        return is_ascii ? "~" : "╌";
    return is_ascii ? plain_lines[cell->arms] : round_lines[cell->arms];
}

static const char *glyph_of(const struct drawing_node *node, bool is_ascii)
{
    if (node->folded)
        return is_ascii ? ":" : "⋮";
    if (node->is_applied)
        return is_ascii ? "*" : "●";
    return is_ascii ? "o" : "○";
}

static enum style style_of(const struct drawing *drawing, const struct drawing_node *node)
{
    if (!drawing->knows_applied)
        return STYLE_PLAIN;
    return node->is_applied ? STYLE_GOOD : STYLE_WARNING;
}

static void add_cells(struct text *text, const struct drawing *drawing, const struct row *row,
                      const struct drawing_style *style, size_t step)
{
    static const enum style lanes[] = {STYLE_LANE_1, STYLE_LANE_2, STYLE_LANE_3, STYLE_LANE_4};
    for (size_t i = 0; i < row->width; i += step) {
        if (row->node != LANES_NONE && i == 2 * row->column) {
            const struct drawing_node *node = &drawing->nodes[row->node];
            style_add(text, style->colors, style_of(drawing, node),
                      glyph_of(node, style->is_ascii));
            continue;
        }
        const char *line = line_of(&row->cells[i], style->is_ascii);
        style_add(text, style->colors && *line != ' ', lanes[i / 2 % 4], line);
    }
}

static void add_mark(struct text *text, bool is_set, const char *mark, enum style style,
                     bool colors)
{
    if (!is_set)
        return;
    text_add_char(text, ' ');
    style_add(text, colors, style, mark);
}

static void add_words(struct text *text, const struct drawing_node *node,
                      const struct drawing_style *style)
{
    const struct alq_revision *revision = node->revision;
    const char *dots = style->is_ascii ? "..." : "…";
    if (node->folded) {
        TEXT_SCOPE(words);
        text_printf(&words, _("%s %zu revisions %s"), dots, node->folded, dots);
        style_add(text, style->colors, STYLE_DIM, text_string(&words));
        return;
    }
    style_add(text, style->colors, STYLE_ID, revision->id);
    for (size_t i = 0; i < revision->own_labels.count; i++) {
        text_add(text, i ? ", " : " (");
        style_add(text, style->colors, STYLE_LABEL, revision->own_labels.items[i]);
    }
    text_add(text, revision->own_labels.count ? ")" : "");
    add_mark(text, revision->is_real_head, "(head)", STYLE_MARK, style->colors);
    add_mark(text, revision->is_head && !revision->is_real_head, "(effective head)", STYLE_MARK,
             style->colors);
    add_mark(text, node->is_current, "(current)", STYLE_GOOD, style->colors);
    if (*revision->title)
        text_printf(text, ", %s", revision->title);
}

static void add_row(struct text *text, const struct drawing *drawing, const struct row *row,
                    const struct drawing_style *style, size_t step)
{
    TEXT_SCOPE(line);
    add_cells(&line, drawing, row, style, step);
    if (row->node != LANES_NONE) {
        text_add_char(&line, ' ');
        add_words(&line, &drawing->nodes[row->node], style);
    }
    if (!style->columns || display_width(text_string(&line)) <= style->columns) {
        text_add(text, text_string(&line));
    } else {
        display_add_cut(text, text_string(&line), style->columns);
        text_add(text, style->colors ? "\033[0m" : "");
    }
    text_add_char(text, '\n');
}

/* Lanes stand close together where they would leave less than half of a terminal for words. */
static size_t choose_step(const struct rows *rows, const struct drawing_style *style)
{
    size_t widest = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].width > widest)
            widest = rows->items[i].width;
    return style->columns && widest > style->columns / 2 ? 2 : 1;
}

static bool has_fold(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->nodes[i].folded)
            return true;
    return false;
}

static void add_sign(struct text *text, const struct drawing *drawing,
                     const struct drawing_node *node, const struct drawing_style *style,
                     const char *meaning)
{
    enum style color = node->folded ? STYLE_DIM : style_of(drawing, node);
    style_add(text, style->colors, color, glyph_of(node, style->is_ascii));
    text_printf(text, " %s\n", _(meaning));
}

static void add_legend(struct text *text, const struct drawing *drawing,
                       const struct drawing_style *style)
{
    const struct drawing_node applied = {.is_applied = true};
    const struct drawing_node pending = {0};
    const struct drawing_node fold = {.folded = 1};
    if (!drawing->count || (!drawing->knows_applied && !has_fold(drawing)))
        return;
    text_add_char(text, '\n');
    if (drawing->knows_applied) {
        add_sign(text, drawing, &applied, style, "applied");
        add_sign(text, drawing, &pending, style, "not applied");
    }
    if (has_fold(drawing))
        add_sign(text, drawing, &fold, style, "folded; --all draws every revision");
}

void drawing_add_text(struct text *text, const struct drawing *drawing,
                      const struct drawing_style *style)
{
    ARENA_SCOPE(arena);
    struct rows rows = lanes_lay_out(drawing, &arena);
    size_t step = choose_step(&rows, style);
    for (size_t i = 0; i < rows.count; i++)
        add_row(text, drawing, &rows.items[i], style, step);
    add_legend(text, drawing, style);
}
