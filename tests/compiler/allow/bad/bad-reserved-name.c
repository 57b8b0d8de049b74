// Names that the compiler or the runtime calls behind the user's back.
void *memcpy(char *to, const char *from, unsigned long n);
static int memset(int n) { return n; } // expect-error:12: 'memset' is reserved to the compiler and the runtime; choose another name [reserved-name]
int __hidden; // expect-error:5: '__hidden' is reserved to the compiler and the runtime; choose another name [reserved-name]
int sd_start(int n) { return n; } // expect-error:5: 'sd_start' is reserved to the compiler and the runtime; choose another name [reserved-name]
int _Upper(void); // expect-error:5: '_Upper' is reserved to the compiler and the runtime; choose another name [reserved-name]
// expect-error@2:7: 'memcpy' is reserved to the compiler and the runtime; choose another name [reserved-name]
// expect-error@2:6: 'void *' is not in the dialect; name the type pointed to [void-pointer]
