// See ContractCheck.h.
#include "link/ContractCheck.h"
#include "driver/Message.h"

using namespace llvm;
using namespace sdc;

/// "struct:node" as a user writes it.
static std::string spelled(const ContractRecord &R) {
  std::string Name = R.Name;
  for (char &C : Name)
    if (R.Kind == 'T' && C == ':')
      C = ' ';
  return Name;
}

void ContractCheck::compare(Known &First, const ContractRecord &R,
                            const std::string &Where) {
  if (First.Hash == R.Hash)
    return;
  Refused = true;
  complain("'" + spelled(R) +
           (R.Kind == 'T' ? "' is defined differently in "
                          : "' is declared differently in ") +
           First.Where + " and " + Where +
           "; declare it once, in a header that both include");
}

void ContractCheck::add(const std::string &Where,
                        ArrayRef<ContractRecord> Records) {
  for (const ContractRecord &R : Records) {
    auto [It, New] =
        (R.Kind == 'T' ? Tags : Names).try_emplace(R.Name, Known{R.Hash, Where});
    if (!New)
      compare(It->second, R, Where);
    It->second.IsProvided |= R.Kind == 'D' || R.Kind == 'P';
  }
}

void ContractCheck::finish() {
  std::vector<StringRef> Missing;
  for (const auto &Entry : Names)
    if (!Entry.second.IsProvided)
      Missing.push_back(Entry.first());
  sort(Missing);
  for (StringRef Name : Missing) {
    Refused = true;
    complain("'" + Name + "' is used in " + Names[Name].Where +
             ", and no object, interface or contract header of the SDK "
             "provides it");
  }
}
