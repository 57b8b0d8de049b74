/* The callee that takes no monitor. What threads share would be atomic, which
 * costs more than the call; so this one keeps nothing. */
#include "open.idl.h"
#include "target.idl.h"

#include <sdc.h>

enum sd_status open_create(struct open_imports *imports, struct open_exports *__out exports)
{
    (void)imports;
    exports->target = Target_export();
    return SD_OK;
}

enum sd_status Target_serve_touch(uint64_t value)
{
    return value == UINT64_MAX ? SD_INVALID : SD_OK;
}

enum sd_status Target_serve_pass(struct Parcel *__rref parcel,
                                 struct Parcel *__rref _Nullable *__out result)
{
    *result = parcel;
    return SD_OK;
}

enum sd_status Target_serve_look(const struct Parcel *parcel)
{
    return parcel->value == UINT64_MAX ? SD_INVALID : SD_OK;
}
