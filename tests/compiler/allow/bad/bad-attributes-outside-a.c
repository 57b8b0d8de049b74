// RUN-FLAGS: -std=c23
// Attributes about what no rule of the dialect covers.
__attribute__((amdgpu_max_num_work_groups(1))) void *f0(int p, const char *q, ...);
__attribute__((abi_tag("x"))) void *f1(int p, const char *q, ...);
__attribute__((acquire_capability)) void *f2(int p, const char *q, ...);
__attribute__((acquire_handle("x"))) void *f3(int p, const char *q, ...);
__attribute__((analyzer_noreturn)) void *f4(int p, const char *q, ...);
__attribute__((argument_with_type_tag(printf,1,2))) void *f5(int p, const char *q, ...);
__attribute__((assert_capability)) void *f6(int p, const char *q, ...);
__attribute__((assert_exclusive_lock)) void *f7(int p, const char *q, ...);
__attribute__((assert_shared_lock)) void *f8(int p, const char *q, ...);
__attribute__((availability(macos,introduced=10.4))) void *f9(int p, const char *q, ...);
__attribute__((btf_decl_tag("x"))) void *f10(int p, const char *q, ...);
__attribute__((cf_audited_transfer)) void *f11(int p, const char *q, ...);
void f12(void (*p [[clang::cf_consumed]])(void), int *q [[clang::cf_consumed]]);
__attribute__((cfi_canonical_jump_table)) void *f13(int p, const char *q, ...);
__attribute__((cf_returns_not_retained)) void *f14(int p, const char *q, ...);
__attribute__((cf_returns_retained)) void *f15(int p, const char *q, ...);
__attribute__((cf_unknown_transfer)) void *f16(int p, const char *q, ...);
struct __attribute__((capability("x"))) s17 { int a; }; // expect-error:23: attribute 'capability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((carries_dependency)) void *f18(int p, const char *q, ...);
__attribute__((enforce_tcb("x"))) void *f19(int p, const char *q, ...);
__attribute__((enforce_tcb_leaf("x"))) void *f20(int p, const char *q, ...);
enum __attribute__((enum_extensibility(open))) e21 { A21 = 1 }; // expect-error:21: attribute 'enum_extensibility' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
__attribute__((error("x"))) void *f22(int p, const char *q, ...);
__attribute__((exclusive_trylock_function(1))) void *f23(int p, const char *q, ...);
// expect-error@3:16: attribute 'amdgpu_max_num_work_groups' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@3:53: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@4:16: attribute 'abi_tag' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@4:36: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@5:16: attribute 'acquire_capability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@5:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'acquire_handle' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@6:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:16: attribute 'analyzer_noreturn' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@7:41: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@8:16: attribute 'argument_with_type_tag' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@8:58: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@9:16: attribute 'assert_capability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@9:41: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@10:16: attribute 'assert_exclusive_lock' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@10:45: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@11:16: attribute 'assert_shared_lock' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@11:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@12:16: attribute 'availability' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@12:59: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@13:16: attribute 'btf_decl_tag' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@13:41: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@14:16: attribute 'cf_audited_transfer' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@14:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@15:21: attribute 'cf_consumed' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@15:59: attribute 'cf_consumed' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@16:16: attribute 'cfi_canonical_jump_table' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@16:48: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@17:16: attribute 'cf_returns_not_retained' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@17:47: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@18:16: attribute 'cf_returns_retained' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@18:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@19:16: attribute 'cf_unknown_transfer' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@19:43: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@21:16: attribute 'carries_dependency' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@21:42: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@22:16: attribute 'enforce_tcb' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@22:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@23:16: attribute 'enforce_tcb_leaf' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@23:45: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@25:16: attribute 'error' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@25:34: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@26:16: attribute 'exclusive_trylock_function' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
// expect-error@26:53: 'void *' is not in the dialect; name the type pointed to [void-pointer]
