/* What to grant where PostgreSQL denies something. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/postgresql.h"
#include "base/banned.h"

/* What is denied, by the server's words, and the rights on it that migrations need. */
static const struct object {
    const char *message;
    const char *rights;
    const char *word;
} objects[] = {
    {"permission denied for table ", "SELECT, INSERT, UPDATE, DELETE", "TABLE "},
    {"permission denied for view ", "SELECT", "TABLE "},
    {"permission denied for schema ", "USAGE, CREATE", "SCHEMA "},
    {"permission denied for sequence ", "USAGE, SELECT", "SEQUENCE "},
    {"permission denied for database ", "CREATE", "DATABASE "},
    {"permission denied for function ", "EXECUTE", "FUNCTION "},
};

static void quote(struct text *text, const char *name)
{
    dialect_add_name(&postgresql_dialect, text, name);
}

/* "must be owner of table users" */
static bool hint_owner(const char *message, const char *role, struct alq_error *err)
{
    static const char owner[] = "must be owner of ";
    if (!string_starts_with(message, owner))
        return false;
    const char *kind = message + strlen(owner);
    const char *name = strchr(kind, ' ');
    if (!name)
        return false;
    TEXT_SCOPE(word);
    TEXT_SCOPE(quoted);
    for (const char *letter = kind; letter < name; letter++)
        text_add_char(&word, *letter >= 'a' && *letter <= 'z' ? (char)(*letter - 32) : *letter);
    quote(&quoted, name + 1);
    error_hint(err, "as its owner: ALTER %s %s OWNER TO %s", text_string(&word),
               text_string(&quoted), role);
    return true;
}

void postgresql_hint_schema(const char *schema, const char *role, struct alq_error *err)
{
    TEXT_SCOPE(grantee);
    TEXT_SCOPE(name);
    quote(&grantee, role);
    quote(&name, schema ? schema : "public");
    error_hint(err, "as its owner: GRANT USAGE, CREATE ON SCHEMA %s TO %s", text_string(&name),
               text_string(&grantee));
}

void postgresql_hint_grant(const char *message, const char *role, struct alq_error *err)
{
    TEXT_SCOPE(grantee);
    TEXT_SCOPE(name);
    quote(&grantee, role);
    role = text_string(&grantee);
    if (hint_owner(message, role, err))
        return;
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        const struct object *object = &objects[i];
        if (!string_starts_with(message, object->message))
            continue;
        quote(&name, message + strlen(object->message));
        error_hint(err, "as its owner: GRANT %s ON %s%s TO %s", object->rights, object->word,
                   text_string(&name), role);
        return;
    }
    if (string_starts_with(message, "permission denied to "))
        error_hint(err, "have it done before by a role that may, or say that one in the URL");
    else /* in another language, or of another kind */
        error_hint(err, "as the owner of what it names: GRANT ... TO %s", role);
}
