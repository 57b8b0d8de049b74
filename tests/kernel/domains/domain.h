/* What the hand-made test domains share. They are trusted code in plain C over
 * abi/, so that the kernel is tested without compiler and idlc. */
#ifndef TEST_DOMAIN_H
#define TEST_DOMAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "call.h"
#include "image.h"
#include "rref.h"
#include "services.h"
#include "status.h"

#pragma GCC visibility push(hidden)

extern const struct sd_services *services;
extern const uint8_t actor_fingerprint[32];
/* Implemented by each domain. */
extern const uint32_t import_count, export_count;
int domain_create(void **imports, void **exports);

/* The one interface of the tests. */
enum actor_method {
    ACTOR_RUN,      /* method 0: what a main export is called with */
    ACTOR_PING,     /* result = number + 1 */
    ACTOR_CRASH,    /* number: enum crash_kind; owns a little of everything first */
    ACTOR_FORWARD,  /* calls method `number` of `peer` with `other`; result = its status */
    ACTOR_SPAWN,    /* as FORWARD, on a thread of its own, after `delay_ms` */
    ACTOR_ANSWER,   /* result = status of the last SPAWN, UINT64_MAX: none yet */
    ACTOR_BUSY,     /* runs for `number` ms without a service but the clock */
    ACTOR_SLEEP,    /* sleeps `number` ms */
    ACTOR_UNLOAD,   /* unloads domain `peer` */
    ACTOR_KEEP,     /* keeps the rref moved in; result = its first word */
    ACTOR_READ,     /* result = sum of the words of the rref lent */
    ACTOR_GIVE,     /* returns the rref kept */
    ACTOR_HAMMER,   /* a thread of its own pings `peer` for ever */
    ACTOR_COUNT,    /* result = good pings of HAMMER or what READ saw; other = wrong pings */
    ACTOR_LEND,     /* lends a child of a tree of its own to `peer`, which gets `target` */
    ACTOR_IDLE,     /* a thread of its own sleeps for ever */
    ACTOR_METHODS
};

enum crash_kind {
    CRASH_BOUNDS, CRASH_DIV, CRASH_DIV_HARDWARE, CRASH_SHIFT, CRASH_STACK, CRASH_LOOP,
    CRASH_QUOTA, CRASH_FREE_FULL, CRASH_NULL, CRASH_WILD, CRASH_UNLISTED, CRASH_IN_LOOP_OF_SERVICES,
    CRASH_WRITE_TEXT, CRASH_WRITE_CONSTANT, CRASH_EXECUTE_HEAP,
    CRASH_KINDS
};

struct actor_args {
    uint64_t number, other, result, delay_ms;
    const char *peer;
    const char *target; /* what the forwarded call gets as its peer */
    void *lent, *moved, *returned;
};

/* As the code that idlc generates calls: a bound interface, a method, its
 * arguments. `moved` is null afterwards once the callee was entered. */
int actor_call(struct sd_cap *to, enum actor_method method, struct actor_args *args);

struct sd_cap *actor_bind(const char *name);
struct sd_cap *actor_export(const sd_entry_fn methods[ACTOR_METHODS]);
void say(const char *text);
void say_number(const char *text, uint64_t number);
size_t length_of(const char *text);

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
/* A trapping instruction as sdc places it. */
#define TRAP(rule)                                                                     \
    __asm__ volatile("1: ud2\n.pushsection .rodata\n2: .asciz \"" __FILE_NAME__ "\"\n" \
                     ".popsection\n.pushsection sd_traps,\"a\",@progbits\n.balign 4\n" \
                     ".long 1b-.\n.short " TEXT(rule) ", 0\n.long " TEXT(__LINE__)      \
                     "\n.long 2b-.\n.popsection")
/* A row of the table of functions; rows stand in the order of the functions. */
#define FUNCTION(name, line)                                                               \
    __asm__(".pushsection .rodata\n1: .asciz \"" __FILE_NAME__ "\"\n2: .asciz \"" #name     \
            "\"\n.popsection\n.pushsection sd_funcs,\"a\",@progbits\n.balign 4\n.long " #name \
            "-.\n.long 0\n.long " #line "\n.long 1b-.\n.long 2b-.\n.long 0\n.popsection")

#pragma GCC visibility pop
#endif
