/* What a host of the kernel (a port's boot code, libsd) may call besides the
 * functions that arch/arch.h declares. */
#ifndef CORE_CORE_H
#define CORE_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/print.h"

/* Adds a plain data file in front of those of the image, before core_boot.
 * Name and bytes must stay. False: a name too long, or too many files. */
[[nodiscard]] bool core_add_data(const char *name, const void *bytes, size_t n);

/* As core_boot, but the system stays after its start: the main export is not
 * called. `ready(0)` is called on a kernel thread when all domains that start
 * at boot run, `ready(1)` when the system was refused. */
void core_boot_service(const void *image, size_t image_bytes, void (*ready)(uint32_t status));

#endif
