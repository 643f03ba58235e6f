/* The command `alambique`. */
#include <alambique/command.h>

#include "cli/arguments.h"
#include "cli/language.h"
#include "base/banned.h"

int main(int argc, char **argv)
{
    if (!arguments_want_json(argc, argv))
        language_begin();
    return alq_command_run(NULL, argc, argv);
}
