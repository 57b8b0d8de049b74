// Whether the units of a domain mean the same by each name (dialect §10).
#ifndef SDC_LINK_CONTRACTCHECK_H
#define SDC_LINK_CONTRACTCHECK_H

#include "contract/Records.h"
#include "llvm/ADT/StringMap.h"

namespace sdc {

class ContractCheck {
public:
  /// Takes the records of an object, or of the probe over the generated
  /// headers; Where is how messages call it. A difference to what was added
  /// before is reported.
  void add(const std::string &Where, llvm::ArrayRef<ContractRecord> Records);

  /// Reports each name that is used and that nobody defines or generates.
  void finish();

  bool isRefused() const { return Refused; }

private:
  struct Known {
    std::string Hash, Where;
    bool IsProvided = false;
  };
  void compare(Known &First, const ContractRecord &R, const std::string &Where);

  llvm::StringMap<Known> Names, Tags;
  bool Refused = false;
};

} // namespace sdc

#endif
