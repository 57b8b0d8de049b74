// The table behind Rules.h.
#include "diag/Rules.h"

using namespace sdc;

static constexpr RuleInfo Table[] = {
#define RULE(Id, Name, Level, Text) {Name, Severity::Level, Text},
#include "diag/Rules.def"
};

llvm::ArrayRef<RuleInfo> sdc::allRules() { return Table; }

const RuleInfo &sdc::ruleInfo(Rule R) {
  return Table[static_cast<unsigned>(R)];
}

std::optional<Rule> sdc::ruleNamed(llvm::StringRef Name) {
  for (unsigned I = 0; I != std::size(Table); ++I)
    if (Table[I].Name == Name)
      return static_cast<Rule>(I);
  return std::nullopt;
}
