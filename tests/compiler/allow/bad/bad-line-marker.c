// Line markers, in both spellings.
#line 7 "other.c"
int a;
# 9 "third.c"
int b;
// expect-error@2:1: a line marker would move messages and trap places to another line; compile the original file [line-marker]
