// Pragmas about linkage and code.
#pragma weak f
int f(void);
#pragma clang section text="mine"
#pragma clang attribute push(__attribute__((weak)), apply_to = function)
int g(void);
#pragma clang attribute pop
#pragma redefine_extname h other
#pragma STDC FENV_ACCESS ON
#pragma no_such_pragma
// expect-error@2:1: #pragma weak is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@2:14: attribute 'weak' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@4:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@5:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@5:45: attribute 'weak' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@7:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@8:1: #pragma redefine_extname is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@9:1: #pragma STDC is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@10:1: #pragma no_such_pragma is not in the dialect; only once, mark, region and endregion are [pragma]
