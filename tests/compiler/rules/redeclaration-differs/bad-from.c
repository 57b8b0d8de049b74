// Two declarations of one parameter name different sources.
#include <sdc.h>
#include <stddef.h>

void hand(int *_Nullable *__out r __from(p), int *p, int *q);
void hand(int *_Nullable *__out r __from(p, q), int *p, int *q); // expect-error:33: the annotations of 'hand' differ from its other declaration [redeclaration-differs]
