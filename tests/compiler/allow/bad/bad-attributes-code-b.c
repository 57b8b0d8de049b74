// RUN-FLAGS: -std=c23
// Attributes about how code is made.
int g0(void); void f0(void) { __attribute__((opencl_unroll_hint)) for(;;) { g0(); } } // expect-error:46: attribute 'opencl_unroll_hint' is not in the dialect; sdc decides how code is made [attribute]
__attribute__((optnone)) void *f1(int p, const char *q, ...);
__attribute__((overloadable)) void *f2(int p, const char *q, ...);
__attribute__((patchable_function_entry(1))) void *f3(int p, const char *q, ...);
__attribute__((speculative_load_hardening)) void *f4(int p, const char *q, ...);
__attribute__((target("sse4.2"))) void *f5(int p, const char *q, ...);
__attribute__((target_clones("default"))) void *f6(int p, const char *q, ...);
__attribute__((target_version("default"))) void *f7(int p, const char *q, ...);
__attribute__((force_align_arg_pointer)) void *f8(int p, const char *q, ...);
__attribute__((xray_always_instrument)) void *f9(int p, const char *q, ...);
__attribute__((xray_log_args(1))) void *f10(int p, const char *q, ...);
__attribute__((zero_call_used_regs("skip"))) void *f11(int p, const char *q, ...);
// expect-error@4:16: attribute 'optnone' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@4:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@5:16: attribute 'overloadable' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@5:36: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'patchable_function_entry' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@6:51: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'speculative_load_hardening' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@7:50: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'target' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@8:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'target_clones' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@9:48: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@10:16: attribute 'target_version' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@10:49: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@11:16: attribute 'force_align_arg_pointer' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@11:47: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:16: attribute 'xray_always_instrument' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@12:46: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@13:16: attribute 'xray_log_args' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@13:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@14:16: attribute 'zero_call_used_regs' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@14:51: 'void *' is not in the dialect; name the type pointed to [void-pointer]
