/* `completion`: scripts for shells, and the words that these ask for. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/complete.h"
#include "cli/completions.h"
#include "cli/session.h"
#include "base/banned.h"

struct shell {
    const char *name;
    const char *script;
};

static const struct shell shells[] = {
    {"bash", bash_bash},
    {"zsh", zsh_zsh},
    {"fish", fish_fish},
};

/* What the program is called in a script: "lmsctl database" is the executable lmsctl, in which the
 * command is mounted as database. */
struct names {
    struct text program;
    struct text executable;
    struct text mounted; /* words behind the executable */
    struct text function;
};

static void add_safe(struct text *text, const char *bytes, size_t length, const char *also)
{
    for (size_t i = 0; i < length; i++) {
        bool is_safe =
            ascii_is_alphanumeric((unsigned char)bytes[i]) || (bytes[i] && strchr(also, bytes[i]));
        text_add_char(text, is_safe ? bytes[i] : '_');
    }
}

static void fill_names(const char *program, struct names *names)
{
    size_t length = strcspn(program, " ");
    add_safe(&names->program, program, strlen(program), " _.+-");
    add_safe(&names->executable, program, length, "_.+-");
    add_safe(&names->mounted, program + length, strlen(program) - length, " _.+-");
    text_add_char(&names->function, '_');
    add_safe(&names->function, program, strlen(program), "");
}

static void add_script(struct text *text, const char *script, const struct names *names)
{
    const struct {
        const char *place;
        const struct text *value;
    } values[] = {{"@program@", &names->program},
                  {"@executable@", &names->executable},
                  {"@mounted@", &names->mounted},
                  {"@function@", &names->function}};
    const size_t count = sizeof values / sizeof *values;
    while (*script) {
        size_t i = 0;
        while (i < count && !string_starts_with(script, values[i].place))
            i++;
        if (i == count) {
            text_add_char(text, *script++);
            continue;
        }
        const char *value = text_string(values[i].value);
        text_add(text, value + strspn(value, " "));
        script += strlen(values[i].place);
    }
}

static void print_script(struct session *session, const char *script)
{
    struct names names = {0};
    TEXT_SCOPE(text);
    fill_names(session->program, &names);
    add_script(&text, script, &names);
    output_bytes(&session->output, text_string(&text), text.length);
    text_release(&names.program);
    text_release(&names.executable);
    text_release(&names.mounted);
    text_release(&names.function);
}

static void print_words(struct session *session)
{
    const struct strings words = session->arguments.positional;
    TEXT_SCOPE(text);
    complete_add(&text, session, words.items + 1, words.count - 1);
    output_bytes(&session->output, text_string(&text), text.length);
}

bool cmd_completion(struct session *session, struct alq_error *err)
{
    const char *name = session_argument(session, 0);
    if (string_equal(name, "words")) {
        print_words(session);
        return true;
    }
    if (session_argument(session, 1))
        return error_set(err, ALQ_ERROR_USAGE, "completion does not take the argument '%s'",
                         session_argument(session, 1));
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (!string_equal(name, shells[i].name))
            continue;
        print_script(session, shells[i].script);
        return true;
    }
    error_set(err, ALQ_ERROR_USAGE, "there is no completion for the shell '%s'", name);
    return error_hint(err, "one of bash, zsh, fish");
}
