/* Stands in for c_module.c in a static program, which cannot load what the compiler makes. */
#include "script/c_module.h"

#include "base/error.h"

#include "base/banned.h"

bool c_module_load(const struct script_file *file, struct arena *arena,
                   const struct alq_revision_code **ret_code, struct alq_error *err)
{
    (void)arena;
    if (file->code) {
        *ret_code = file->code;
        return true;
    }
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s is in C, which this static program cannot load",
              file->revision.id);
    error_at(err, file->path, 0, 0);
    error_hint(err, "use the command that is linked with shared libraries, or embed the revisions");
    return false;
}
