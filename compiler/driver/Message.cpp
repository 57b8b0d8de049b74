// See Message.h.
#include "driver/Message.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/WithColor.h"
#include <unistd.h>

bool sdc::complain(const llvm::Twine &Text) {
  llvm::WithColor::error(llvm::errs(), "sdc") << Text << '\n';
  return false;
}

void sdc::exitWithDefect(const llvm::Twine &Text) {
  complain(Text + "; this is a defect of sdc, please report it with the input");
  llvm::sys::RunInterruptHandlers(); // removes files under way
  _exit(ExitDefect);
}
