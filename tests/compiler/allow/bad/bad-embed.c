// RUN-FLAGS: -std=c23
// #embed reads a file past the build.
static const unsigned char data[] = {
#embed "bad-embed.c" limit(2)
};
// expect-error@4:1: #embed is not in the dialect; pack the file into the system image as data [directive]
