// Where slots may lead, instruction by instruction (Loans.h).
//
// A store through a pointer to a view changes every view that the pointer may
// lead to: each keeps what it had. A store to one place known replaces it.
#include "analysis/Loans.h"
#include "diag/SeededDefects.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

RegionState Loans::entry() const {
  RegionState S;
  S.IsReached = true;
  S.Of.resize(R.slotCount());
  for (unsigned Id = 0; Id < R.slotCount(); ++Id) {
    const Slot &Each = R.slot(Id);
    const Variable &Var = F.Variables[Each.Var];
    if (Var.K != Variable::Parameter || !R.isBorrow(Id))
      continue;
    if (Each.IsOfCaller && Var.Declared->IsOut)
      continue; // not set yet
    Region Start{Each.Var, Each.Path, false};
    Start.Path.push_back({Projection::Deref, nullptr});
    S.Of[Id].insert(std::move(Start));
  }
  return S;
}

void Loans::clear(RegionState &S, unsigned V) const {
  for (unsigned Id : R.slotsOf(V))
    if (!R.slot(Id).IsOfCaller)
      S.Of[Id].clear();
}

void Loans::setDest(RegionState &S, unsigned V, const RegionSet &To) const {
  if (V == NoVariable)
    return;
  clear(S, V);
  if (R.isBorrow(V))
    S.Of[V] = To;
}

RegionSet Loans::contents(const RegionState &S, const RegionSet &At) const {
  RegionSet All;
  for (const Region &Each : At)
    for (unsigned Id : R.slotsAt(Each))
      All.insert(S.Of[Id].begin(), S.Of[Id].end());
  return All;
}

void Loans::store(RegionState &S, const RegionSet &At, const RegionSet &To,
                  bool MayStay) const {
  for (const Region &Each : At)
    for (unsigned Id : R.slotsAt(Each)) {
      if (!MayStay && At.size() == 1 && R.isExactly(Each, Id))
        S.Of[Id].clear();
      S.Of[Id].insert(To.begin(), To.end());
    }
}

/// The view at To becomes a copy of the one at Source; none: all null.
void Loans::setView(RegionState &S, const Place &To, const Place &Source) const {
  std::vector<std::pair<RegionSet, RegionSet>> Stores;
  for (const ViewLeaf &L : Model.viewLeaves(To.Type)) {
    Place Leaf = To;
    RegionSet Content;
    for (const FieldDecl *Field : L.Path)
      Leaf.Path.push_back({Projection::Field, Field});
    if (Source.Root != NoVariable) {
      Place Same = Source;
      for (const FieldDecl *Field : L.Path)
        Same.Path.push_back({Projection::Field, Field});
      Content = contents(S, R.resolve(S, Same));
    }
    Stores.push_back({R.resolve(S, Leaf), std::move(Content)});
  }
  for (const auto &[At, Content] : Stores)
    store(S, At, Content, /*MayStay=*/false);
}

void Loans::step(RegionState &S, const Instruction &I) const {
  auto Whole = [&](unsigned V) {
    Place P;
    P.Root = V;
    if (V != NoVariable)
      P.Type = F.Variables[V].Type;
    return P;
  };
  switch (I.O) {
  case Op::Set:
    if (I.Dest == NoVariable) {
      if (Model.isView(I.P.Type)) // all zero: null
        setView(S, I.P, Whole(NoVariable));
      return;
    }
    if (I.Q.Root == NoVariable)
      return clear(S, I.Dest);
    return setView(S, Whole(I.Dest), I.Q); // all leaves, so nothing stays
  case Op::Live:
  case Op::Dead:
  case Op::Null:
  case Op::New:
  case Op::Take:
  case Op::Copy:
    return setDest(S, I.Dest, {});
  case Op::Move: { // a lock's token takes its loan along
    RegionSet To = I.P.isWhole() ? S.Of[I.P.Root] : RegionSet();
    return setDest(S, I.Dest, To);
  }
  case Op::Write:
    if (Model.isView(I.P.Type))
      return setView(S, I.P, Whole(I.Source));
    if (I.P.Type->isPointerType() &&
        (R.kindAt(I.P) == PointerKind::Borrow || R.slotIs(I.P) != NoVariable)) {
      RegionSet To = I.Source != NoVariable ? S.Of[I.Source] : RegionSet();
      return store(S, R.resolve(S, I.P), To, /*MayStay=*/false);
    }
    return;
  case Op::Address:
    return setDest(S, I.Dest,
                   I.P.Root == NoVariable ? RegionSet() : R.resolve(S, I.P));
  case Op::Reborrow:
    return setDest(S, I.Dest, R.deref(S, I.P));
  case Op::Derive: {
    RegionSet To;
    if (!SEEDED_DEFECT("loan:step"))
      To = S.Of[I.Source];
    return setDest(S, I.Dest, To);
  }
  case Op::Call:
    return afterCall(S, I);
  case Op::Read:
  case Op::Swap:
  case Op::Free:
  case Op::NeedSet:
  case Op::Return:
  case Op::Use:
  case Op::Same:
  case Op::Compare:
  case Op::Known:
  case Op::Test:
    return;
  }
}

/// A call may move what it was lent into every view that it may change, and
/// into what it hands back, as its contract says.
void Loans::afterCall(RegionState &S, const Instruction &I) const {
  struct Store {
    RegionSet At, To;
    bool MayStay;
  };
  std::vector<Store> Stores; // all read before any is made
  std::vector<Reach> All = reaches(S, I);
  for (const Reach &Each : All) {
    if (Each.IsReadOnly || !Model.isView(Each.Type) ||
        SEEDED_DEFECT("loan:view"))
      continue;
    const Argument &A = I.Args[Each.Argument];
    for (const ViewLeaf &L : Model.viewLeaves(Each.Type)) {
      // A const member keeps what it was made with (C17 6.3.2.1, paragraph 1:
      // neither it nor a struct that has one can be assigned to).
      if (A.K != Argument::Out &&
          llvm::any_of(L.Path, [](const FieldDecl *Field) {
            return Field->getType().isConstQualified();
          }))
        continue;
      RegionSet At;
      for (Region Leaf : Each.At) {
        for (const FieldDecl *Field : L.Path)
          Leaf = R.step(Leaf, {Projection::Field, Field});
        At.insert(std::move(Leaf));
      }
      Stores.push_back({At, loans(All, L.Path.back()->getType(), nullptr),
                        /*MayStay=*/A.K != Argument::Out});
    }
  }
  for (unsigned K = 0; K < I.Args.size(); ++K) {
    const Argument &A = I.Args[K];
    if ((A.K != Argument::Out && A.K != Argument::InOut) ||
        !A.P.Type->isPointerType() || !A.Info || !A.Info->Inner ||
        A.Info->Inner->Kind != PointerKind::Borrow)
      continue;
    std::vector<unsigned> From = A.Info->From;
    if (A.K == Argument::InOut)
      From.push_back(K);
    Stores.push_back({R.resolve(S, A.P), loans(All, A.P.Type, &From),
                      /*MayStay=*/false});
  }
  for (const Store &Each : Stores)
    store(S, Each.At, Each.To, Each.MayStay);
  if (I.Dest == NoVariable)
    return;
  clear(S, I.Dest);
  if (SEEDED_DEFECT("loan:result"))
    return;
  const std::vector<unsigned> *From = I.Contract ? &I.Contract->From : nullptr;
  for (unsigned Id : R.slotsOf(I.Dest))
    S.Of[Id] = loans(All, R.slot(Id).Type, From);
}
