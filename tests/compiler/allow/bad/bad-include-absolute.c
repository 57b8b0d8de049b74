// A file by its absolute path.
#include "/dev/null"
// expect-error@2:10: '/dev/null' is an absolute path; include files of the SDK and of the project's own folders (-I) [include-path]
