/* void arch_resume(uintptr_t pc,     rdi
 *                  uintptr_t sp,     rsi
 *                  uint64_t value)   rdx
 *
 * Leaves the kernel stack for good: execution goes on at pc with rsp = sp and
 * rax = value, flags and FPU control words as the psABI has them at a call. */
    .text
    .globl arch_resume
    .type arch_resume, @function
arch_resume:
    cld
    fninit
    ldmxcsr default_mxcsr(%rip)
    mov %rdx, %rax
    mov %rsi, %rsp
    jmp *%rdi
    .size arch_resume, . - arch_resume

    .section .rodata
    .balign 4
default_mxcsr:
    .long 0x1f80

    .section .note.GNU-stack, "", @progbits
