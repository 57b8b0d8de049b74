/* See reaper.h. Rounds go on as long as something is dying: each also interrupts
 * the threads that still run in a dead instance's own text (interrupt.c), so a
 * loop there ends without help. */
#include "core/reaper.h"

#include "core/grace.h"
#include "core/reclaim.h"
#include "core/registry.h"
#include "core/thread.h"
#include "status.h"

enum { RETRY_NS = 500000 };

static struct thread *reaper; /* atomic */

static struct instance *first_dying(bool must_be_over)
{
    struct instance *found = 0;
    registry_enter();
    for (struct instance *i = instance_first(); i && !found; i = i->next)
        if (i->state == INSTANCE_DYING && (!must_be_over || grace_is_over(i)))
            found = i;
    registry_leave();
    return found;
}

static bool has_finished_threads(void)
{
    bool is_found = false;
    registry_enter();
    for (struct thread *t = thread_first(); t && !is_found; t = t->next)
        is_found = t->state == THREAD_FINISHED;
    registry_leave();
    return is_found;
}

static void reaper_main(struct thread *self)
{
    __atomic_store_n(&reaper, self, __ATOMIC_RELEASE);
    for (;;) {
        thread_reap_finished();
        if (!first_dying(false)) {
            thread_park(UINT64_MAX);
            continue;
        }
        grace_round();
        thread_reap_finished();
        struct instance *over = first_dying(true);
        if (!over)
            thread_park(arch_now_ns() + RETRY_NS);
        for (; over; over = first_dying(true))
            reclaim_instance(over);
    }
}

bool reaper_start(void)
{
    if (thread_start(reaper_main, 0, 0, 0, 0) != SD_OK)
        return false;
    while (!__atomic_load_n(&reaper, __ATOMIC_ACQUIRE))
        arch_yield();
    return true;
}

void reaper_wake(void)
{
    struct thread *thread = __atomic_load_n(&reaper, __ATOMIC_ACQUIRE);
    if (thread)
        arch_unpark(thread);
}

void reaper_drain(uint64_t deadline_ns)
{
    while ((first_dying(false) || has_finished_threads()) && arch_now_ns() < deadline_ns)
        thread_park(arch_now_ns() + RETRY_NS);
}
