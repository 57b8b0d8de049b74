// RUN-FLAGS: -std=c23
// Attributes about what no rule of the dialect covers.
struct __attribute__((swift_bridge("x"))) s0 { int a; }; // expect-error:23: attribute 'swift_bridge' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
typedef int __attribute__((swift_bridged_typedef)) t1; // expect-error:28: attribute 'swift_bridged_typedef' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int v2 __attribute__((swift_name("x"))); // expect-error:23: attribute 'swift_name' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((swift_private)) void *f3(int p, const char *q, ...);
__attribute__((try_acquire_capability(1))) void *f4(int p, const char *q, ...);
__attribute__((unavailable)) void *f5(int p, const char *q, ...);
__attribute__((unsafe_buffer_usage)) void *f6(int p, const char *q, ...);
void f7(void (*p [[clang::use_handle("x")]])(void), int *q [[clang::use_handle("x")]]);
struct __attribute__((warn_unused)) s8 { int a; }; // expect-error:23: attribute 'warn_unused' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@6:16: attribute 'swift_private' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@6:37: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'try_acquire_capability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@7:49: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'unavailable' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@8:35: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'unsafe_buffer_usage' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@9:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@10:20: attribute 'use_handle' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@10:62: attribute 'use_handle' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
