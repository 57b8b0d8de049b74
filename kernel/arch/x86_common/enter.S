/* int arch_enter_domain(struct sd_frame *frame,    rdi
 *                       uintptr_t stack,           rsi, 16-aligned
 *                       int (*fn)(void *, void *), rdx
 *                       void *first,               rcx
 *                       void *second)              r8
 *
 * Entry: in the kernel (in_kernel 1), on a kernel stack, System V ABI.
 *
 * The kernel stack from frame->rsp up, 16-aligned there:
 *
 *    0  padding
 *    8  outer kernel_stack_top
 *   16  outer service_rsp
 *   24  r15  32 r14  40 r13  48 r12  56 rbx  64 rbp
 *   72  return address
 *
 * Services that the domain calls run below this frame, so kernel and domain
 * may nest (a service that loads a domain calls its create). Both ways back,
 * fn's return and a resumed frame, meet at enter_resume; rsp comes from the
 * frame, since a domain that died left its stack anywhere. A kill does not act
 * here: the PC is in no domain's text. */
#include "call.h"

    .text
    .globl arch_enter_domain
    .type arch_enter_domain, @function
arch_enter_domain:
    push %rbp
    push %rbx
    push %r12
    push %r13
    push %r14
    push %r15
    push %gs:SD_TB_SERVICE_RSP
    push %gs:SD_TB_KERNEL_STACK
    sub $8, %rsp
    mov %rsp, SD_FRAME_RSP(%rdi)
    lea enter_resume(%rip), %rax
    mov %rax, SD_FRAME_RESUME_PC(%rdi)
    mov %rsp, %gs:SD_TB_KERNEL_STACK
    mov %rsi, %rsp                      /* stack alignment at the call: 0 mod 16 */
    mov %rdx, %rax
    mov %rcx, %rdi
    mov %r8, %rsi
    movq $0, %gs:SD_TB_IN_KERNEL
    call *%rax
    mov %gs:SD_TB_FRAME, %rdx
    mov SD_FRAME_RSP(%rdx), %rsp
enter_resume:
    movq $1, %gs:SD_TB_IN_KERNEL
    add $8, %rsp
    pop %gs:SD_TB_KERNEL_STACK
    pop %gs:SD_TB_SERVICE_RSP
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    pop %rbp
    ret
    .size arch_enter_domain, . - arch_enter_domain

    .section .note.GNU-stack, "", @progbits
