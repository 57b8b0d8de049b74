// Names of annotations, keywords and words of sdc's own macros.
#define __owned
#define __counted_by(n)
#undef __SDC__
#define sizeof(x) 1
#define annotate(x)
#define __MINE(x) x
// expect-error@2:9: macro name '__owned' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@3:9: macro name '__counted_by' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@4:8: macro name '__SDC__' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@5:9: macro name 'sizeof' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@6:9: macro name 'annotate' is reserved to the language and the SDK; choose another [reserved-macro]
// expect-error@7:9: macro name '__MINE' is reserved to the language and the SDK; choose another [reserved-macro]
