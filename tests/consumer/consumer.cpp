// A user's program in C++: revisions in memory, brought to head on a database in memory.
#include <iostream>
#include <memory>
#include <string>

#include <alambique/alambique.h>

struct Error : alq_error {
    Error() : alq_error ALQ_ERROR_INIT {}
    ~Error() { alq_error_release(this); }
    Error(const Error &) = delete;
    Error &operator=(const Error &) = delete;
};

int main()
{
    std::cout << "alambique " << alq_version() << '\n';
    const std::string text = "-- users\n--\n-- revision: one\n-- revises:\n\n"
                             "-- upgrade\nCREATE TABLE users (id INTEGER PRIMARY KEY);\n";
    const alq_source sources[] = {{"one.sql", text.data(), text.size()}};
    alq_project_options options = {};
    options.config_file = "";

    Error err;
    alq_project *opened = nullptr;
    if (!alq_project_open_memory(sources, 1, &options, &opened, &err)) {
        std::cerr << err.message << '\n';
        return 1;
    }
    std::unique_ptr<alq_project, decltype(&alq_project_free)> project(opened, alq_project_free);

    alq_database *connected = nullptr;
    if (!alq_database_open("sqlite://", nullptr, &connected, &err)) {
        std::cerr << err.message << '\n';
        return 1;
    }
    std::unique_ptr<alq_database, decltype(&alq_database_free)> database(connected,
                                                                         alq_database_free);
    if (!alq_upgrade(project.get(), database.get(), "heads", nullptr, nullptr, &err)) {
        std::cerr << err.message << '\n';
        return 1;
    }
    return alq_project_revision_count(project.get()) == 1 ? 0 : 1;
}
