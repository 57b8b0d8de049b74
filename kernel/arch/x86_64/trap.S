/* Entry and exit of every vector.
 *
 * Hardware contract: 64-bit interrupt gate, interrupts off, rsp = top of the
 * vector's IST stack (16-aligned) minus what the CPU pushed. The stub makes
 * all vectors look alike (error 0 where the CPU pushes none), then:
 *
 *   rsp + TF_SS      ss      pushed by the CPU
 *   rsp + TF_RSP     rsp
 *   rsp + TF_RFLAGS  rflags
 *   rsp + TF_CS      cs
 *   rsp + TF_RIP     rip
 *   rsp + TF_ERROR   error code, or 0 from the stub
 *   rsp + TF_VECTOR  vector, from the stub
 *   rsp + TF_RAX     rax
 *   ...              rcx rdx rbx rbp rsi rdi r8 ... r14
 *   rsp + TF_R15     r15     <- rsp, the struct trap_frame
 *
 * 22 words, so rsp is 16-aligned at `call trap_dispatch`. The scheduler may
 * overwrite the frame with another thread's before it returns. SSE registers
 * are not touched: C code of the kernel uses general registers only, and the
 * scheduler saves them when it switches. */
#include "layout.h"

    .text

    .altmacro
    .macro trap_stub vector
    .balign 16
    .if (\vector == 8) || ((\vector >= 10) && (\vector <= 14)) || (\vector == 17) || (\vector == 21) || (\vector == 29) || (\vector == 30)
    .else
    pushq $0
    .endif
    pushq $\vector
    jmp trap_common
    .endm

/* VECTOR_COUNT stubs of 16 bytes each. */
    .globl trap_stubs
    .balign 16
trap_stubs:
    .set trap_vector, 0
    .rept VECTOR_COUNT
    trap_stub %trap_vector
    .set trap_vector, trap_vector + 1
    .endr

    .balign 16
trap_common:
    pushq %rax
    pushq %rcx
    pushq %rdx
    pushq %rbx
    pushq %rbp
    pushq %rsi
    pushq %rdi
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    cld
    movq %rsp, %rdi
    call trap_dispatch
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rdi
    popq %rsi
    popq %rbp
    popq %rbx
    popq %rdx
    popq %rcx
    popq %rax
    addq $16, %rsp                  /* vector, error */
    iretq

/* _Noreturn void arch_resume(uintptr_t pc, uintptr_t sp, uint64_t value)
 * Entry state: any. Leaves the calling stack for good; goes on at pc with rsp
 * = sp, rax = value, flags clean with interrupts on, control words default. */
    .globl arch_resume
    .balign 16
arch_resume:
    fninit
    pushq $MXCSR_DEFAULT
    ldmxcsr (%rsp)
    pushq $(RFLAGS_FIXED | RFLAGS_IF)
    movq %rdx, %rax
    popfq                           /* takes AC and DF away, interrupts on */
    movq %rsi, %rsp
    jmpq *%rdi

/* void segments_load(const void *gdt_pointer, const void *idt_pointer)
 * Loads both tables, reloads all segment registers, loads the TSS.
 * Clobbers rax. FS and GS bases are zero afterwards. */
    .globl segments_load
    .balign 16
segments_load:
    lgdt (%rdi)
    lidt (%rsi)
    movl $SELECTOR_DATA, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %fs
    movl %eax, %gs
    pushq $SELECTOR_CODE
    leaq 1f(%rip), %rax
    pushq %rax
    lretq
1:  movl $SELECTOR_TSS, %eax
    ltr %ax
    ret

    .section .note.GNU-stack, "", @progbits
