// Attributes that change what is linked.
int f(void) __attribute__((weak)); // expect-error:28: attribute 'weak' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
int n __attribute__((section("mine"))) = 1; // expect-error:22: attribute 'section' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
int g(void) __attribute__((visibility("default"))); // expect-error:28: attribute 'visibility' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
static int target(void) { return 1; }
int other(void) __attribute__((alias("target"))); // expect-error:32: attribute 'alias' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
int tls __attribute__((common)); // expect-error:24: attribute 'common' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
