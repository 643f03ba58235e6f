/* Renders Mako templates: gives the translated template its variables and runs it. */
#include "script/mako.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/map.h"
#include "base/message.h"
#include "base/text.h"
#include "python/python.h"
#include "python/api.h"
#include "script/mako_translate.h"
#include "script/templates.h"
#include "base/banned.h"

static void add_text(struct text *out, const char *string)
{
    if (string)
        mako_add_string(out, string, strlen(string));
    else
        text_add(out, "None");
}

enum shape { SHAPE_TUPLE, SHAPE_LIST };

/* None, one string where that is wanted, or a sequence. */
static void add_strings(struct text *out, const struct strings *list, bool one_is_string,
                        enum shape shape)
{
    if (!list->count) {
        text_add(out, "None");
        return;
    }
    if (list->count == 1 && one_is_string) {
        add_text(out, list->items[0]);
        return;
    }
    text_add_char(out, shape == SHAPE_LIST ? '[' : '(');
    for (size_t i = 0; i < list->count; i++) {
        add_text(out, list->items[i]);
        text_add(out, i + 1 < list->count || list->count == 1 ? ", " : "");
    }
    text_add_char(out, shape == SHAPE_LIST ? ']' : ')');
}

static void add_date(struct text *out, const struct clock_time *time)
{
    text_printf(out, "_mako_datetime.datetime(%d, %d, %d, %d, %d, %d, %u",
                time->local.tm_year + 1900, time->local.tm_mon + 1, time->local.tm_mday,
                time->local.tm_hour, time->local.tm_min, time->local.tm_sec, time->microsecond);
    if (time->has_zone)
        text_printf(out, ", _mako_datetime.timezone(_mako_datetime.timedelta(seconds=%ld))",
                    time->offset);
    text_add_char(out, ')');
}

/* The options of a section, interpolated; one that cannot be is left out. */
static void add_section(struct text *out, const struct ini *ini, const char *name,
                        struct arena *arena)
{
    const struct ini_section *section = ini_find_section(ini, name);
    const struct map *maps[] = {&ini->defaults, &section->values};
    add_text(out, name);
    text_add(out, ": {");
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < maps[i]->count; j++) {
            const char *value = NULL;
            const char *key = maps[i]->entries[j].key;
            if (!ini_get(ini, name, key, arena, &value, NULL) || !value)
                continue;
            add_text(out, key);
            text_add(out, ": ");
            add_text(out, value);
            text_add(out, ", ");
        }
    }
    text_add(out, "}, ");
}

static void add_config(struct text *out, const struct mako_variables *variables,
                       struct arena *arena)
{
    const struct ini *ini = variables->ini;
    text_add(out, "config = _mako_Config(");
    add_text(out, variables->config_file);
    text_add(out, ", ");
    add_text(out, variables->section);
    text_add(out, ", {");
    for (size_t i = 0; ini && i < ini->sections.count; i++)
        add_section(out, ini, ini->sections.entries[i].key, arena);
    text_add(out, "})\n");
}

/* Alembic indents what is rendered by what stands before it. */
static void add_body(struct text *out, const char *name, const char *body, struct text *names)
{
    if (!body || !*body)
        body = "pass";
    TEXT_SCOPE(indented);
    size_t length = strlen(body);
    while (length && body[length - 1] == '\n')
        length--;
    for (size_t i = 0; i < length; i++) {
        text_add_char(&indented, body[i]);
        if (body[i] == '\n' && body[i + 1] != '\n')
            text_add(&indented, "    ");
    }
    text_printf(out, "%s = ", name);
    mako_add_string(out, text_string(&indented), indented.length);
    text_add_char(out, '\n');
    text_printf(names, "'%s': %s, ", name, name);
}

/* The variables as assignments, and `context` over them. */
static void add_variables(struct text *out, const struct mako_variables *variables,
                          struct arena *arena)
{
    const struct script_draft *draft = variables->draft;
    TEXT_SCOPE(names);
    text_add(out, "import datetime as _mako_datetime\nmessage = ");
    add_text(out, draft->message && *draft->message ? draft->message : "empty message");
    text_add(out, "\nup_revision = ");
    add_text(out, draft->id);
    text_add(out, "\ndown_revision = ");
    add_strings(out, &draft->down, true, SHAPE_TUPLE);
    text_add(out, "\nbranch_labels = ");
    add_strings(out, &draft->labels, false, SHAPE_TUPLE);
    text_add(out, "\ndepends_on = ");
    add_strings(out, &draft->depends_on, true, SHAPE_LIST);
    text_add(out, "\ncreate_date = ");
    add_date(out, variables->time);
    text_add_char(out, '\n');
    add_config(out, variables, arena);
    text_add(&names, "'message': message, 'up_revision': up_revision, 'down_revision': "
                     "down_revision, 'branch_labels': branch_labels, 'depends_on': depends_on, "
                     "'create_date': create_date, 'config': config, 'comma': comma, ");
    bool has_bodies = (draft->upgrade_body && *draft->upgrade_body) ||
                      (draft->downgrade_body && *draft->downgrade_body);
    if (has_bodies) {
        add_body(out, "upgrades", draft->upgrade_body, &names);
        add_body(out, "downgrades", draft->downgrade_body, &names);
        text_add(out, "imports = ");
        add_text(out, draft->imports ? draft->imports : "");
        text_add_char(out, '\n');
        text_add(&names, "'imports': imports, ");
    }
    text_printf(out, "context = _mako_Context({%s})\n", text_string(&names));
}

