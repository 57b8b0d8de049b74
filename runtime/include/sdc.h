/* Domain C: annotations and forms (docs/language.md).
 *
 * sdc defines all of these itself and does not read past the guard. For every
 * other compiler the annotations are nothing and the forms are plain C over
 * the runtime, so gcc, clang and their tools work on the same source. */
#ifndef SD_SDC_H
#define SD_SDC_H
#ifndef __SDC__

#include <sd/rt.h>

#define __counted_by(n)
#define __owned
#define __rref
#define __cap
#define __static
#define __view
#define __from(...)
#define __out
#define __inout
#define __out_if(condition)
#define __tagged(...)
#define __touches(...)
#define __guarded_by(m)
#define _Nullable /* also for clang, which would ask for it on every pointer */

static inline void *__sd_host_new(size_t size_bytes, size_t count) {
    void *object = __sd_rt_alloc(size_bytes, count);
    if (!object)
        __builtin_trap();
    return object;
}

#define sd_as(T, e) ((T){e})
#define sd_new(T) ((T *)__sd_host_new(sizeof(T), 1))
#define sd_new_array(T, n) ((T *)__sd_host_new(sizeof(T), (n)))
#define sd_try_new(T) ((T *)__sd_rt_alloc(sizeof(T), 1))
#define sd_try_new_array(T, n) ((T *)__sd_rt_alloc(sizeof(T), (n)))
#define sd_free(p) __sd_rt_free(p)
#define sd_take(place)                            \
    __extension__({                               \
        __typeof__(place) *sd_place = &(place);   \
        __typeof__(place) sd_taken = *sd_place;   \
        *sd_place = 0;                            \
        sd_taken;                                 \
    })
#define sd_swap(a, b)                             \
    __extension__({                               \
        __typeof__(a) *sd_a = &(a), *sd_b = &(b); \
        __typeof__(a) sd_held = *sd_a;            \
        *sd_a = *sd_b;                            \
        *sd_b = sd_held;                          \
        (void)0;                                  \
    })
#define sd_sub(p, first, n) ((p) + (first))
#define sd_print(...) __sd_rt_printf(__VA_ARGS__)
#define sd_spawn(entry, argument) __sd_rt_spawn((void (*)(void *))(entry), (argument))
#define sd_fault(text) __builtin_trap()

#endif
#endif
