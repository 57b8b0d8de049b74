/* Interface references. */
#include "core/capability.h"
#include "core/domain.h"
#include "core/exports.h"
#include "core/service.h"
#include "core/thread.h"

static struct sd_cap *shared_of(struct capability *capability)
{
    return capability ? &capability->shared : 0;
}

struct sd_cap *service_cap_export(const void *const *methods, const uint8_t fingerprint[32])
{
    struct instance *caller = thread_instance();
    return shared_of(capability_new(caller, caller, methods, fingerprint));
}

struct sd_cap *service_cap_dup(struct sd_cap *cap)
{
    struct instance *caller = thread_instance();
    struct capability *held = capability_held(caller, cap);
    return held ? shared_of(capability_copy(caller, held)) : 0;
}

void service_cap_drop(struct sd_cap *cap)
{
    struct capability *held = capability_held(thread_instance(), cap);
    if (held)
        capability_free(held);
}

struct sd_cap *service_cap_bind(const char *name, size_t n, const uint8_t fingerprint[32])
{
    struct domain *domain = domain_find((struct image_text){name, n});
    if (!domain || !service_is_granted("system"))
        return 0;
    return shared_of(exports_bind(thread_instance(), domain, (struct image_text){0, 0}, fingerprint));
}
