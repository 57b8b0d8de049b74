/* The table of kernel services that a domain's sd_start receives: the stubs of
 * service_stubs.S under the types of abi/services.h. Also asserts the offsets
 * that the assembly uses. */
#include "core/service.h"

#include "call.h"
#include "image.h"

#define ASSERT_OFFSET(type, member, offset) \
    _Static_assert(offsetof(struct type, member) == (offset), #type "." #member)
ASSERT_OFFSET(sd_thread_block, self, SD_TB_SELF);
ASSERT_OFFSET(sd_thread_block, frame, SD_TB_FRAME);
ASSERT_OFFSET(sd_thread_block, stack_limit, SD_TB_STACK_LIMIT);
ASSERT_OFFSET(sd_thread_block, kernel_stack_top, SD_TB_KERNEL_STACK);
ASSERT_OFFSET(sd_thread_block, in_kernel, SD_TB_IN_KERNEL);
ASSERT_OFFSET(sd_thread_block, service_rsp, SD_TB_SERVICE_RSP);
ASSERT_OFFSET(sd_frame, rsp, SD_FRAME_RSP);
ASSERT_OFFSET(sd_frame, resume_pc, SD_FRAME_RESUME_PC);

#define STUBS(X)                                                                                 \
    X(print) X(pages_alloc) X(pages_free) X(rref_alloc) X(rref_free) X(rref_exchange)           \
    X(rref_give) X(monitor_enter) X(monitor_leave) X(return_to_dead) X(cap_export) X(cap_dup)   \
    X(cap_drop) X(cap_bind) X(thread_spawn) X(yield) X(sleep_ns) X(now_ns) X(data_count)        \
    X(data_name) X(data_size) X(data_read) X(domain_load) X(domain_unload) X(domain_list)       \
    X(memory) X(shutdown) X(mutex_wait) X(mutex_wake) X(thread_locals)

/* A stub has the type of the service behind it. */
#define DECLARE(name) extern __typeof__(service_##name) stub_##name;
STUBS(DECLARE)

#define COUNT(name) +1
#define ENTRY(name) .name = stub_##name,
const struct sd_services service_table = {
    .abi_version = SD_ABI_VERSION,
    .entry_count = STUBS(COUNT),
    STUBS(ENTRY)
};
_Static_assert(sizeof(struct sd_services) == 8 + 8 * (STUBS(COUNT)), "a service has no stub");
