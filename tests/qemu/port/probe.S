/* uint64_t probe(void (*function)(void *), void *argument)
 * Saves what a C caller expects to survive, publishes rsp in the thread
 * (recover_sp) and calls. A handler abandons the call by resuming at
 * probe_recover with rsp = recover_sp and rax = the result. Nests.
 *
 *   rsp + 48  return address
 *   rsp + 40  rbx   +32 rbp   +24 r12   +16 r13   +8 r14   +0 r15
 *   rsp - 8   the outer recover_sp, then 8 bytes to align the call */
#include "test_offsets.h"

    .text
    .globl probe, probe_recover
probe:
    pushq %rbx
    pushq %rbp
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %gs:0, %rbx
    pushq THREAD_RECOVER_SP(%rbx)
    movq %rsp, THREAD_RECOVER_SP(%rbx)
    movq %rdi, %rax
    movq %rsi, %rdi
    call *%rax
    xorl %eax, %eax
probe_recover:
    movq %gs:0, %rbx
    popq THREAD_RECOVER_SP(%rbx)
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbp
    popq %rbx
    ret

/* void spin_with_state(struct spin *spin)
 * Fills xmm0-xmm15, mxcsr, rbx and r12-r15 with spin->pattern, counts in
 * spin->count until spin->stop, then counts every register that changed in
 * spin->damage. */
    .globl spin_with_state
spin_with_state:
    pushq %rbx
    pushq %r12
    movq SPIN_PATTERN(%rdi), %rbx
    movq %rbx, %r12
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movq %rbx, %xmm\n
    pshufd $0x44, %xmm\n, %xmm\n
    .endr
    ldmxcsr SPIN_MXCSR(%rdi)
    fldcw SPIN_FPU_CONTROL(%rdi)
1:  incq SPIN_COUNT(%rdi)
    cmpl $0, SPIN_STOP(%rdi)
    je 1b
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movq %xmm\n, %rax
    cmpq %rax, %r12
    je 2f
    incl SPIN_DAMAGE(%rdi)
2:  psrldq $8, %xmm\n
    movq %xmm\n, %rax
    cmpq %rax, %r12
    je 2f
    incl SPIN_DAMAGE(%rdi)
2:
    .endr
    pushq $0
    stmxcsr (%rsp)
    movl (%rsp), %eax
    cmpl %eax, SPIN_MXCSR(%rdi)
    je 2f
    incl SPIN_DAMAGE(%rdi)
2:  fnstcw (%rsp)
    movw (%rsp), %ax
    cmpw %ax, SPIN_FPU_CONTROL(%rdi)
    je 2f
    incl SPIN_DAMAGE(%rdi)
2:  cmpq %rbx, %r12
    je 2f
    incl SPIN_DAMAGE(%rdi)
2:  movl $0x1f80, (%rsp)
    ldmxcsr (%rsp)
    fninit
    popq %rax
    popq %r12
    popq %rbx
    ret

/* void spin_with_dirty_flags(void *unused): sets DF, AC and an odd mxcsr, then
 * loops until somebody resumes the probe. */
    .globl spin_with_dirty_flags
spin_with_dirty_flags:
    pushq $0x7f80
    ldmxcsr (%rsp)
    pushfq
    orq $0x40400, (%rsp)
    popfq
1:  pause
    jmp 1b

/* uint64_t flags_now(void); uint32_t mxcsr_now(void) */
    .globl flags_now, mxcsr_now
flags_now:
    pushfq
    popq %rax
    ret
mxcsr_now:
    pushq $0
    stmxcsr (%rsp)
    popq %rax
    ret

/* void push_at(void *sp): moves rsp there and pushes. */
    .globl push_at
push_at:
    movq %rdi, %rsp
    pushq %rax
    ud2

/* void read_through_rbp(void *address): a load in the stack segment. */
    .globl read_through_rbp
read_through_rbp:
    movq %rdi, %rbp
    movq (%rbp), %rax
    ud2

    .section .note.GNU-stack, "", @progbits
