/* The pool of instance records; upholds I1. */
#include "core/instance.h"

#include "arch/arch.h"
#include "core/registry.h"

/* Under registry_lock. */
static struct instance *first_record;
static uint64_t last_generation;

static struct instance *free_record(void)
{
    for (struct instance *i = first_record; i; i = i->next)
        if (i->state == INSTANCE_FREE)
            return i;
    struct instance *made = arch_kernel_alloc(sizeof *made);
    if (!made)
        return 0;
    made->next = first_record;
    first_record = made;
    return made;
}

struct instance *instance_new(struct domain *domain, const struct quotas *quotas,
                              bool is_concurrent)
{
    registry_enter();
    struct instance *i = free_record();
    if (i) {
        i->state = INSTANCE_LIVE;
        i->generation = ++last_generation;
        i->domain = domain;
        i->quotas = *quotas;
        i->shared.is_concurrent = is_concurrent;
        i->shared.headroom_bytes =
            quotas->headroom_bytes ? quotas->headroom_bytes : SD_DEFAULT_HEADROOM_BYTES;
        __atomic_store_n(&i->shared.generation, i->generation, __ATOMIC_RELEASE);
    }
    registry_leave();
    return i;
}

void instance_retire(struct instance *instance)
{
    registry_enter();
    instance->domain = 0;
    instance->image = (struct loaded_image){0};
    instance->shared_bytes = 0;
    instance->rref_count = 0;
    instance->named_in_round = 0;
    instance->state = INSTANCE_FREE;
    registry_leave();
}

struct instance *instance_first(void)
{
    return first_record;
}

uintptr_t loaded_image_segment_end(const struct loaded_image *image, uintptr_t address)
{
    for (uint32_t i = 0; i < image->segment_count; i++)
        if (address >= image->segments[i].start && address < image->segments[i].end)
            return image->segments[i].end;
    return 0;
}

bool instance_runs_at(const struct instance *instance, uintptr_t pc)
{
    const struct loaded_image *image = &instance->image;
    return pc >= image->text_start && pc < image->text_end &&
           !(pc >= image->proxy_start && pc < image->proxy_end);
}
