// What an instruction does to numbers that say what is set (Outcomes.h).
#include "analysis/ValueState.h"

using namespace sdc;

void sdc::stepNumbers(UnitModel &Model, const Function &F,
                      const LeafTable &Leaves, ValueState &S,
                      const Instruction &I) {
  // V as a value of Var's type.
  auto As = [&](unsigned Var, int64_t V) {
    return outcomeValue(
        llvm::APSInt(llvm::APInt(64, uint64_t(V), true), false),
        F.Variables[Var].Type, Model.Unit.AST);
  };
  auto Changes = [&](unsigned V) {
    if (V != NoVariable)
      S.Numbers.forget(V);
  };
  auto Carries = [&](unsigned V) { return !F.Variables[V].AddressTaken; };
  switch (I.O) {
  case Op::Live:
  case Op::Dead:
    for (unsigned L : Leaves.ofVariable(I.Dest))
      S.Numbers.forgetLeaf(L);
    return Changes(I.Dest);
  case Op::Read:
  case Op::NeedSet:
  case Op::Address:
  case Op::Reborrow:
  case Op::Copy:
  case Op::Return:
  case Op::Use:
  case Op::Test:
    return Changes(I.Dest);
  case Op::Write:
  case Op::Set:
  case Op::Null:
  case Op::New:
  case Op::Derive:
  case Op::Move:
  case Op::Take:
  case Op::Swap:
  case Op::Free:
    Changes(I.Dest);
    Changes(I.P.Root);
    return Changes(I.Q.Root);
  case Op::Call:
    Changes(I.Dest);
    Changes(I.Outcome);
    for (const Argument &A : I.Args)
      Changes(A.P.Root);
    return;
  case Op::Same:
    if (I.Dest == I.Source)
      return;
    Changes(I.Dest);
    if (!Carries(I.Dest))
      return;
    if (I.Source == NoVariable)
      return S.Numbers.know(I.Dest, {true, int64_t(I.Value)});
    if (Carries(I.Source))
      S.Numbers.copy(I.Dest, I.Source,
                     [&](int64_t V) { return As(I.Dest, V); });
    return;
  case Op::Compare:
    Changes(I.Dest);
    if (Carries(I.Source))
      S.Numbers.compare(I.Dest, I.Source, {I.Flag, int64_t(I.Value)});
    return;
  case Op::Known: {
    if (!Carries(I.Source) || As(I.Source, int64_t(I.Value)) != int64_t(I.Value))
      return;
    auto Learn = [&](OutcomeTest Is) {
      S.Numbers.know(I.Source, Is);
      S.Numbers.redeem(I.Source, Is, [&](unsigned L) {
        if (S.Leaves[L] & Unset)
          S.Leaves[L] = (S.Leaves[L] & ~Unset) | Full;
      });
    };
    OutcomeTest Is{I.Flag, int64_t(I.Value)};
    if (S.Numbers.excludes(I.Source, Is)) {
      S.Reached = false; // cannot be
      return;
    }
    Learn(Is);
    if (F.Variables[I.Source].Type->isBooleanType() &&
        (Is.Value == 0 || Is.Value == 1))
      Learn({!Is.IsEqual, !Is.Value});
    return;
  }
  }
}
