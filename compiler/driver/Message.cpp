// See Message.h.
#include "driver/Message.h"
#include "llvm/Support/WithColor.h"

bool sdc::complain(const llvm::Twine &Text) {
  llvm::WithColor::error(llvm::errs(), "sdc") << Text << '\n';
  return false;
}
