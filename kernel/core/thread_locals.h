/* The thread-locals of a thread: one block of pages per domain that has some,
 * made when the domain first asks and charged to its private heap. */
#ifndef CORE_THREAD_LOCALS_H
#define CORE_THREAD_LOCALS_H

#include "core/thread.h"

/* The current thread's block in the generation of `instance`, zeroed when
 * *is_new; its address also stands in the thread block. 0: quota or memory. */
void *thread_locals_get(struct instance *instance, uint64_t generation, size_t bytes,
                        bool *is_new);
/* Returns the blocks of a thread that runs no domain any more. */
void thread_locals_release(struct thread *thread);

#endif
