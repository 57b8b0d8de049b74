// A line marker does not make a line sdc's own.
# 1 "<built-in>" 1
int low(long n) { return (int)n; }
// expect-error@2:1: a line marker would move messages and trap places to another line; compile the original file [line-marker]
// expect-error@<built-in>:1:26: casts are not in the dialect; write sd_as(int, e) [cast]
