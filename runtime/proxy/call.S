/* The gate: where a call between domains leaves its continuation, and where the
 * kernel resumes it (abi/call.h).
 *
 * The frame's `rsp` points at the lowest of these slots on the caller's stack:
 *
 *   offset  slot
 *     48    return address into the generated proxy
 *     40    rbp
 *     32    rbx
 *     24    r12
 *     16    r13
 *      8    r14
 *      0    r15        <- frame->rsp; 8 modulo 16 */
#include "call.h"

        .section sdproxy, "ax", @progbits

/* int sd_proxy_call(struct sd_frame *frame, struct sd_cap *to, unsigned method,
 *                   void *args)
 * Entry: rdi, rsi, edx, rcx as of the psABI, rsp 8 modulo 16. Clobbers what a
 * C function may. The arguments go on to sd_proxy_enter untouched. */
        .globl  sd_proxy_call
        .hidden sd_proxy_call
        .type   sd_proxy_call, @function
        .p2align 4
sd_proxy_call:
        .cfi_startproc
        endbr64
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset rbp, 0
        pushq   %rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset rbx, 0
        pushq   %r12
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r12, 0
        pushq   %r13
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r13, 0
        pushq   %r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r14, 0
        pushq   %r15
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r15, 0
        movq    %rsp, SD_FRAME_RSP(%rdi)
        leaq    sd_proxy_resume(%rip), %rax
        movq    %rax, SD_FRAME_RESUME_PC(%rdi)
        subq    $8, %rsp                        /* 0 modulo 16 at the call */
        .cfi_adjust_cfa_offset 8
        call    sd_proxy_enter
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
.Lleave:
        popq    %r15
        .cfi_adjust_cfa_offset -8
        .cfi_restore r15
        popq    %r14
        .cfi_adjust_cfa_offset -8
        .cfi_restore r14
        popq    %r13
        .cfi_adjust_cfa_offset -8
        .cfi_restore r13
        popq    %r12
        .cfi_adjust_cfa_offset -8
        .cfi_restore r12
        popq    %rbx
        .cfi_adjust_cfa_offset -8
        .cfi_restore rbx
        popq    %rbp
        .cfi_adjust_cfa_offset -8
        .cfi_restore rbp
        ret
        .cfi_endproc
        .size   sd_proxy_call, . - sd_proxy_call

/* Not a function: the kernel lands here when the callee of the innermost frame
 * died. Entry: rsp = frame->rsp, rax = status, DF clear, the frame still
 * published; all other registers hold anything. Leaves as sd_proxy_call. */
        .globl  sd_proxy_resume
        .hidden sd_proxy_resume
        .type   sd_proxy_resume, @function
        .p2align 4
sd_proxy_resume:
        .cfi_startproc
        .cfi_def_cfa rsp, 56
        .cfi_offset rbp, -16
        .cfi_offset rbx, -24
        .cfi_offset r12, -32
        .cfi_offset r13, -40
        .cfi_offset r14, -48
        .cfi_offset r15, -56
        endbr64
        movq    %gs:SD_TB_FRAME, %rdi
        movl    %eax, %esi
        subq    $8, %rsp                        /* 0 modulo 16 at the call */
        .cfi_adjust_cfa_offset 8
        call    sd_proxy_return
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        jmp     .Lleave
        .cfi_endproc
        .size   sd_proxy_resume, . - sd_proxy_resume

        .section .note.GNU-stack, "", @progbits
