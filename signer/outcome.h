/* How a command ends: sdsign's exit status. Whoever returns something else
 * than DONE has told the user why. */
#ifndef SIGNER_OUTCOME_H
#define SIGNER_OUTCOME_H

enum outcome {
    DONE = 0,
    REFUSED = 1, /* the input was judged and refused */
    UNABLE = 2,  /* could not judge: usage, files, keys */
    DEFECT = 3,  /* of sdsign itself */
};

/* Print "sdsign: error: text" to standard error and return the outcome. */
enum outcome unable(const char *format, ...) __attribute__((format(printf, 1, 2)));
enum outcome refused(const char *format, ...) __attribute__((format(printf, 1, 2)));
enum outcome defect(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
