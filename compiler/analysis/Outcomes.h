// What numbers say about places that a call sets only sometimes (__out_if).
//
// A claim: whenever the number in Var is so, the leaf is not unset. A call makes
// claims about its result, assignments and comparisons carry them on, a test
// that goes the right way redeems them. Nothing unsets a leaf but the beginning
// and the end of its variable, so a claim lasts until then or until Var has
// another value. Beside claims, what numbers are known to be.
#ifndef SDC_ANALYSIS_OUTCOMES_H
#define SDC_ANALYSIS_OUTCOMES_H

#include "model/Model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <vector>

namespace sdc {

class Outcomes {
public:
  /// Var has a new value.
  void forget(unsigned Var);
  /// The leaf's variable begins or ends.
  void forgetLeaf(unsigned Leaf);

  void claim(unsigned Var, OutcomeTest If, unsigned Leaf);
  void know(unsigned Var, OutcomeTest Is);
  /// Dest has the number in Source, after Convert.
  void copy(unsigned Dest, unsigned Source,
            llvm::function_ref<int64_t(int64_t)> Convert);
  /// Dest is 1 if the number in Source is so, else 0.
  void compare(unsigned Dest, unsigned Source, OutcomeTest Is);
  /// The leaves that are set now that Var is so.
  void redeem(unsigned Var, OutcomeTest Is,
              llvm::function_ref<void(unsigned Leaf)> IsSet) const;

  /// Var cannot be so.
  bool excludes(unsigned Var, OutcomeTest Is) const;
  /// If Var is so, the leaf is set.
  bool promises(unsigned Var, OutcomeTest If, unsigned Leaf) const;

  /// IsUnset, for each side: the leaf may be unset there.
  bool join(const Outcomes &O,
            llvm::function_ref<bool(unsigned Leaf)> IsUnset,
            llvm::function_ref<bool(unsigned Leaf)> IsUnsetThere);

private:
  struct Claim {
    unsigned Var;
    OutcomeTest If;
    unsigned Leaf;
    bool operator<(const Claim &O) const {
      return std::tie(Var, If.IsEqual, If.Value, Leaf) <
             std::tie(O.Var, O.If.IsEqual, O.If.Value, O.Leaf);
    }
  };
  struct Fact {
    unsigned Var;
    OutcomeTest Is;
    bool operator<(const Fact &O) const {
      return std::tie(Var, Is.IsEqual, Is.Value) <
             std::tie(O.Var, O.Is.IsEqual, O.Is.Value);
    }
  };
  std::set<Claim> Claims;
  std::set<Fact> Facts;
};

} // namespace sdc

#endif
