// Attributes that need a context of their own.
int *_Nullable_result maybe; // expect-error:6: attribute '_Nullable_result' is not in the dialect; write _Nullable, or nothing [attribute]
_Thread_local int local __attribute__((tls_model("initial-exec")));
inline __attribute__((gnu_inline)) int old_inline(int n) { return n; } // expect-error:23: attribute 'gnu_inline' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
void calls(void (*f)(int), int n) __attribute__((callback(f, n))); // expect-error:50: attribute 'callback' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int diagnoses(int n) __attribute__((diagnose_if(n, "text", "warning"))); // expect-error:37: attribute 'diagnose_if' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int elsewhere(int n) __attribute__((external_source_symbol(language = "C", defined_in = "x"))); // expect-error:37: attribute 'external_source_symbol' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
char *formats(const char *s) __attribute__((format_arg(1))); // expect-error:45: attribute 'format_arg' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int returns(int n) __attribute__((function_return("keep"))); // expect-error:35: attribute 'function_return' is not in the dialect; sdc decides how code is made [attribute]
struct __attribute__((objc_bridge_related(X, , ))) bridged { int m; }; // expect-error:23: attribute 'objc_bridge_related' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
void context(int *q __attribute__((swift_context))) __attribute__((swiftcall));
void error(int *q __attribute__((swift_context)), int **s __attribute__((swift_error_result))) __attribute__((swiftcall));
void result(int *q __attribute__((swift_indirect_result))) __attribute__((swiftcall));
static const int tag __attribute__((type_tag_for_datatype(kind, int))) = 1; // expect-error:37: attribute 'type_tag_for_datatype' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
int measures(const char *s) __attribute__((diagnose_as_builtin(__builtin_strlen, 1))); // expect-error:44: attribute 'diagnose_as_builtin' is not in the dialect; sdc decides how code is made [attribute]
void captured(void) { int by_ref __attribute__((blocks(byref))) = 0; } // expect-error:49: attribute 'blocks' is not in the dialect; layouts are those of plain C [attribute]
__attribute__((interrupt)) void handler(int *frame) { *frame = 0; } // expect-error:16: attribute 'interrupt' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@3:40: attribute 'tls_model' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@11:68: attribute 'swiftcall' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@11:36: attribute 'swift_context' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@12:111: attribute 'swiftcall' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@12:34: attribute 'swift_context' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@12:74: attribute 'swift_error_result' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@13:75: attribute 'swiftcall' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@13:35: attribute 'swift_indirect_result' is not in the dialect; every call follows the one convention of the target [attribute]
