// Two conditions for one parameter.
#include <sdc.h>

int get(int n, int *__out_if(ret == 0) v);
int get(int n, int *__out_if(ret == 1) v); // expect-error:40: {{.*}}
int put(int n, int *__out v);
int put(int n, int *__out __out_if(ret == 0) v); // expect-error:46: {{.*}}
int same(int n, int *__out_if(!ret) v);
int same(int n, int *__out __out_if(ret == 0) v);
