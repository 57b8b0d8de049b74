// RUN-FLAGS: -std=c23
// Attributes about code that runs unseen.
int v0 __attribute__((always_destroy)); // expect-error:23: attribute 'always_destroy' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
void other1(int *q); void f1(void) { int v1 __attribute__((cleanup(other1))); v1 = 1; } // expect-error:60: attribute 'cleanup' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
__attribute__((constructor)) void *f2(int p, const char *q, ...);
__attribute__((destructor)) void *f3(int p, const char *q, ...);
int v4 __attribute__((no_destroy)); // expect-error:23: attribute 'no_destroy' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
// expect-error@5:16: attribute 'constructor' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
// expect-error@5:35: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@6:16: attribute 'destructor' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
// expect-error@6:34: 'void *' is not in the dialect; name the type pointed to [void-pointer]
