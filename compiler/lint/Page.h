// The frame of the HTML pages that sdc writes: style inside, nothing loaded.
#ifndef SDC_LINT_PAGE_H
#define SDC_LINT_PAGE_H

#include "llvm/Support/raw_ostream.h"

namespace sdc::lint {

void openPage(llvm::StringRef Title, llvm::raw_ostream &Out);
void closePage(llvm::raw_ostream &Out);

} // namespace sdc::lint

#endif
