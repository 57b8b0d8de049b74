// RUN-FLAGS: -Wno-macro-redefined
// Names of annotations, keywords and sdc's own macros, and of what they say.
#define __owned
#define __counted_by(n)
#undef __SDC__
#define sizeof(x) 1
#define annotate(x)
#define __MINE(x) x
#define sd_new(T) 0
#undef sd_free
#define sd_mine 1
// expect-error@3:9: macro name '__owned' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@4:9: macro name '__counted_by' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@5:8: macro name '__SDC__' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@6:9: macro name 'sizeof' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@7:9: macro name 'annotate' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@8:9: macro name '__MINE' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@9:9: macro name 'sd_new' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@10:8: macro name 'sd_free' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@11:9: macro name 'sd_mine' is reserved to the language and the SDK; choose another [reserved-macro]
