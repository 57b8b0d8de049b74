/* The list of threads, their start and their end. A thread registers itself
 * when it first runs and stays on the list until the reaper has joined it, so
 * whoever walks the list meets only threads that the port can interrupt. */
#include "core/thread.h"

#include "core/chain.h"
#include "core/print.h"
#include "core/reaper.h"
#include "core/registry.h"
#include "core/stack.h"
#include "core/thread_locals.h"
#include "status.h"

static struct thread *threads; /* under registry_lock */

static bool count_in(struct instance *owner, uint64_t generation, int *status)
{
    registry_enter();
    if (!instance_is_live(&owner->shared, generation))
        *status = SD_DEAD;
    else if (owner->thread_count >= owner->quotas.threads)
        *status = SD_QUOTA;
    else
        owner->thread_count++;
    registry_leave();
    return *status == SD_OK;
}

static void count_out(struct instance *owner)
{
    registry_enter();
    owner->thread_count--;
    registry_leave();
}

static void discard(struct thread *thread)
{
    if (thread->stacks)
        stack_release(thread);
    if (thread->owner)
        count_out(thread->owner);
    arch_kernel_free(thread);
}

int thread_start(thread_main_fn main, struct instance *owner, uint64_t owner_generation,
                 void (*entry)(void *), void *argument)
{
    int status = SD_OK;
    if (owner && !count_in(owner, owner_generation, &status))
        return status;
    struct thread *thread = arch_kernel_alloc(sizeof *thread);
    if (!thread) {
        if (owner)
            count_out(owner);
        return SD_QUOTA;
    }
    thread->block.self = &thread->block;
    thread->block.in_kernel = 1;
    thread->main = main;
    thread->owner = owner;
    thread->owner_generation = owner_generation;
    thread->entry = entry;
    thread->argument = argument;
    if (!stack_make(thread) || !arch_thread_start(thread)) {
        discard(thread);
        return SD_QUOTA;
    }
    return SD_OK;
}

void thread_attach(struct thread *thread)
{
    registry_enter();
    thread->state = THREAD_RUNNING;
    thread->next = threads;
    threads = thread;
    registry_leave();
}

void thread_detach(struct thread *thread)
{
    thread_locals_release(thread);
    registry_enter();
    struct thread **link = &threads;
    while (*link && *link != thread)
        link = &(*link)->next;
    if (*link)
        *link = thread->next;
    registry_leave();
}

void core_thread_main(struct thread *thread)
{
    thread_attach(thread);
    thread->main(thread);
    thread_locals_release(thread);
    registry_enter();
    thread->state = THREAD_FINISHED;
    registry_leave();
    reaper_wake();
    arch_thread_exit();
}

static struct thread *take_finished(void)
{
    registry_enter();
    struct thread **link = &threads;
    while (*link && (*link)->state != THREAD_FINISHED)
        link = &(*link)->next;
    struct thread *found = *link;
    if (found)
        *link = found->next;
    registry_leave();
    return found;
}

void thread_reap_finished(void)
{
    for (struct thread *thread = take_finished(); thread; thread = take_finished()) {
        arch_thread_join(thread);
        discard(thread);
    }
}

struct thread *thread_first(void)
{
    return threads;
}

static void set_parked(struct thread *thread, bool is_parked)
{
    registry_enter();
    thread->is_parked = is_parked;
    registry_leave();
}

bool thread_park(uint64_t deadline_ns)
{
    struct thread *self = arch_current();
    set_parked(self, true);
    bool is_unparked = arch_park(deadline_ns);
    set_parked(self, false);
    return is_unparked;
}

struct instance *thread_instance(void)
{
    struct sd_frame *frame = arch_current()->block.frame;
    return frame ? chain_running(frame) : 0;
}

void *core_thread_port_state(struct thread *thread)
{
    return thread->port_state;
}

uintptr_t core_thread_stack_top(const struct thread *thread)
{
    return thread->kernel_stack_top;
}
