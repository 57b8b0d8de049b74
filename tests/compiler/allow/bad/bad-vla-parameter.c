// A count of the outermost dimension is plain; an inner one is a variable type.
int sum(int n, int m[n][n]); // expect-error:24: an array's size is a constant; allocate with sd_new_array, or give a parameter a count: T p[n] [variable-length-array]
int star(int n, int m[*]); // expect-error:22: an array's size is a constant; allocate with sd_new_array, or give a parameter a count: T p[n] [variable-length-array]
typedef int matrix[3];
int pointer(int n, int (*m)[n]); // expect-error:28: an array's size is a constant; allocate with sd_new_array, or give a parameter a count: T p[n] [variable-length-array]
