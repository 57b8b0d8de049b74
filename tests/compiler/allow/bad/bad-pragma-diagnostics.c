// Pragmas about messages and headers.
#pragma clang diagnostic ignored "-Wreturn-type"
#pragma GCC diagnostic push
#pragma GCC system_header
_Pragma("clang diagnostic ignored \"-Wall\"") // expect-error:1: #pragma by operator is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@2:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@3:1: #pragma GCC is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@4:1: #pragma GCC is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-warning@4:13: #pragma system_header ignored in main file [-Wpragma-system-header-outside-header]
