/* The reaper: the kernel thread that waits for grace periods, returns the
 * memory of ended instances and joins ended threads. */
#ifndef CORE_REAPER_H
#define CORE_REAPER_H

#include <stdbool.h>
#include <stdint.h>

/* Returns when it runs. False: out of memory. */
[[nodiscard]] bool reaper_start(void);
/* Something ended. Callable from fault handlers; takes no lock of core. */
void reaper_wake(void);
/* Waits until nothing is left to reclaim, at most until the deadline. */
void reaper_drain(uint64_t deadline_ns);

#endif
