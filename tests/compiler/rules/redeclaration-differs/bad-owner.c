// Two declarations that differ in an annotation.
#include <sdc.h>
#include <stddef.h>


void take(int *__owned p);
void take(int *p); // expect-error:16: the annotations of 'take' differ from its other declaration [redeclaration-differs]
int *_Nullable find(int *p);
int *find(int *p); // expect-error:6: the annotations of 'find' differ from its other declaration [redeclaration-differs]
