// restrict promises what nobody checks.
void copy(int *restrict to, const int *__restrict from);
// expect-error@2:11: 'restrict' is not in the dialect; leave it out [restrict-qualifier]
// expect-error@2:35: 'restrict' is not in the dialect; leave it out [restrict-qualifier]
