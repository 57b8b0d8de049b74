// Annotations are written with the macros of <sdc.h>, not by hand.
int *p __attribute__((annotate("sd_owned"))); // expect-error:23: attribute 'annotate' is not in the dialect; use the macros of <sdc.h> [attribute]
int *[[clang::annotate_type("sd_owned")]] q; // expect-error:8: attribute 'annotate_type' is not in the dialect; use the macros of <sdc.h> [attribute]
