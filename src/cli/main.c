/* The command `alambique`. */
#include <alambique/command.h>

#include "base/banned.h"

int main(int argc, char **argv)
{
    return alq_command_run(NULL, argc, argv);
}