static bool is_keyword(const char *word)
{
    static const char *const keywords[] = {"False",    "None",    "True",  "and",   "as",
                                           "assert",   "async",   "await", "break", "class",
                                           "continue", "def",     "del",   "elif",  "else",
                                           "except",   "finally", "for",   "from",  "global",
                                           "if",       "import",  "in",    "is",    "lambda",
                                           "nonlocal", "not",     "or",    "pass",  "raise",
                                           "return",   "try",     "while", "with",  "yield"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strcmp(keywords[i], word) == 0)
            return true;
    return false;
}

/* A name that the template reads and nothing gives is Mako's UNDEFINED, which is false and cannot
 * be written. Words in strings are defined too, which harms nothing. */
static void add_undefined(struct text *out, const struct text *code, struct map *seen,
                          struct arena *arena)
{
    const char *bytes = text_string(code);
    for (size_t i = 0; i < code->length;) {
        size_t size = 0;
        while (ascii_is_alphanumeric((unsigned char)bytes[i + size]) || bytes[i + size] == '_')
            size++;
        bool is_name = size && !isdigit((unsigned char)bytes[i]) && (!i || bytes[i - 1] != '.');
        if (is_name) {
            const char *word = arena_strndup(arena, bytes + i, size);
            if (!is_keyword(word) && map_add(seen, arena, word, NULL))
                text_printf(out, "try:\n    %s\nexcept NameError:\n    %s = UNDEFINED\n", word,
                            word);
        }
        i += size ? size : 1;
    }
}

/* Puts everything together; *ret_line is the line that the module's code begins at. */
static void assemble(const struct mako_program *program, const struct mako_variables *variables,
                     struct arena *arena, struct text *out, unsigned *ret_line)
{
    struct map seen = {0};
    text_add_bytes(out, mako_runtime_py, sizeof mako_runtime_py - 1);
    add_variables(out, variables, arena);
    add_undefined(out, &program->module.text, &seen, arena);
    add_undefined(out, &program->body.text, &seen, arena);
    *ret_line = 1;
    for (size_t i = 0; i < out->length; i++)
        *ret_line += out->bytes[i] == '\n';
    text_add(out, text_string(&program->module.text));
    text_add(out, text_string(&program->body.text));
    text_add(out, "_mako_text = ''.join(_mako_out)\n");
}

/* The template's line of a line of the program; 0 where there is none. */
static unsigned template_line(const struct mako_program *program, unsigned line, unsigned first)
{
    size_t index = line - first;
    if (line < first)
        return 0;
    if (index < program->module.lines.count)
        return program->module.lines.items[index];
    index -= program->module.lines.count;
    return index < program->body.lines.count ? program->body.lines.items[index] : 0;
}

/* The innermost place of the traceback that is in the template. */
static unsigned find_line(const struct mako_program *program, unsigned first,
                          const struct alq_error *cause)
{
    static const char mark[] = "\", line ";
    unsigned found = template_line(program, cause->line, first);
    const char *at = found || !cause->detail ? NULL : strstr(cause->detail, mark);
    for (; at; at = strstr(at + 1, mark)) {
        unsigned line =
            template_line(program, (unsigned)strtoul(at + strlen(mark), NULL, 10), first);
        found = line ? line : found;
    }
    return found;
}

static bool fail(const struct mako_program *program, const char *path, unsigned first,
                 const struct alq_error *cause, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "the template cannot be rendered");
    error_at(err, path, find_line(program, first, cause), 0);
    error_detail(err, "%s", cause->message ? cause->message : _("unknown"));
    return error_hint(err, "mend the template, or take it away: revisions are then written without "
                           "one");
}

static bool run(const struct mako_program *program, const char *path,
                const struct mako_variables *variables, struct arena *arena, char **ret_text,
                struct alq_error *err)
{
    enum { STEPS = 5000000, MEMORY = 64 << 20 };
    TEXT_SCOPE(source);
    ERROR_SCOPE(cause);
    unsigned first = 0;
    struct py_value module;
    assemble(program, variables, arena, &source, &first);
    const struct py_options options = {.steps = STEPS, .memory = MEMORY};
    struct py *py = py_new(&options);
    const char *text = NULL;
    if (py_run(py, "<template>", path, text_string(&source), source.length, &module, &cause)) {
        struct py_value value = py_getattr_string(py, module, "_mako_text");
        text = py_is_str(value) ? py_string(py, value) : NULL;
    }
    if (text)
        *ret_text = arena_strdup(arena, text);
    py_free(py);
    return text || fail(program, path, first, &cause, err);
}

bool mako_render(const char *path, const char *bytes, size_t length,
                 const struct mako_variables *variables, struct arena *arena, char **ret_text,
                 struct alq_error *err)
{
    struct mako_program program = {.arena = arena};
    bool is_rendered = mako_translate(path, bytes, length, &program, err) &&
                       run(&program, path, variables, arena, ret_text, err);
    mako_program_release(&program);
    return is_rendered;
}
