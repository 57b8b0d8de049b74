// Attributes of parameters and of parameters of function types.
void f(int *p __attribute__((nonnull)), int *q __attribute__((noescape)));
typedef void callback(int *p __attribute__((noescape))); // expect-error:45: attribute 'noescape' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@2:30: attribute 'nonnull' is not in the dialect; the optimiser would believe it [attribute]
// expect-error@2:63: attribute 'noescape' is not in the dialect; the optimiser would believe it [attribute]
