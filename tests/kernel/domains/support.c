/* The runtime of a test domain: entry, proxy, small helpers. */
#include "domain.h"

#define PROXY __attribute__((section("sdproxy"), noinline))

const struct sd_services *services;

__asm__(".pushsection sd_traps,\"a\",@progbits\n.popsection\n"
        ".pushsection sd_funcs,\"a\",@progbits\n.popsection\n");
#pragma GCC visibility push(hidden)
extern const struct sd_trap __start_sd_traps[], __stop_sd_traps[];
extern const struct sd_func __start_sd_funcs[], __stop_sd_funcs[];
extern const char __start_sdproxy[], __stop_sdproxy[];
const struct sd_domain_header *sd_start(const struct sd_services *table);

/* proxy_continuation(frame, run): stores the continuation in the frame, then
 * calls run(frame). Comes back by run's return or by the kernel's resumption. */
int proxy_continuation(struct sd_frame *frame, int (*run)(struct sd_frame *));
#pragma GCC visibility pop
__asm__(".pushsection sdproxy,\"ax\",@progbits\n"
        "proxy_continuation:\n"
        "push %rbp\npush %rbx\npush %r12\npush %r13\npush %r14\npush %r15\nsub $8, %rsp\n"
        "mov %rsp, 40(%rdi)\nlea 1f(%rip), %rax\nmov %rax, 48(%rdi)\ncall *%rsi\n"
        "1: add $8, %rsp\npop %r15\npop %r14\npop %r13\npop %r12\npop %rbx\npop %rbp\nret\n"
        ".popsection\n");

static struct sd_domain_header header;

const struct sd_domain_header *sd_start(const struct sd_services *table)
{
    services = table;
    header = (struct sd_domain_header){
        .magic = SD_IMAGE_MAGIC, .abi_version = SD_ABI_VERSION,
        .import_count = import_count, .export_count = export_count,
        .proxy_start = __start_sdproxy, .proxy_end = __stop_sdproxy,
        .traps = __start_sd_traps, .traps_end = __stop_sd_traps,
        .funcs = __start_sd_funcs, .funcs_end = __stop_sd_funcs, .create = domain_create};
    return &header;
}

static inline struct sd_thread_block *block(void)
{
    struct sd_thread_block *self;
    __asm__("mov %%gs:0, %0" : "=r"(self));
    return self;
}

struct test_frame {
    struct sd_frame frame; /* first */
    struct sd_cap *to;
    enum actor_method method;
    struct actor_args *args;
    void *slots[2];
};

PROXY static int leave(struct sd_frame *f, int status)
{
    struct sd_thread_block *self = block(), *holder = self;
    if (f->holds_monitor &&
        __atomic_compare_exchange_n(&f->callee->monitor, &holder, 0, false, __ATOMIC_SEQ_CST,
                                    __ATOMIC_SEQ_CST) &&
        __atomic_load_n(&f->callee->monitor_waiters, __ATOMIC_SEQ_CST))
        services->monitor_leave(f->callee);
    __atomic_store_n(&self->frame, f->previous, __ATOMIC_SEQ_CST);
    if (f->caller && __atomic_load_n(&f->caller->generation, __ATOMIC_SEQ_CST) != f->caller_generation)
        services->return_to_dead();
    return status;
}

PROXY static int run(struct sd_frame *f)
{
    struct test_frame *t = (struct test_frame *)f;
    struct sd_thread_block *self = block(), *nobody = 0;
    __atomic_store_n(&self->frame, f, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&f->callee->generation, __ATOMIC_SEQ_CST) != f->generation)
        return SD_DEAD;
    if (f->callee->monitor == self)
        return SD_REENTRY;
    if (!__atomic_compare_exchange_n(&f->callee->monitor, &nobody, self, false, __ATOMIC_SEQ_CST,
                                     __ATOMIC_SEQ_CST)) {
        int status = services->monitor_enter(f->callee);
        if (status != SD_OK)
            return status;
    }
    f->holds_monitor = 1;
    __atomic_store_n(&f->state, SD_FRAME_ENTERED, __ATOMIC_SEQ_CST);
    if (t->args->moved)
        services->rref_give(t->args->moved, f->callee);
    int status = ((sd_entry_fn)t->to->methods[t->method])(t->args);
    if (t->args->returned)
        services->rref_give(t->args->returned, f->caller);
    return status;
}

PROXY int actor_call(struct sd_cap *to, enum actor_method method, struct actor_args *args)
{
    struct sd_thread_block *self = block();
    struct test_frame t;
    t.frame = (struct sd_frame){
        .previous = self->frame, .callee = to->callee, .generation = to->generation,
        .caller = self->frame->callee, .caller_generation = self->frame->generation,
        .lent_count = args->lent != 0, .moved_count = args->moved != 0};
    t.to = to;
    t.method = method;
    t.args = args;
    t.slots[0] = args->lent ? args->lent : args->moved;
    t.slots[1] = args->moved;
    t.frame.slots = t.slots;
    if ((uintptr_t)__builtin_frame_address(0) < self->stack_limit + to->callee->headroom_bytes)
        return SD_NO_STACK;
    int status = proxy_continuation(&t.frame, run);
    if (t.frame.state == SD_FRAME_ENTERED)
        args->moved = 0;
    return leave(&t.frame, status);
}

struct sd_cap *actor_bind(const char *name)
{
    return services->cap_bind(name, length_of(name), actor_fingerprint);
}

struct sd_cap *actor_export(const sd_entry_fn methods[ACTOR_METHODS])
{
    return services->cap_export((const void *const *)methods, actor_fingerprint);
}

size_t length_of(const char *text)
{
    size_t n = 0;
    while (text[n])
        n++;
    return n;
}

void say(const char *text)
{
    services->print(text, length_of(text));
}

void say_number(const char *text, uint64_t number)
{
    char line[128];
    char digits[20];
    size_t n = 0, d = 0;
    while (text[n] && n < 100) {
        line[n] = text[n];
        n++;
    }
    do {
        digits[d++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    while (d)
        line[n++] = digits[--d];
    line[n++] = '\n';
    services->print(line, n);
}
