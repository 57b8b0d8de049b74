/* Read by both units: what is found here is reported once. */
#ifndef SHARED_H
#define SHARED_H

#define LOW(n) ((unsigned char)(n))

static inline int narrow(long n) { return (int)n; }

int sum(int *p, int n);

#endif
