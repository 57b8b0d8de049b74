/* Runs one case of a file compiled by sdc and says how it ended:
 *   returned N
 *   fault: RULE: FILE:LINE: function
 *   unknown fault at ADDRESS        (no entry in the table)
 * Stands for kernel and runtime: the heap is malloc with a quota, a fault is
 * SIGILL, and its address is looked up as the kernel does. */
#define _GNU_SOURCE
#include <image.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

struct test_case {
    const char *name;
    int (*run)(int);
};
extern const struct test_case test_cases[];

extern const struct sd_trap __start_sd_traps[], __stop_sd_traps[];
extern const struct sd_func __start_sd_funcs[], __stop_sd_funcs[];

static const char *const rule_names[] = {
#define FAULT_RULE(n, id, name) [n] = name,
#include <fault_rules.def>
};

static size_t heap_bytes;

void *__sd_rt_alloc(size_t size_bytes, size_t count);
void *__sd_rt_alloc(size_t size_bytes, size_t count) {
    size_t n;
    if (__builtin_mul_overflow(size_bytes, count, &n) || n > 1 << 20)
        return 0;
    heap_bytes += n;
    return calloc(1, n ? n : 1);
}

void __sd_rt_free(void *object);
void __sd_rt_free(void *object) {
    free(object);
}

int __sd_rt_spawn(void (*entry)(void *), void *argument);
int __sd_rt_spawn(void (*entry)(void *), void *argument)
{
    entry(argument); // the new thread runs before this one goes on
    return 0;
}

int __sd_rt_printf(const char *format, ...);
int __sd_rt_printf(const char *format, ...) {
    va_list list;
    va_start(list, format);
    int n = vprintf(format, list);
    va_end(list);
    return n;
}

/* For walls.c: what no checked code would do. */
void host_set_bool(_Bool *b, int value);
void host_set_bool(_Bool *b, int value) {
    *(unsigned char *)b = (unsigned char)value;
}

static const void *at(const int32_t *field) {
    return (const char *)field + *field;
}

static void on_fault(int signal, siginfo_t *info, void *context) {
    (void)info;
    const char *pc = (const char *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
    const struct sd_func *in = 0;
    for (const struct sd_func *f = __start_sd_funcs; f < __stop_sd_funcs; f++)
        if ((const char *)at(&f->pc_rel) <= pc &&
            (!in || (const char *)at(&f->pc_rel) > (const char *)at(&in->pc_rel)))
            in = f;
    for (const struct sd_trap *t = __start_sd_traps; t < __stop_sd_traps; t++)
        if (at(&t->pc_rel) == pc) {
            printf("fault: %s: %s:%u: %s\n", rule_names[t->rule],
                   (const char *)at(&t->file_rel), t->line,
                   in ? (const char *)at(&in->name_rel) : "?");
            fflush(stdout);
            _exit(0);
        }
    printf("unknown fault at %p, signal %d\n", (const void *)pc, signal);
    fflush(stdout);
    _exit(1);
}

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    int signals[] = {SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, 0);
    for (const struct test_case *c = test_cases; c->name; c++)
        if (!strcmp(c->name, argv[1])) {
            printf("returned %d\n", c->run(atoi(argv[2])));
            return 0;
        }
    return 2;
}
