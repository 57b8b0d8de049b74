/* Mutexes and thread-locals of the calling domain; used by libsdrt alone. */
#include "core/chain.h"
#include "core/fault.h"
#include "core/mutex.h"
#include "core/service.h"
#include "core/thread.h"
#include "core/thread_locals.h"
#include "status.h"

int service_mutex_wait(uint64_t *word, uintptr_t pc)
{
    struct thread *self = arch_current();
    uint64_t generation = chain_running_generation(self->block.frame);
    int status = mutex_wait(thread_instance(), generation, word);
    if (status == SD_DEADLOCK)
        fault_at_function(self, FAULT_DEADLOCK, pc);
    return status; /* to a live domain only as SD_OK: service_leave leaves a dead one */
}

int service_mutex_wake(uint64_t *word)
{
    mutex_wake(thread_instance(), word);
    return SD_OK;
}

void *service_thread_locals(size_t bytes, int *is_new)
{
    uint64_t generation = chain_running_generation(arch_current()->block.frame);
    bool is_fresh = false;
    void *block = thread_locals_get(thread_instance(), generation, bytes, &is_fresh);
    *is_new = is_fresh;
    return block;
}
