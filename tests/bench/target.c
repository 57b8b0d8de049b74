/* The callee of the call bench. */
#include "target.idl.h"

#include <sdc.h>

static uint64_t sum;

enum sd_status target_create(struct target_imports *imports, struct target_exports *__out exports)
{
    (void)imports;
    exports->target = Target_export();
    return SD_OK;
}

enum sd_status Target_serve_touch(uint64_t value)
{
    sum += value;
    return SD_OK;
}

enum sd_status Target_serve_pass(struct Parcel *__rref parcel,
                                 struct Parcel *__rref _Nullable *__out result)
{
    sum += parcel->value;
    *result = parcel;
    return SD_OK;
}

enum sd_status Target_serve_look(const struct Parcel *parcel)
{
    sum += parcel->value;
    return SD_OK;
}
