/* Calls from the kernel into a domain: create, the main export, a thread's
 * entry. The counterpart of a proxy, with the kernel as the caller. */
#ifndef CORE_ENTER_H
#define CORE_ENTER_H

#include "core/instance.h"

typedef int (*enter_fn)(void *first, void *second);

/* `is_timed`: the call timeout of the instance applies. Returns fn's status, or
 * SD_CRASHED, SD_DEAD, SD_NO_STACK, SD_REENTRY, SD_DEADLOCK as a proxy would. */
[[nodiscard]] int enter_instance(struct instance *instance, uint64_t generation, enter_fn fn,
                                 void *first, void *second, bool is_timed);

/* Value of sd_frame.ticks that exempts a frame from the call timeout. */
#define ENTER_UNTIMED UINT32_MAX

#endif
