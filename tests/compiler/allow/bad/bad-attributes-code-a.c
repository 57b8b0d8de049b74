// RUN-FLAGS: -std=c23
// Attributes about how code is made.
typedef int __attribute__((available_only_in_default_eval_method)) t0; // expect-error:28: attribute 'available_only_in_default_eval_method' is not in the dialect; sdc decides how code is made [attribute]
__attribute__((cpu_dispatch(generic,atom))) void *f1(int p, const char *q, ...);
__attribute__((cpu_specific(generic,atom))) void *f2(int p, const char *q, ...);
__attribute__((clspv_libclc_builtin)) void *f3(int p, const char *q, ...);
int g4(void); void f4(void) { __attribute__((code_align(1))) for(;;) { g4(); } } // expect-error:46: attribute 'code_align' is not in the dialect; sdc decides how code is made [attribute]
__attribute__((disable_sanitizer_instrumentation)) void *f5(int p, const char *q, ...);
__attribute__((disable_tail_calls)) void *f6(int p, const char *q, ...);
__attribute__((enable_if("x","y"))) void *f7(int p, const char *q, ...);
__attribute__((flatten)) void *f8(int p, const char *q, ...);
__attribute__((minsize)) void *f9(int p, const char *q, ...);
__attribute__((min_vector_width(1))) void *f10(int p, const char *q, ...);
int g11(void); int f11(void) { __attribute__((musttail)) return g11(); } // expect-error:47: attribute 'musttail' is not in the dialect; sdc decides how code is made [attribute]
__attribute__((naked)) void *f12(int p, const char *q, ...);
void h13(int*); __attribute__((no_builtin)) int f13(int p) { return p; } // expect-error:32: attribute 'no_builtin' is not in the dialect; sdc decides how code is made [attribute]
__attribute__((nodebug)) void *f14(int p, const char *q, ...);
__attribute__((no_instrument_function)) void *f15(int p, const char *q, ...);
__attribute__((nomerge)) void *f16(int p, const char *q, ...);
__attribute__((no_profile_instrument_function)) void *f17(int p, const char *q, ...);
__attribute__((no_sanitize("x"))) void *f18(int p, const char *q, ...);
__attribute__((no_speculative_load_hardening)) void *f19(int p, const char *q, ...);
__attribute__((no_split_stack)) void *f20(int p, const char *q, ...);
__attribute__((no_stack_protector)) void *f21(int p, const char *q, ...);
__attribute__((nouwtable)) void *f22(int p, const char *q, ...);
__attribute__((not_tail_called)) void *f23(int p, const char *q, ...);
// expect-error@4:16: attribute 'cpu_dispatch' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@4:50: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@5:16: attribute 'cpu_specific' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@5:50: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'clspv_libclc_builtin' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@6:44: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'disable_sanitizer_instrumentation' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@8:57: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'disable_tail_calls' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@9:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@10:16: attribute 'enable_if' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@10:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@11:16: attribute 'flatten' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@11:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:16: attribute 'minsize' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@12:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@13:16: attribute 'min_vector_width' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@13:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@15:16: attribute 'naked' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@15:29: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@17:16: attribute 'nodebug' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@17:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@18:16: attribute 'no_instrument_function' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@18:46: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@19:16: attribute 'nomerge' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@19:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@20:16: attribute 'no_profile_instrument_function' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@20:54: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-warning@21:28: unknown sanitizer 'x' ignored [-Wunknown-sanitizers]
// expect-error@21:16: attribute 'no_sanitize' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@21:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@22:16: attribute 'no_speculative_load_hardening' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@22:53: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@23:16: attribute 'no_split_stack' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@23:38: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@24:16: attribute 'no_stack_protector' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@24:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@25:16: attribute 'nouwtable' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@25:33: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@26:16: attribute 'not_tail_called' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@26:39: 'void *' is not in the dialect; name the type pointed to [void-pointer]
