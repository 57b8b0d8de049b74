// RUN-FLAGS: -std=c23
// Attributes about promises that the optimiser believes.
__attribute__((alloc_align(1))) void *f0(int p, const char *q, ...);
__attribute__((alloc_size(1))) void *f1(int p, const char *q, ...);
__attribute__((assume_aligned(1))) void *f2(int p, const char *q, ...);
_Noreturn void *f3(int p, const char *q, ...);
int g4(void); void f4(void) { for(;;) { __attribute__((assume(1))); g4(); } } // expect-error:56: attribute 'assume' is not in the dialect; the optimiser would believe it [attribute]
__attribute__((__const)) void *f5(int p, const char *q, ...);
__attribute__((convergent)) void *f6(int p, const char *q, ...);
__attribute__((leaf)) void *f7(int p, const char *q, ...);
int v8 __attribute__((loader_uninitialized)); // expect-error:23: attribute 'loader_uninitialized' is not in the dialect; the optimiser would believe it [attribute]
void f9(void (*p [[clang::maybe_undef]])(void), int *q [[clang::maybe_undef]]);
__attribute__((noduplicate)) void *f10(int p, const char *q, ...);
void f11(void (*p [[clang::noescape]])(void), int *q [[clang::noescape]]);
__attribute__((nothrow)) void *f12(int p, const char *q, ...);
__attribute__((nonnull)) void *f13(int p, const char *q, ...);
__attribute__((pure)) void *f14(int p, const char *q, ...);
__attribute__((malloc)) void *f15(int p, const char *q, ...);
__attribute__((returns_nonnull)) void *f16(int p, const char *q, ...);
__attribute__((returns_twice)) void *f17(int p, const char *q, ...);
void f18(void) { int v18 __attribute__((uninitialized)); v18 = 1; } // expect-error:41: attribute 'uninitialized' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@3:16: attribute 'alloc_align' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@3:38: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@4:16: attribute 'alloc_size' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@4:37: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@5:16: attribute 'assume_aligned' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@5:41: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:1: attribute '_Noreturn' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@6:16: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute '__const' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@8:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'convergent' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@9:34: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@10:16: attribute 'leaf' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@10:28: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:20: attribute 'maybe_undef' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@12:58: attribute 'maybe_undef' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@13:16: attribute 'noduplicate' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@13:35: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@14:21: attribute 'noescape' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@14:56: attribute 'noescape' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@15:16: attribute 'nothrow' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@15:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@16:16: attribute 'nonnull' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@16:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@17:16: attribute 'pure' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@17:28: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@18:16: attribute 'malloc' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@18:30: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@19:16: attribute 'returns_nonnull' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@19:39: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@20:16: attribute 'returns_twice' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@20:37: 'void *' is not in the dialect; name the type pointed to [void-pointer]
