/* What all services share: their end, and grants. */
#include "core/service.h"

#include "core/chain.h"
#include "core/domain.h"
#include "core/fault.h"
#include "core/thread.h"
#include "core/unwind.h"
#include "status.h"

void service_leave(void)
{
    struct thread *self = arch_current();
    const struct sd_frame *frame = self->block.frame;
    if (!frame || frame->state == SD_FRAME_PREPARED)
        return;
    bool is_dead = !instance_is_live(frame->callee, frame->generation);
    if (!is_dead && !fault_is_overdue(self))
        return;
    if (!is_dead) {
        // SAFETY: the stub left the return address of the service call there.
        uintptr_t pc = *(const uintptr_t *)self->block.service_rsp;
        fault_at_function(self, FAULT_TIMEOUT, pc);
    }
    unwind_service(self, SD_CRASHED);
}

bool service_is_granted(const char *grant)
{
    const struct instance *caller = thread_instance();
    return caller && (!caller->domain || domain_is_granted(caller->domain, grant));
}
