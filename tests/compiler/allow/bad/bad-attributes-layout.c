// RUN-FLAGS: -std=c23
// Attributes about layouts.
__attribute__((address_space(1))) void *f0(int p, const char *q, ...);
int * __attribute__((align_value(1))) v1; // expect-error:22: attribute 'align_value' is not in the dialect; layouts are those of plain C [attribute]
struct __attribute__((ms_struct)) s2 { int a; }; // expect-error:23: attribute 'ms_struct' is not in the dialect; layouts are those of plain C [attribute]
__attribute__((may_alias)) void *f3(int p, const char *q, ...);
int v4 __attribute__((mode(byte))); // expect-error:23: attribute 'mode' is not in the dialect; layouts are those of plain C [attribute]
struct __attribute__((no_randomize_layout)) s5 { int a; }; // expect-error:23: attribute 'no_randomize_layout' is not in the dialect; layouts are those of plain C [attribute]
struct s6 { int n; int m __attribute__((packed)); }; // expect-error:41: attribute 'packed' is not in the dialect; layouts are those of plain C [attribute]
struct __attribute__((randomize_layout)) s7 { int a; }; // expect-error:23: attribute 'randomize_layout' is not in the dialect; layouts are those of plain C [attribute]
union __attribute__((transparent_union)) u8 { int a; int b; };
// expect-error@3:40: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@3:16: attribute 'address_space' is not in the dialect; layouts are those of plain C [attribute]
// expect-error@6:16: attribute 'may_alias' is not in the dialect; layouts are those of plain C [attribute]
// expect-error@6:33: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@11:22: attribute 'transparent_union' is not in the dialect; layouts are those of plain C [attribute]
