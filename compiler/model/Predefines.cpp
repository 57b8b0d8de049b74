// Text behind clang's predefined macros (driver/Pipeline.h): the annotations
// and forms of Domain C, and what they expand to.
//
// An annotation that belongs to one level of a pointer (`struct node *__owned
// *__out o`) is a btf_type_tag: the one GNU type attribute that takes a string,
// stands in any order beside _Nullable, and leaves the canonical type alone. An
// annotation that belongs to a declaration is an annotate attribute.
//
// A form is a call of an __sd_* function or a statement expression over __sd_*
// variables. User text can spell neither, so model/Forms.cpp recognises a form
// by its shape and by where its tokens stand (driver/Trust.h). The functions
// that runtime/include/sd/rt.h does not name have no definition anywhere: code
// that was not lowered by sdc does not link.
#include "driver/Pipeline.h"

static constexpr char Text[] = R"sdc(#define __SDC__ 1
#define __sd_tag(text) __attribute__((__btf_type_tag__(text)))
#define __sd_note(text) __attribute__((__annotate__(text)))
#define __owned __sd_tag("sd_owned")
#define __rref __sd_tag("sd_rref")
#define __cap __sd_tag("sd_cap")
#define __static __sd_tag("sd_static")
#define __out __sd_tag("sd_out")
#define __inout __sd_tag("sd_inout")
#define __counted_by(n) __sd_note("sd_count:" #n)
#define __from(...) __sd_note("sd_from:" #__VA_ARGS__)
#define __view __sd_note("sd_view")
#define __out_if(condition) __sd_note("sd_out_if:" #condition)
#define __tagged(...) __sd_note("sd_tagged:" #__VA_ARGS__)
#define __touches(...) __sd_note("sd_touches:" #__VA_ARGS__)
#define __guarded_by(m) __sd_note("sd_guarded_by:" #m)

void *__sd_new(__SIZE_TYPE__ size_bytes, __SIZE_TYPE__ count);
void *__sd_try_new(__SIZE_TYPE__ size_bytes, __SIZE_TYPE__ count);
void __sd_free(void *object);
void *__sd_sub(const void *p, __SIZE_TYPE__ first, __SIZE_TYPE__ n);
int __sd_rt_printf(const char *format, ...);
int __sd_rt_spawn(void (*entry)(void *), void *argument);
void __sd_fault(const char *text) __attribute__((__noreturn__));

#define sd_as(T, e) ((T){e})
#define sd_new(T) ((T *)__sd_new(sizeof(T), 1))
#define sd_new_array(T, n) ((T *)__sd_new(sizeof(T), (n)))
#define sd_try_new(T) ((T *)__sd_try_new(sizeof(T), 1))
#define sd_try_new_array(T, n) ((T *)__sd_try_new(sizeof(T), (n)))
#define sd_free(p) __sd_free(p)
#define sd_take(place) __extension__({ \
  __typeof__(place) *__sd_place = &(place); \
  __typeof__(place) __sd_taken = *__sd_place; \
  *__sd_place = 0; \
  __sd_taken; \
})
#define sd_swap(a, b) __extension__({ \
  __typeof__(a) *__sd_a = &(a), *__sd_b = &(b); \
  __typeof__(a) __sd_held = *__sd_a; \
  *__sd_a = *__sd_b; \
  *__sd_b = __sd_held; \
  (void)0; \
})
#define sd_sub(p, first, n) ((__typeof__(&(p)[0]))__sd_sub((p), (first), (n)))
#define sd_print(...) __sd_rt_printf(__VA_ARGS__)
#define sd_spawn(entry, argument) __sd_rt_spawn((void (*)(void *))(entry), (argument))
#define sd_fault(text) __sd_fault(text)
)sdc";

std::string sdc::predefines() { return Text; }
