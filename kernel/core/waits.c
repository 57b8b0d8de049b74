/* See waits.h. Upholds I5: whoever is about to wait asks whether the holder, by
 * any way, already waits for him, and does not begin to wait then. A thread may
 * need two things at once (a mutex, and the monitor it left to wait for it), so
 * the ways form a graph, which is searched with marks in the threads. */
#include "core/waits.h"

#include "core/thread.h"

/* Under registry_lock. */
static uint64_t last_search;

struct thread *waits_holder(struct instance *instance)
{
    // SAFETY: a thread block is the first member of its thread, and a holder is
    // on the list of threads, which only changes under registry_lock.
    return (struct thread *)__atomic_load_n(&instance->shared.monitor, __ATOMIC_ACQUIRE);
}

struct thread *waits_mutex_holder(const uint64_t *word)
{
    uint64_t held = __atomic_load_n(word, __ATOMIC_ACQUIRE) & ~WAITS_CONTENDED;
    struct thread *thread = held ? thread_first() : 0;
    /* The word lies in the domain: it is looked up, not believed. */
    while (thread && (uintptr_t)&thread->block != held)
        thread = thread->next;
    return thread;
}

static void find(struct thread **found, struct thread *thread)
{
    if (!thread || thread->searched == last_search)
        return;
    thread->searched = last_search;
    thread->next_searched = *found;
    *found = thread;
}

bool waits_lead_to(struct thread *from, const struct thread *self)
{
    struct thread *found = 0;
    last_search++;
    find(&found, from);
    while (found) {
        struct thread *at = found;
        found = at->next_searched;
        if (at == self)
            return true;
        if (at->waiting_for)
            find(&found, waits_holder(at->waiting_for));
        if (at->waiting_word)
            find(&found, waits_mutex_holder(at->waiting_word));
    }
    return false;
}
