// See MacroNames.h.
#include "driver/MacroNames.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace sdc;

bool sdc::isReservedMacroName(llvm::StringRef Name) {
  static const llvm::StringSet<> Words = {
#define KEYWORD(Name, Flags) #Name,
#define CXX_KEYWORD_OPERATOR(Name, Alias)
#include "clang/Basic/TokenKinds.def"
      // Words inside the attributes that sdc's macros expand to.
      "annotate", "annotate_type", "defined", "clang", "gnu",
  };
  if (Words.contains(Name))
    return true;
  if (Name.size() < 2 || Name[0] != '_')
    return false;
  return Name[1] == '_' || (Name[1] >= 'A' && Name[1] <= 'Z');
}

bool sdc::isIncludeGuardName(llvm::StringRef Name) {
  llvm::StringRef Stem = Name.rtrim('_');
  return Stem.ends_with("_H") || Stem.ends_with("_H_INCLUDED") ||
         Stem.ends_with("_INCLUDED");
}
