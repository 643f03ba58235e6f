/* The inside of a database handle. */
#ifndef MIGRATE_DATABASE_H
#define MIGRATE_DATABASE_H

#include <alambique/database.h>

#include "base/arena.h"
#include "database/connection.h"
#include "database/dialect.h"

struct alq_database {
    struct arena arena;
    struct connection *connection;
};

#endif
