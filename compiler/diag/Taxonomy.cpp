// See Taxonomy.h.
#include "diag/Taxonomy.h"

using namespace sdc;

std::vector<unsigned> sdc::weaknessesOf(llvm::StringRef Rule) {
  static constexpr struct {
    llvm::StringLiteral Rule;
    unsigned Number;
  } Table[] = {
#define CWE(Rule, Number) {Rule, Number},
#include "diag/Taxonomy.def"
  };
  std::vector<unsigned> Out;
  for (const auto &Row : Table)
    if (Row.Rule == Rule)
      Out.push_back(Row.Number);
  return Out;
}

llvm::StringRef sdc::weaknessName(unsigned Number) {
  switch (Number) {
  case 125:
    return "Out-of-bounds Read";
  case 134:
    return "Use of Externally-Controlled Format String";
  case 369:
    return "Divide By Zero";
  case 401:
    return "Missing Release of Memory after Effective Lifetime";
  case 415:
    return "Double Free";
  case 416:
    return "Use After Free";
  case 457:
    return "Use of Uninitialized Variable";
  case 469:
    return "Use of Pointer Subtraction to Determine Size";
  case 476:
    return "NULL Pointer Dereference";
  case 562:
    return "Return of Stack Variable Address";
  case 628:
    return "Function Call with Incorrectly Specified Arguments";
  case 691:
    return "Insufficient Control Flow Management";
  case 758:
    return "Reliance on Undefined, Unspecified, or Implementation-Defined "
           "Behavior";
  case 787:
    return "Out-of-bounds Write";
  case 824:
    return "Access of Uninitialized Pointer";
  case 843:
    return "Access of Resource Using Incompatible Type ('Type Confusion')";
  }
  return "";
}
