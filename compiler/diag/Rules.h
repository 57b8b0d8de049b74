// The rule catalogue as an enumeration and a table (Rules.def).
#ifndef SDC_DIAG_RULES_H
#define SDC_DIAG_RULES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace sdc {

enum class Rule : unsigned {
#define RULE(Id, Name, Severity, Text) Id,
#include "diag/Rules.def"
};

enum class Severity { Error, Warning };

struct RuleInfo {
  llvm::StringLiteral Name;
  Severity Level;
  llvm::StringLiteral Text;
};

/// Every rule, in the order of Rules.def.
llvm::ArrayRef<RuleInfo> allRules();

const RuleInfo &ruleInfo(Rule R);

/// The rule of that name, if there is one.
std::optional<Rule> ruleNamed(llvm::StringRef Name);

} // namespace sdc

#endif
