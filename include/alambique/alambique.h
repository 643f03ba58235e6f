/* Alambique: database schema migrations. This header is all of the public interface.
 *
 * A program that brings its SQLite database to head at start-up:
 *
 *     struct alq_error err = ALQ_ERROR_INIT;
 *     struct alq_project *project = NULL;
 *     struct alq_database *database = NULL;
 *     bool ok = alq_project_open_memory(sources, source_count, NULL, &project, &err) &&
 *               alq_database_open("sqlite:////var/lib/app.db", NULL, &database, &err) &&
 *               alq_upgrade(project, database, "heads", NULL, NULL, &err);
 *     alq_database_free(database);
 *     alq_project_free(project);
 */
#ifndef ALAMBIQUE_ALAMBIQUE_H
#define ALAMBIQUE_ALAMBIQUE_H

#include <alambique/database.h>
#include <alambique/embed.h>
#include <alambique/error.h>
#include <alambique/log.h>
#include <alambique/migrate.h>
#include <alambique/project.h>
#include <alambique/autogenerate.h>
#include <alambique/scaffold.h>
#include <alambique/tenants.h>
#include <alambique/test.h>

#endif
