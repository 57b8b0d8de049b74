// Other calling conventions, also behind a macro.
#define CONVENTION __attribute__((ms_abi))
int CONVENTION h(int n); // expect-error:5: attribute 'ms_abi' is not in the dialect; every call follows the one convention of the target [attribute]
int a(int n) __attribute__((ms_abi)); // expect-error:29: attribute 'ms_abi' is not in the dialect; every call follows the one convention of the target [attribute]
int b(int n) __attribute__((preserve_most)); // expect-error:29: attribute 'preserve_most' is not in the dialect; every call follows the one convention of the target [attribute]
int c(int n) __attribute__((regcall)); // expect-error:29: attribute 'regcall' is not in the dialect; every call follows the one convention of the target [attribute]
int d(int n) __attribute__((vectorcall)); // expect-error:29: attribute 'vectorcall' is not in the dialect; every call follows the one convention of the target [attribute]
int e(int n) __attribute__((preserve_all)); // expect-error:29: attribute 'preserve_all' is not in the dialect; every call follows the one convention of the target [attribute]
int f(int n) __attribute__((no_caller_saved_registers));
int g(int n) __attribute__((nocf_check));
// expect-error@9:29: attribute 'no_caller_saved_registers' is not in the dialect; every call follows the one convention of the target [attribute]
// expect-error@9:5: attribute 'no_caller_saved_registers' is not in the dialect; a function's type is that of plain C [attribute]
// expect-error@10:29: attribute 'nocf_check' is not in the dialect; sdc decides how code is made [attribute]
// expect-error@10:5: attribute 'nocf_check' is not in the dialect; a function's type is that of plain C [attribute]
