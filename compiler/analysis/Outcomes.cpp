// See Outcomes.h.
#include "analysis/Outcomes.h"

using namespace sdc;

/// What is A is B as well.
static bool implies(OutcomeTest A, OutcomeTest B) {
  if (A == B)
    return true;
  return A.IsEqual && !B.IsEqual && A.Value != B.Value;
}

/// Nothing is A and B.
static bool excludesEach(OutcomeTest A, OutcomeTest B) {
  return implies(A, {!B.IsEqual, B.Value});
}

template <typename Set, typename Predicate>
static void eraseIf(Set &From, Predicate Is) {
  for (auto It = From.begin(); It != From.end();)
    It = Is(*It) ? From.erase(It) : std::next(It);
}

void Outcomes::forget(unsigned Var) {
  eraseIf(Claims, [&](const Claim &C) { return C.Var == Var; });
  eraseIf(Facts, [&](const Fact &F) { return F.Var == Var; });
}

void Outcomes::forgetLeaf(unsigned Leaf) {
  eraseIf(Claims, [&](const Claim &C) { return C.Leaf == Leaf; });
}

void Outcomes::claim(unsigned Var, OutcomeTest If, unsigned Leaf) {
  Claims.insert({Var, If, Leaf});
}

void Outcomes::know(unsigned Var, OutcomeTest Is) { Facts.insert({Var, Is}); }

void Outcomes::copy(unsigned Dest, unsigned Source,
                    llvm::function_ref<int64_t(int64_t)> Convert) {
  std::vector<Claim> NewClaims;
  for (const Claim &C : Claims)
    if (C.Var == Source)
      NewClaims.push_back({Dest, {C.If.IsEqual, Convert(C.If.Value)}, C.Leaf});
  Claims.insert(NewClaims.begin(), NewClaims.end());
  std::vector<Fact> NewFacts;
  for (const Fact &F : Facts)
    if (F.Var == Source)
      NewFacts.push_back({Dest, {F.Is.IsEqual, Convert(F.Is.Value)}});
  Facts.insert(NewFacts.begin(), NewFacts.end());
}

void Outcomes::compare(unsigned Dest, unsigned Source, OutcomeTest Is) {
  for (bool Way : {true, false})
    redeem(Source, {Is.IsEqual == Way, Is.Value}, [&](unsigned Leaf) {
      Claims.insert({Dest, {true, Way}, Leaf});
      Claims.insert({Dest, {false, !Way}, Leaf});
    });
}

void Outcomes::redeem(unsigned Var, OutcomeTest Is,
                      llvm::function_ref<void(unsigned)> IsSet) const {
  std::vector<unsigned> Set; // IsSet may add claims
  for (const Claim &C : Claims)
    if (C.Var == Var && implies(Is, C.If))
      Set.push_back(C.Leaf);
  for (unsigned Leaf : Set)
    IsSet(Leaf);
}

bool Outcomes::excludes(unsigned Var, OutcomeTest Is) const {
  for (const Fact &F : Facts)
    if (F.Var == Var && excludesEach(F.Is, Is))
      return true;
  return false;
}

bool Outcomes::promises(unsigned Var, OutcomeTest If, unsigned Leaf) const {
  for (const Claim &C : Claims)
    if (C.Var == Var && C.Leaf == Leaf && implies(If, C.If))
      return true;
  return false;
}

bool Outcomes::join(const Outcomes &O,
                    llvm::function_ref<bool(unsigned)> IsUnset,
                    llvm::function_ref<bool(unsigned)> IsUnsetThere) {
  auto Holds = [](const Outcomes &In, const Claim &C, auto Unset) {
    return In.Claims.count(C) || !Unset(C.Leaf) || In.excludes(C.Var, C.If);
  };
  // Those of one side may hold on the other for want of anything to claim.
  std::set<Claim> Both;
  for (const Claim &C : Claims)
    if (Holds(O, C, IsUnsetThere))
      Both.insert(C);
  for (const Claim &C : O.Claims)
    if (Holds(*this, C, IsUnset))
      Both.insert(C);
  auto SameClaim = [](const Claim &A, const Claim &B) {
    return !(A < B) && !(B < A);
  };
  bool Changed = Both.size() != Claims.size() ||
                 !std::equal(Both.begin(), Both.end(), Claims.begin(), SameClaim);
  Claims = std::move(Both);
  size_t Before = Facts.size();
  eraseIf(Facts, [&](const Fact &F) { return !O.Facts.count(F); });
  return Changed || Facts.size() != Before;
}
