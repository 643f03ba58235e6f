/* What to do where a MySQL or MariaDB server does not let in, or denies something. */
#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/mysql/driver.h"
#include "database/mysql/mysql.h"
#include "base/banned.h"

enum { SECURE_TRANSPORT_REQUIRED = 3159 }; /* of MySQL alone; MariaDB denies access */

/* Where libmariadb has its password from; NULL: nowhere. */
static const char *password_source(const struct mysql_address *address)
{
    const char *variable = getenv("MYSQL_PWD");
    if (address->password && *address->password)
        return _("the URL");
    if (address->option_file)
        return address->option_file;
    return variable && *variable ? "MYSQL_PWD" : NULL;
}

static void hint_password(const struct mysql_address *address, struct alq_error *err)
{
    const char *source = password_source(address);
    if (!address->requires_tls && address->host && !address->socket)
        error_detail(err, "who demands TLS refuses like this, too: then add ?ssl=true to the URL");
    if (source)
        error_hint(err, "the password is from %s: mend it there", source);
    else
        error_hint(err, "give the password: in the URL, or as MYSQL_PWD");
}

/* "mysql -h db1 -u ana -p -e": the server's own client with what it must be told. */
static void add_client(const struct mysql_address *address, struct text *text)
{
    text_add(text, "mysql");
    if (address->socket)
        text_printf(text, " -S %s", address->socket);
    else if (address->host)
        text_printf(text, " -h %s", address->host);
    if (address->port && !address->socket)
        text_printf(text, " -P %u", address->port);
    if (address->user)
        text_printf(text, " -u %s", address->user);
    if (address->password && *address->password)
        text_add(text, " -p");
}

static void hint_database(const struct mysql_address *address, struct alq_error *err)
{
    TEXT_SCOPE(client);
    TEXT_SCOPE(name);
    if (!address->database) {
        error_hint(err, "make the database first: CREATE DATABASE … CHARACTER SET utf8mb4");
        return;
    }
    add_client(address, &client);
    dialect_add_name(&mysql_dialect, &name, address->database);
    error_hint(err, "%s -e 'CREATE DATABASE %s CHARACTER SET utf8mb4'", text_string(&client),
               text_string(&name));
}

/* 'ana'@'localhost', as the server's message has it in any language; false where it has none. */
static bool find_account(const char *message, struct text *account)
{
    const char *at = strstr(message, "'@'");
    const char *start = at;
    while (start && start > message && start[-1] != '\'')
        start--;
    const char *end = at ? strchr(at + strlen("'@'"), '\'') : NULL;
    if (!start || start == message || !end)
        return false;
    text_add_bytes(account, start - 1, (size_t)(end + 1 - (start - 1)));
    return true;
}

static void hint_grant(const struct mysql_address *address, const char *message,
                       struct alq_error *err)
{
    TEXT_SCOPE(account);
    TEXT_SCOPE(name);
    if (!address->database || !find_account(message, &account)) {
        error_hint(err, "let an administrator grant it; see what is granted: SHOW GRANTS");
        return;
    }
    dialect_add_name(&mysql_dialect, &name, address->database);
    error_hint(err, "as an administrator: GRANT ALL ON %s.* TO %s", text_string(&name),
               text_string(&account));
}

void mysql_hint_refusal(const struct mysql_connection *connection, unsigned code,
                        const char *message, struct alq_error *err)
{
    const struct mysql_address *address = &connection->address;
    switch (code) {
    case ER_BAD_DB_ERROR:
        hint_database(address, err);
        break;
    case ER_ACCESS_DENIED_ERROR:
    case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
        hint_password(address, err);
        break;
    case ER_DBACCESS_DENIED_ERROR:
    case ER_TABLEACCESS_DENIED_ERROR:
    case ER_COLUMNACCESS_DENIED_ERROR:
    case ER_PROCACCESS_DENIED_ERROR:
    case ER_SPECIFIC_ACCESS_DENIED_ERROR:
        hint_grant(address, message, err);
        break;
    case ER_HOST_NOT_PRIVILEGED:
        error_hint(err, "as an administrator: CREATE USER '%s'@'HOST', with the host that it names",
                   address->user ? address->user : "");
        break;
    case CR_UNKNOWN_HOST:
        error_hint(err, "mend the host in the URL, or where it is still to come: alambique wait");
        break;
    case CR_SSL_CONNECTION_ERROR:
        error_hint(err, "say in the URL ?ssl_disabled=true where the server has no TLS, or "
                        "?ssl_ca=FILE with its certificate");
        break;
    case SECURE_TRANSPORT_REQUIRED:
        error_hint(err, "add ?ssl=true to the URL");
        break;
    default:
        if (mysql_is_lost(code))
            error_hint(err, "alambique wait (until the server answers)");
        break;
    }
}
