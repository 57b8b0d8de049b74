// RUN-FLAGS: -std=c23
// Attributes about calling conventions.
__attribute__((no_caller_saved_registers)) void *f0(int p, const char *q, ...);
__cdecl void *f1(int p, const char *q, ...);
__attribute__((intel_ocl_bicc)) void *f2(int p, const char *q, ...);
__attribute__((ms_abi)) void *f3(int p, const char *q, ...);
__attribute__((preserve_all)) void *f4(int p, const char *q, ...);
__attribute__((preserve_most)) void *f5(int p, const char *q, ...);
__attribute__((preserve_none)) void *f6(int p, const char *q, ...);
void h7(int*); __regcall int f7(int p) { return p; } // expect-error:16: attribute '__regcall' is not in the dialect; every call follows the one convention of the target [attribute]
void h8(int*); __attribute__((swiftasynccall)) int f8(int p) { return p; } // expect-error:31: attribute 'swiftasynccall' is not in the dialect; every call follows the one convention of the target [attribute]
void f9(void (*p [[clang::swift_async_context]])(void), int *q [[clang::swift_async_context]]);
void h10(int*); __attribute__((swiftcall)) int f10(int p) { return p; } // expect-error:32: attribute 'swiftcall' is not in the dialect; every call follows the one convention of the target [attribute]
__attribute__((sysv_abi)) void *f11(int p, const char *q, ...);
void h12(int*); __vectorcall int f12(int p) { return p; } // expect-error:17: attribute '__vectorcall' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@3:16: attribute 'no_caller_saved_registers' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@3:49: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@4:1: attribute '__cdecl' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@4:14: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@5:16: attribute 'intel_ocl_bicc' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@5:38: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'ms_abi' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@6:30: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'preserve_all' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@7:36: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'preserve_most' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@8:37: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'preserve_none' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@9:37: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:20: attribute 'swift_async_context' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@12:66: attribute 'swift_async_context' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@14:16: attribute 'sysv_abi' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@14:32: 'void *' is not in the dialect; name the type pointed to [void-pointer]
