// RUN-FLAGS: -std=c23
// Attributes about what is linked.
__attribute__((alias("x"))) void *f0(int p, const char *q, ...);
int v1 __asm__("x"); // expect-error:16: attribute 'asm' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
int v2 __attribute__((common)); // expect-error:23: attribute 'common' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
__attribute__((exclude_from_explicit_instantiation)) void *f3(int p, const char *q, ...);
__attribute__((ifunc("x"))) void *f4(int p, const char *q, ...);
__attribute__((internal_linkage)) void *f5(int p, const char *q, ...);
struct __attribute__((lto_visibility_public)) s6 { int a; }; // expect-error:23: attribute 'lto_visibility_public' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
int v7 __attribute__((nocommon)); // expect-error:23: attribute 'nocommon' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
struct __attribute__((enforce_read_only_placement)) s8 { int a; }; // expect-error:23: attribute 'enforce_read_only_placement' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
__attribute__((retain)) void *f9(int p, const char *q, ...);
__attribute__((section("x"))) void *f10(int p, const char *q, ...);
int v11 __attribute__((selectany)); // expect-error:24: attribute 'selectany' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
struct __attribute__((type_visibility("hidden"))) s12 { int a; }; // expect-error:23: attribute 'type_visibility' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
__attribute__((visibility("hidden"))) void *f13(int p, const char *q, ...);
__attribute__((weak)) void *f14(int p, const char *q, ...);
__attribute__((weak_import)) void *f15(int p, const char *q, ...);
void f16(void (*p [[gnu::weakref("x")]])(void), int *q [[gnu::weakref("x")]]);
// expect-error@3:16: attribute 'alias' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@3:34: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'exclude_from_explicit_instantiation' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@6:59: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'ifunc' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@7:34: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'internal_linkage' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@8:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:16: attribute 'retain' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@12:30: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@13:16: attribute 'section' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@13:36: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@16:16: attribute 'visibility' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@16:44: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@17:16: attribute 'weak' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@17:28: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@18:16: attribute 'weak_import' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@18:35: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@19:21: attribute 'alias' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@19:58: attribute 'alias' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
