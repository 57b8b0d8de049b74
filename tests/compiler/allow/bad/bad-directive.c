// Directives beside #include, #define and the conditions.
#ident "version"
#import "once.h"
#include_next <stddef.h>
// expect-error@2:2: #ident is not in the dialect; leave it out [directive]
// expect-error@3:1: #import is not in the dialect; use #include [directive]
// expect-warning@4:2: #include_next in primary source file; will search from start of include path [-Winclude-next-outside-header]
// expect-error@4:1: #include_next is not in the dialect; use #include [directive]
