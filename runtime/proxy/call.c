/* The caller's side of a call between domains, shared by all generated proxies
 * (abi/call.h, abi/proxy.h). The thread goes on in the callee on the same stack.
 *
 *   proxy -> sd_proxy_call (call.S: saves the continuation in the frame)
 *         -> sd_proxy_enter: publish, compare, monitor, moves, thunk
 *         -> sd_proxy_return: result, monitor, unpublish, is the caller alive?
 *
 * When the callee dies, the kernel resumes at sd_proxy_resume (call.S), which
 * goes to sd_proxy_return as well: both ways out are one piece of code.
 *
 * All of it stands in `sdproxy`, where kills are deferred, and calls nothing
 * but the three services that never unwind, so between publishing and
 * unpublishing there is no point at which a frame could be abandoned. */
#include "proxy.h"
#include "status.h"

_Static_assert(offsetof(struct sd_thread_block, self) == SD_TB_SELF, "call.S reads it");
_Static_assert(offsetof(struct sd_thread_block, frame) == SD_TB_FRAME, "call.S reads it");
_Static_assert(offsetof(struct sd_frame, rsp) == SD_FRAME_RSP, "call.S writes it");
_Static_assert(offsetof(struct sd_frame, resume_pc) == SD_FRAME_RESUME_PC, "call.S writes it");

/* Called by call.S alone. */
SD_HIDDEN int sd_proxy_enter(struct sd_frame *frame, struct sd_cap *to, unsigned method,
                             void *args);
SD_HIDDEN int sd_proxy_return(struct sd_frame *frame, int status);

SD_PROXY_TEXT static inline struct sd_thread_block *this_thread(void) {
    struct sd_thread_block *self;
    /* SAFETY: the kernel points %gs at the thread block of the running thread;
     * its first word is its own address and never changes. */
    __asm__("movq %%gs:%c1, %0" : "=r"(self) : "i"(SD_TB_SELF));
    return self;
}

SD_PROXY_TEXT static inline int is_live(const struct sd_instance *instance, uint64_t generation) {
    return __atomic_load_n(&instance->generation, __ATOMIC_ACQUIRE) == generation;
}

/* From here on an unloader of the callee waits for this frame. One plain store:
 * the unloader's barrier on all CPUs orders it before the comparison that
 * follows, so the compiler's order is all that is needed here. */
SD_PROXY_TEXT static inline void publish(struct sd_thread_block *self, struct sd_frame *frame) {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    __atomic_store_n(&self->frame, frame, __ATOMIC_RELEASE);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

/* Takes the frame away; does not return when the caller died meanwhile: the
 * frame below, which called that caller, is resumed instead. The record of the
 * caller is read after unpublishing, and may be: the frame below names it. */
SD_PROXY_TEXT static inline int unpublish(struct sd_thread_block *self, struct sd_frame *frame,
                                          int status) {
    publish(self, frame->previous);
    if (!is_live(frame->caller, frame->caller_generation))
        __sd_services->return_to_dead();
    return status;
}

/* SD_OK: the monitor is this thread's, or there is none. */
SD_PROXY_TEXT static inline int take_monitor(struct sd_thread_block *self,
                                             struct sd_frame *frame) {
    struct sd_instance *callee = frame->callee;
    struct sd_thread_block *holder = 0;
    if (callee->is_concurrent)
        return SD_OK;
    if (!__atomic_compare_exchange_n(&callee->monitor, &holder, self, 0, __ATOMIC_ACQUIRE,
                                     __ATOMIC_RELAXED)) {
        if (holder == self)
            return SD_REENTRY;
        int status = __sd_services->monitor_enter(callee);
        if (status != SD_OK)
            return status;
    }
    frame->holds_monitor = 1;
    return SD_OK;
}

/* While the frame is still published: the record may be reused right after.
 * The exchange is a full barrier, so a waiter either sees the monitor free or
 * is seen waiting. */
SD_PROXY_TEXT static inline void leave_monitor(struct sd_thread_block *self,
                                               struct sd_frame *frame) {
    struct sd_instance *callee = frame->callee;
    struct sd_thread_block *holder = self;
    if (!frame->holds_monitor)
        return;
    frame->holds_monitor = 0;
    if (__atomic_compare_exchange_n(&callee->monitor, &holder, 0, 0, __ATOMIC_SEQ_CST,
                                    __ATOMIC_RELAXED) &&
        __atomic_load_n(&callee->monitor_waiters, __ATOMIC_SEQ_CST) > 0)
        __sd_services->monitor_leave(callee);
}

/* Everything that can refuse the call, the frame being published. */
SD_PROXY_TEXT static inline int admit(struct sd_thread_block *self, struct sd_frame *frame) {
    if (!is_live(frame->callee, frame->generation))
        return SD_DEAD;
    int status = take_monitor(self, frame);
    /* The callee may have died while the thread waited for the monitor. */
    if (status == SD_OK && !is_live(frame->callee, frame->generation))
        return SD_DEAD;
    return status;
}

SD_PROXY_TEXT int sd_proxy_enter(struct sd_frame *frame, struct sd_cap *to, unsigned method,
                                 void *args) {
    struct sd_thread_block *self = this_thread();
    const struct sd_frame *below = self->frame;
    struct sd_instance *callee = to->callee;
    /* SAFETY: the address of a frame is compared only. The callee's record is
     * type-stable memory of the kernel, dead or alive. */
    if ((uintptr_t)__builtin_frame_address(0) < self->stack_limit + callee->headroom_bytes)
        return SD_NO_STACK;

    frame->previous = self->frame;
    frame->callee = callee;
    frame->generation = to->generation;
    frame->caller = below->callee;
    frame->caller_generation = below->generation;
    publish(self, frame);

    int status = admit(self, frame);
    if (status != SD_OK) {
        leave_monitor(self, frame);
        return unpublish(self, frame, status);
    }
    frame->state = SD_FRAME_ENTERED;
    for (uint32_t i = 0; i < frame->moved_count; i++)
        __sd_services->rref_give(frame->slots[frame->lent_count + i], callee);
    /* SAFETY: the kernel made the reference for an interface of this
     * fingerprint, so the table holds an entry thunk under this number; the
     * callee's image stays mapped while the frame is published. */
    sd_entry_fn entry = (sd_entry_fn)to->methods[method];
    return sd_proxy_return(frame, entry(args));
}

SD_PROXY_TEXT int sd_proxy_return(struct sd_frame *frame, int status) {
    struct sd_thread_block *self = this_thread();
    if (frame->returned) {
        if (status != SD_OK)
            *frame->returned = 0;
        else if (*frame->returned)
            __sd_services->rref_give(*frame->returned, frame->caller);
    }
    leave_monitor(self, frame);
    return unpublish(self, frame, status);
}
