/* alambique.ini(5), from the table of keys that the reader has. */
#include "base/message.h"
#include "base/text.h"
#include "manual/pages.h"
#include "manual/roff.h"
#include "migrate/keys.h"
#include "script/environment.h"
#include "base/banned.h"

static bool is_of_environment(const char *name)
{
    for (size_t i = 0; i < ENVIRONMENT_KEYWORD_COUNT; i++)
        if (string_equal(environment_keywords[i], name))
            return true;
    return false;
}

static bool is_read(const char *name)
{
    for (const struct config_key *key = config_keys; key->name; key++)
        if (string_equal(key->name, name))
            return key->help != NULL;
    return false;
}

static void add_key(struct text *page, const struct config_key *key)
{
    TEXT_SCOPE(help);
    text_add(&help, _(key->help));
    if (key->fallback)
        text_printf(&help, _(" Default: %s."), _(key->fallback));
    if (is_of_environment(key->name))
        text_add(&help, _(" An env.py may say it, too."));
    roff_term(page);
    roff_bold(page, key->name);
    roff_explain(page, text_string(&help));
}

static void add_keys(struct text *page)
{
    TEXT_SCOPE(others);
    roff_heading(page, "KEYS");
    for (const struct config_key *key = config_keys; key->name; key++) {
        if (key->help)
            add_key(page, key);
        else
            text_printf(&others, "%s`%s`", others.length ? ", " : "", key->name);
    }
    for (size_t i = 0; i < ENVIRONMENT_KEYWORD_COUNT; i++)
        if (!is_read(environment_keywords[i]))
            text_printf(&others, ", `%s`", environment_keywords[i]);
    TEXT_SCOPE(sentence);
    text_printf(&sentence, _("Known as Alembic's, and of no consequence here: %s."),
                text_string(&others));
    roff_paragraphs(page, text_string(&sentence));
}

void page_of_configuration(struct text *page, const char *date)
{
    static const char *const related[] = {"alambique(1)", "libalambique(3)", NULL};
    roff_begin(page, "alambique.ini", 5, date);
    roff_name(page, "alambique.ini", "configuration of a project of migrations");
    roff_heading(page, "DESCRIPTION");
    roff_paragraphs(
        page,
        "Says where the revisions are and which database they are for. The file is that named by "
        "`-c`, else by `ALAMBIQUE_CONFIG` or `ALEMBIC_CONFIG` in the environment, else "
        "`alambique.ini`, `alembic.ini` or `pyproject.toml` with a table `[tool.alembic]` in the "
        "working directory. The section is `[alambique]` where the file has one, else "
        "`[alembic]`; `-n` chooses another.\n\n"
        "It is read by the rules of Python's ConfigParser: `key = value` or `key: value`; lines "
        "that begin with # or ; are comments; an indented line goes on with the value above; "
        "`[DEFAULT]` gives values to all sections; `%(name)s` is the value of another key, "
        "`%(here)s` the directory of the file, and a plain percent sign is written `%%`. A "
        "relative path is relative to the directory of the file.");
    add_keys(page);
    roff_heading(page, "HOOKS");
    roff_paragraphs(
        page, "The section `[post_write_hooks]` runs programs on a new revision file: `hooks` "
              "names them, and of each `NAME.type` is `exec`, `console_scripts` or `module`, "
              "`NAME.executable` (or `entrypoint`, `module`) the program, and `NAME.options` its "
              "arguments, in which REVISION_SCRIPT_FILENAME is the file.");
    roff_heading(page, "EXAMPLES");
    roff_example(page, "[alambique]\n"
                       "script_location = %(here)s/migrations\n"
                       "sqlalchemy.url = sqlite:///app.db\n");
    roff_paragraphs(page, "Several databases of one directory:");
    roff_example(page, "[alambique]\n"
                       "script_location = %(here)s/migrations\n"
                       "databases = orders, stock\n"
                       "\n"
                       "[orders]\n"
                       "sqlalchemy.url = sqlite:///orders.db\n"
                       "\n"
                       "[stock]\n"
                       "sqlalchemy.url = sqlite:///stock.db\n"
                       "version_table = stock_version\n");
    roff_see_also(page, related);
}
