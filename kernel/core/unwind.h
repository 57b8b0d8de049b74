/* Leaving code of a dead instance. By abi/call.h only the innermost frame is
 * resumed; the proxy behind it releases the monitor, unpublishes the frame, and
 * comes back through return_to_dead when its own caller is dead as well. */
#ifndef CORE_UNWIND_H
#define CORE_UNWIND_H

#include "arch/arch.h"
#include "core/thread.h"

/* From a fault or interrupt: execution goes on at the innermost frame. */
void unwind_interrupted(struct thread *thread, struct arch_context *context, int status);
/* From a service. */
[[noreturn]] void unwind_service(struct thread *thread, int status);

#endif
