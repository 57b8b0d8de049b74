// What pragmas leave in the tree is refused too.
#pragma clang section text="a" bss="b" data="c" rodata="d" relro="e"
int in_bss;
int in_data = 1;
const int in_rodata = 1;
int in_text(int n) { return n; }
int *const in_relro = &in_data;
#pragma STDC FENV_ACCESS ON
double strict(double d) { return d + 1; } // expect-error:8: attribute 'StrictFP' is not in the dialect; the optimiser would believe it [attribute]
#pragma options align=natural
struct b { char c; };
#pragma options align=reset
// expect-error@2:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@2:32: attribute 'PragmaClangBSSSection' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@2:40: attribute 'PragmaClangDataSection' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@2:49: attribute 'PragmaClangRodataSection' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@2:60: attribute 'PragmaClangRelroSection' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@2:23: attribute 'PragmaClangTextSection' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
// expect-error@8:1: #pragma STDC is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@10:1: #pragma options is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@12:1: #pragma options is not in the dialect; only once, mark, region and endregion are [pragma]
