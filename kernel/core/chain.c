/* Frames as hazard records; upholds I3 and I4 together with grace.c. */
#include "core/chain.h"

#include "core/shared_heap.h"

struct instance *chain_running(const struct sd_frame *frame)
{
    struct sd_instance *running =
        frame->state == SD_FRAME_PREPARED ? frame->caller : frame->callee;
    return running ? instance_of(running) : 0;
}

uint64_t chain_running_generation(const struct sd_frame *frame)
{
    return frame->state == SD_FRAME_PREPARED ? frame->caller_generation : frame->generation;
}

static void mark(struct sd_instance *named, uint64_t generation, uint64_t round)
{
    if (!named)
        return;
    struct instance *instance = instance_of(named);
    if (instance->generation == generation)
        __atomic_store_n(&instance->named_in_round, round, __ATOMIC_RELEASE);
}

void chain_mark_named(const struct sd_frame *innermost, uint64_t round)
{
    for (const struct sd_frame *f = innermost; f; f = f->previous) {
        mark(f->callee, f->generation, round);
        mark(f->caller, f->caller_generation, round);
        for (uint32_t i = 0; i < f->lent_count; i++) {
            uint64_t generation;
            struct sd_instance *owner = shared_heap_owner(f->slots[i], &generation);
            mark(owner, generation, round);
        }
    }
}

bool chain_names(const struct sd_frame *innermost, const struct instance *instance,
                 uint64_t generation)
{
    for (const struct sd_frame *f = innermost; f; f = f->previous)
        if ((f->callee == &instance->shared && f->generation == generation) ||
            (f->caller == &instance->shared && f->caller_generation == generation))
            return true;
    return false;
}
