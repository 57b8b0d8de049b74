// Messages that have no place in a source file: options, files, usage.
#ifndef SDC_DRIVER_MESSAGE_H
#define SDC_DRIVER_MESSAGE_H

#include "llvm/ADT/Twine.h"

namespace sdc {

/// Prints "sdc: error: TEXT" (in colour on a terminal) and returns false.
bool complain(const llvm::Twine &Text);

/// Says what is wrong with sdc itself and ends the process with ExitDefect,
/// without output files.
[[noreturn]] void exitWithDefect(const llvm::Twine &Text);

/// Exit status of a sub-command.
enum ExitStatus {
  ExitAccepted = 0,
  ExitRefused = 1,  // the input was judged and refused
  ExitUnjudged = 2, // usage, input or output, a missing key
  ExitDefect = 3,   // a defect of sdc
};

} // namespace sdc

#endif
