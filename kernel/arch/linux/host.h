/* What a host process calls besides core/core.h. */
#ifndef ARCH_LINUX_HOST_H
#define ARCH_LINUX_HOST_H

#include <stdint.h>

struct thread;

/* Once per process, before core_boot. */
void linux_init(void);
/* Waits until arch_shutdown was called; returns its status. */
uint32_t linux_wait_for_shutdown(void);
/* Makes a thread of the host one that may call into domains, and ends that.
 * The caller has set the thread block and stays its owner. */
void linux_thread_attach(struct thread *thread);
void linux_thread_detach(struct thread *thread);

#endif
