// A macro of the user's may not rewrite the text of an SDK header.
#define ptrdiff_t other_type
#include <stddef.h>
// expect-error@2:9: macro name 'ptrdiff_t' is reserved to the language and the SDK; choose another [reserved-macro]
