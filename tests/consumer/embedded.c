/* A user's program with revisions inside, put there by alambique_embed(). */
#include <stdio.h>

#include <alambique/alambique.h>

extern const struct alq_revision_set consumer_revisions;

int main(void)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    struct alq_database *database = NULL;
    struct alq_project_options options = {.config_file = ""};
    bool is_right = alq_project_open_embedded(&consumer_revisions, &options, &project, &err) &&
                    alq_database_open("sqlite://", NULL, &database, &err) &&
                    alq_upgrade(project, database, "heads", NULL, NULL, &err) &&
                    alq_database_execute(database, "INSERT INTO users (name) VALUES ('a')", &err) &&
                    alq_downgrade(project, database, "base", NULL, NULL, &err);
    printf("alambique %s%s%s\n", alq_version(), is_right ? "" : ": ", is_right ? "" : err.message);
    alq_error_release(&err);
    alq_database_free(database);
    alq_project_free(project);
    return is_right ? 0 : 1;
}
