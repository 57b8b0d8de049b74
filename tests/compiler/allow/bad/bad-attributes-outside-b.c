// RUN-FLAGS: -std=c23
// Attributes about what no rule of the dialect covers.
enum __attribute__((flag_enum)) e0 { A0 = 1 }; // expect-error:21: attribute 'flag_enum' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int v1 __attribute__((guarded_by(1))); // expect-error:23: attribute 'guarded_by' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int v2 __attribute__((guarded_var)); // expect-error:23: attribute 'guarded_var' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((lock_returned(1))) void *f3(int p, const char *q, ...);
__attribute__((locks_excluded(1))) void *f4(int p, const char *q, ...);
int x5; enum __attribute__((ns_error_domain(x5))) e5 { A5 = 1 }; // expect-error:29: attribute 'ns_error_domain' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((noderef)) void *f6(int p, const char *q, ...);
__attribute__((no_thread_safety_analysis)) void *f7(int p, const char *q, ...);
struct __attribute__((objc_boxable)) s8 { int a; }; // expect-error:23: attribute 'objc_boxable' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int x9; struct __attribute__((objc_bridge(x9))) s9 { int a; }; // expect-error:31: attribute 'objc_bridge' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int x10; struct __attribute__((objc_bridge_mutable(x10))) s10 { int a; }; // expect-error:32: attribute 'objc_bridge_mutable' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((NSObject)) void *f11(int p, const char *q, ...);
int x12; __attribute__((ownership_holds(x12,1))) int f12(const char *p, ...);
void f13(void (*p [[clang::pass_dynamic_object_size(1)]])(void), int *q [[clang::pass_dynamic_object_size(1)]]);
struct s14 { int *m __attribute__((pt_guarded_by(1))); }; // expect-error:36: attribute 'pt_guarded_by' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
struct s15 { int *m __attribute__((pt_guarded_var)); }; // expect-error:36: attribute 'pt_guarded_var' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((release_capability)) void *f16(int p, const char *q, ...);
void f17(void (*p [[clang::release_handle("x")]])(void), int *q [[clang::release_handle("x")]]);
__attribute__((exclusive_locks_required(1))) void *f18(int p, const char *q, ...);
struct __attribute__((scoped_lockable)) s19 { int a; }; // expect-error:23: attribute 'scoped_lockable' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((sentinel)) void *f20(int p, const char *q, ...);
__attribute__((shared_trylock_function(1))) void *f21(int p, const char *q, ...);
__attribute__((suppress)) void *f22(int p, const char *q, ...);
__attribute__((swift_attr("x"))) void *f23(int p, const char *q, ...);
// expect-error@6:16: attribute 'lock_returned' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@6:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'locks_excluded' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@7:41: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:31: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'noderef' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@10:16: attribute 'no_thread_safety_analysis' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@10:49: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-warning@14:33: 'NSObject' attribute may be put on a typedef only; attribute is ignored [-WNSObject-attribute]
// expect-error@14:16: attribute 'NSObject' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@14:32: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@15:25: attribute 'ownership_holds' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@15:54: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]
// expect-error@16:21: attribute 'pass_dynamic_object_size' is not in the dialect; use __counted_by of <sdc.h> [attribute]
// expect-error@16:75: attribute 'pass_dynamic_object_size' is not in the dialect; use __counted_by of <sdc.h> [attribute]
// expect-error@19:16: attribute 'release_capability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@19:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@20:21: attribute 'release_handle' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@20:67: attribute 'release_handle' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@21:16: attribute 'exclusive_locks_required' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@21:51: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@23:16: attribute 'sentinel' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@23:32: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@24:16: attribute 'shared_trylock_function' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@24:50: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@25:16: attribute 'suppress' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@25:32: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@26:16: attribute 'swift_attr' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@26:39: 'void *' is not in the dialect; name the type pointed to [void-pointer]
