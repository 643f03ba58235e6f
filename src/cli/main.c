/* The command `alambique`. */
#include <alambique/command.h>

#include "cli/language.h"
#include "base/banned.h"

int main(int argc, char **argv)
{
    language_begin();
    return alq_command_run(NULL, argc, argv);
}
