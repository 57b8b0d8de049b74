// See Values.h.
#include "analysis/Values.h"
#include "analysis/Leaves.h"
#include "clang/AST/ASTContext.h"
#include <deque>
#include <map>
#include <set>

using namespace sdc;
using namespace clang;

namespace {

enum : uint8_t { Unset = 1, IsNull = 2, Full = 4, Moved = 8 };

using Fact = std::pair<unsigned, Path>;
struct FactLess {
  bool operator()(const Fact &A, const Fact &B) const {
    return A.first != B.first ? A.first < B.first
                              : PathLess()(A.second, B.second);
  }
};

struct State {
  bool Reached = false;
  std::vector<uint8_t> Leaves;
  std::set<Fact, FactLess> KnownNull; // places behind pointers

  bool join(const State &O) {
    if (!O.Reached)
      return false;
    if (!Reached) {
      *this = O;
      return true;
    }
    bool Changed = false;
    for (size_t I = 0; I < Leaves.size(); ++I) {
      uint8_t Both = Leaves[I] | O.Leaves[I];
      Changed |= Both != Leaves[I];
      Leaves[I] = Both;
    }
    for (auto It = KnownNull.begin(); It != KnownNull.end();)
      if (!O.KnownNull.count(*It)) {
        It = KnownNull.erase(It);
        Changed = true;
      } else {
        ++It;
      }
    return Changed;
  }
};

class Values {
public:
  Values(UnitModel &Model, const Function &F)
      : Model(Model), F(F), Leaves(Model, F), MovedAt(Leaves.size()) {}

  void run();

private:
  State entry();

  uint8_t declared(const Leaf &L) const {
    return L.Type->isPointerType() && (!L.Info || L.Info->Nullable)
               ? IsNull | Full
               : Full;
  }

  void step(State &S, const Instruction &I);
  void read(State &S, const Place &P, SourceLocation Loc);
  void write(State &S, const Instruction &I);
  void writeLeaf(State &S, unsigned L, uint8_t Value, SourceLocation Loc);
  void setDest(State &S, unsigned V, uint8_t Value);
  void dead(State &S, unsigned V, SourceLocation Loc);
  void call(State &S, const Instruction &I);
  void outArgument(State &S, const Argument &A, SourceLocation Loc);
  void returns(State &S, const Instruction &I);
  void needSet(State &S, const Instruction &I);
  void forget(State &S, const FieldDecl *Field);
  void knowNull(State &S, const Place &P);
  void writtenThrough(State &S, const Place &P);
  void reached(State &S, const Place &P, SourceLocation Loc);
  void forgetRoot(State &S, unsigned Var);
  void freshFacts(State &S, unsigned Var, QualType Pointee, Path Where);
  void refine(State &S, const Place &P, bool IsSet);
  /// What the pointer in P may be, wherever P is.
  uint8_t pointerState(const State &S, const Place &P) const;

  template <typename... Args>
  void refuse(SourceLocation Loc, Rule R, const Args &...A) {
    if (Reporting)
      Model.Unit.Diags.report(Loc, R, A...);
  }

  UnitModel &Model;
  const Function &F;
  LeafTable Leaves;
  std::vector<SourceLocation> MovedAt; // by leaf: the last move seen
  bool Reporting = false;
};

} // namespace

State Values::entry() {
  State S;
  S.Reached = true;
  S.Leaves.assign(Leaves.size(), Unset);
  for (size_t I = 0; I < Leaves.size(); ++I) {
    const Leaf &L = Leaves[I];
    const Variable &V = F.Variables[L.Var];
    if (V.K != Variable::Parameter)
      continue;
    bool Behind = !L.Where.empty() && L.Where[0].K == Projection::Deref;
    S.Leaves[I] = Behind && V.Declared->IsOut ? Unset : declared(L);
  }
  return S;
}

uint8_t Values::pointerState(const State &S, const Place &P) const {
  unsigned L = Leaves.at(P);
  if (L != NoVariable)
    return S.Leaves[L];
  // Behind a pointer, in a global, or an element: as declared.
  const PointerInfo *Info = nullptr;
  for (size_t I = P.Path.size(); I-- > 0 && !Info;)
    if (P.Path[I].K == Projection::Field)
      Info = I + 1 == P.Path.size() ? Model.pointer(P.Path[I].F)
                                    : Model.element(P.Path[I].F);
    else if (P.Path[I].K == Projection::Deref)
      break;
  if (!Info && !P.hasDeref() && F.Variables[P.Root].Decl) {
    const VarDecl *D = F.Variables[P.Root].Decl;
    Info = P.isWhole() ? Model.pointer(D) : Model.element(D);
  }
  uint8_t Value = Info && !Info->Nullable ? Full : IsNull | Full;
  for (unsigned I : Leaves.of(P))
    if (S.Leaves[I] & Unset)
      Value |= Unset;
  return Value;
}

void Values::read(State &S, const Place &P, SourceLocation Loc) {
  for (unsigned I : Leaves.of(P)) {
    if (S.Leaves[I] & Unset) {
      refuse(Loc, Rule::Uninitialized, spell(F, P));
      S.Leaves[I] = Full; // said once
      return;
    }
    if (S.Leaves[I] & Moved) {
      refuse(Loc, Rule::UseAfterMove, Leaves.name(Leaves[I]));
      if (Reporting && MovedAt[I].isValid())
        Model.Unit.Diags.note(MovedAt[I], "moved here");
      S.Leaves[I] = IsNull;
      return;
    }
  }
}

void Values::forget(State &S, const FieldDecl *Field) {
  for (auto It = S.KnownNull.begin(); It != S.KnownNull.end();)
    if (llvm::any_of(It->second,
                     [&](const Projection &P) { return P.F == Field; }))
      It = S.KnownNull.erase(It);
    else
      ++It;
}

/// One element says nothing about the array, so nothing is known of elements.
void Values::knowNull(State &S, const Place &P) {
  for (const Projection &Step : P.Path)
    if (Step.K == Projection::Index)
      return;
  S.KnownNull.insert({P.Root, Path(P.Path.begin(), P.Path.end())});
}

/// A pointer at P, or all in the struct at P, changed: what is known of places
/// that may be the same one dies. There are no unions, so another field is
/// another place.
void Values::writtenThrough(State &S, const Place &P) {
  const FieldDecl *Field =
      !P.Path.empty() && P.Path.back().K == Projection::Field
          ? P.Path.back().F
          : nullptr;
  bool IsPointer = P.Type->isPointerType();
  if (!IsPointer && !P.Type->isRecordType())
    return;
  if (IsPointer && Field)
    forget(S, Field);
  bool IsDirect = !P.hasDeref() && F.Variables[P.Root].K != Variable::Global;
  if (IsDirect)
    return; // another variable is another place
  llvm::SmallVector<unsigned, 8> Own = Leaves.of(P);
  for (size_t L = 0; L < Leaves.size(); ++L) {
    if (!Leaves.isReachable(Leaves[L]) || llvm::is_contained(Own, L) ||
        !(S.Leaves[L] & (IsNull | Full)))
      continue;
    const Path &W = Leaves[L].Where;
    if (IsPointer && Field && !W.empty() && W.back().K == Projection::Field &&
        W.back().F != Field)
      continue;
    S.Leaves[L] |= declared(Leaves[L]);
  }
}

/// A pointer to what an __out parameter points to goes elsewhere.
void Values::reached(State &S, const Place &P, SourceLocation Loc) {
  if (!P.isWhole() || F.Variables[P.Root].K != Variable::Parameter)
    return;
  for (unsigned L : Leaves.ofVariable(P.Root)) {
    bool Behind =
        !Leaves[L].Where.empty() && Leaves[L].Where[0].K == Projection::Deref;
    if (Behind && (S.Leaves[L] & (Unset | Moved))) {
      refuse(Loc, Rule::Uninitialized, Leaves.name(Leaves[L]));
      return;
    }
  }
}

void Values::forgetRoot(State &S, unsigned Var) {
  for (auto It = S.KnownNull.begin(); It != S.KnownNull.end();)
    if (It->first == Var)
      It = S.KnownNull.erase(It);
    else
      ++It;
}

void Values::writeLeaf(State &S, unsigned L, uint8_t Value,
                       SourceLocation Loc) {
  if (Leaves[L].Linear && (S.Leaves[L] & Full))
    refuse(Loc, Rule::OverwriteOwner, Leaves.name(Leaves[L]));
  S.Leaves[L] = Value;
}

void Values::setDest(State &S, unsigned V, uint8_t Value) {
  if (V == NoVariable)
    return;
  for (unsigned I : Leaves.ofVariable(V))
    S.Leaves[I] = Leaves[I].Type->isPointerType() && !F.Variables[V].Type->isPointerType()
                      ? declared(Leaves[I])
                      : Value;
}

/// A new object is all zero: its owner fields are null.
void Values::freshFacts(State &S, unsigned Var, QualType Pointee, Path Where) {
  const RecordDecl *R = Pointee->getAsRecordDecl();
  if (!R || !R->getDefinition())
    return;
  for (const FieldDecl *Field : R->getDefinition()->fields()) {
    Path Inner = Where;
    Inner.push_back({Projection::Field, Field});
    const PointerInfo *P = Model.pointer(Field);
    if (P && isLinear(P->Kind))
      S.KnownNull.insert({Var, Inner});
    else if (Field->getType()->isRecordType())
      freshFacts(S, Var, Field->getType(), Inner);
  }
}

void Values::write(State &S, const Instruction &I) {
  const Place &P = I.P;
  if (P.hasDeref() || F.Variables[P.Root].K == Variable::Global) {
    unsigned L = Leaves.at(P);
    if (L == NoVariable && Leaves.of(P).empty()) {
      // Not of this function: only what an owner may lose is looked at.
      uint8_t Value = I.Source != NoVariable && P.Type->isPointerType()
                          ? pointerState(S, [&] {
                              Place From;
                              From.Root = I.Source;
                              From.Type = P.Type;
                              return From;
                            }())
                          : uint8_t(Full);
      if (Leaves.isLinearPlace(P)) {
        Fact Here{P.Root, Path(P.Path.begin(), P.Path.end())};
        bool WasNull = S.KnownNull.count(Here);
        if (!WasNull)
          refuse(I.Loc, Rule::OverwriteOwner, spell(F, P));
        for (size_t K = P.Path.size(); K-- > 0;)
          if (P.Path[K].K == Projection::Field) {
            forget(S, P.Path[K].F);
            break;
          }
        if (Value == IsNull)
          knowNull(S, P);
        else
          S.KnownNull.erase(Here);
      } else if (P.Type->isRecordType() && Model.hasLinear(P.Type)) {
        // Assigning a whole struct: every owner in it must be null.
        State Probe;
        Path Prefix(P.Path.begin(), P.Path.end());
        freshFacts(Probe, P.Root, P.Type, Prefix);
        for (const Fact &Each : Probe.KnownNull) {
          if (S.KnownNull.count(Each))
            S.KnownNull.erase(Each);
          else
            refuse(I.Loc, Rule::OverwriteOwner, spell(F, P));
        }
      }
      if (I.Source != NoVariable)
        for (unsigned L2 : Leaves.ofVariable(I.Source))
          if (Leaves[L2].Linear)
            S.Leaves[L2] = Moved;
      return;
    }
  }
  llvm::SmallVector<unsigned, 8> Targets = Leaves.of(P);
  bool IsStruct = I.Source != NoVariable && !P.Type->isPointerType();
  for (unsigned L : Targets) {
    const Path &W = Leaves[L].Where;
    if (W.size() < P.Path.size()) { // an element of an array leaf
      if (S.Leaves[L] & Unset) {
        // Elements are set one by one only inside an initialiser, which marks
        // the whole first.
        refuse(I.Loc, Rule::Uninitialized, spell(F, P));
        S.Leaves[L] = Full;
      }
      continue;
    }
    uint8_t Value = Full;
    if (IsStruct) {
      Place From;
      From.Root = I.Source;
      From.Path.append(W.begin() + P.Path.size(), W.end());
      unsigned Same = Leaves.at(From);
      Value = Same == NoVariable ? declared(Leaves[L]) : S.Leaves[Same];
    } else if (I.Source != NoVariable) {
      Place From;
      From.Root = I.Source;
      From.Type = P.Type;
      Value = pointerState(S, From);
      if (Value & (Unset | Moved))
        Value = declared(Leaves[L]); // reported where it was read
    } else if (Leaves[L].Type->isPointerType()) {
      Value = declared(Leaves[L]);
    }
    writeLeaf(S, L, Value, I.Loc);
  }
  if (P.isWhole()) {
    forgetRoot(S, P.Root);
    if (I.Flag && P.Type->isPointerType())
      freshFacts(S, P.Root, P.Type->getPointeeType(),
                 {{Projection::Deref, nullptr}});
  }
  if (I.Source != NoVariable)
    for (unsigned L : Leaves.ofVariable(I.Source))
      if (Leaves[L].Linear)
        S.Leaves[L] = Moved;
}

void Values::dead(State &S, unsigned V, SourceLocation Loc) {
  forgetRoot(S, V);
  for (unsigned I : Leaves.ofVariable(V)) {
    bool Behind =
        !Leaves[I].Where.empty() && Leaves[I].Where[0].K == Projection::Deref;
    if (Behind)
      continue;
    if (Leaves[I].Linear && (S.Leaves[I] & Full)) {
      refuse(Loc, Rule::Leak, Leaves.name(Leaves[I]));
      if (Reporting) {
        if ((S.Leaves[I] & Moved) && MovedAt[I].isValid())
          Model.Unit.Diags.note(MovedAt[I], "moved on another path here");
        else
          Model.Unit.Diags.note(F.Variables[V].Loc, "declared here");
      }
    }
    S.Leaves[I] = Unset;
  }
}

void Values::needSet(State &S, const Instruction &I) {
  read(S, I.P, I.Loc);
  if (!I.P.Type->isPointerType())
    return;
  if (pointerState(S, I.P) & IsNull) {
    refuse(I.Loc, I.R,
           I.R == Rule::NullDeref || !F.isTemporary(I.P.Root)
               ? spell(F, I.P)
               : std::string("this pointer"));
    unsigned L = Leaves.at(I.P);
    if (L != NoVariable)
      S.Leaves[L] &= ~IsNull;
  }
}

void Values::outArgument(State &S, const Argument &A, SourceLocation Loc) {
  bool IsOut = A.K == Argument::Out;
  if (!IsOut)
    read(S, A.P, Loc);
  bool Tracked = false;
  for (unsigned L : Leaves.of(A.P)) {
    Tracked = true;
    if (IsOut && Leaves[L].Where.size() < A.P.Path.size() &&
        (S.Leaves[L] & Unset)) {
      refuse(Loc, Rule::Uninitialized, spell(F, A.P)); // one element of many
    }
    if (IsOut && Leaves[L].Linear && (S.Leaves[L] & Full))
      refuse(Loc, Rule::OverwriteOwner, Leaves.name(Leaves[L]));
    S.Leaves[L] = declared(Leaves[L]);
    if (Leaves[L].Linear)
      S.Leaves[L] = IsNull | Full;
  }
  if (!Tracked && IsOut && Leaves.isLinearPlace(A.P))
    refuse(Loc, Rule::OverwriteOwner, spell(F, A.P));
}

void Values::call(State &S, const Instruction &I) {
  for (const Argument &A : I.Args) {
    if (A.K == Argument::Pointer) {
      if (isLinear(F.Variables[A.Var].Kind))
        for (unsigned L : Leaves.ofVariable(A.Var))
          S.Leaves[L] = Moved;
    }
  }
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out || A.K == Argument::InOut)
      outArgument(S, A, I.Loc);
  // The callee may set whatever owner it reaches: through a mutable pointer to
  // what holds one, or in a global. Loans keep all other paths apart.
  bool Reaches = false;
  for (const Argument &A : I.Args) {
    if (A.K == Argument::Out || A.K == Argument::InOut) {
      Reaches |= holdsPointer(Model, A.P.Type);
    } else if (A.K == Argument::Pointer) {
      QualType Pointee = F.Variables[A.Var].Type->getPointeeType();
      Reaches |= !Pointee.isConstQualified() && holdsPointer(Model, Pointee);
    }
  }
  if (Reaches)
    for (size_t L = 0; L < Leaves.size(); ++L)
      if (Leaves.isReachable(Leaves[L]) && (S.Leaves[L] & (IsNull | Full)))
        S.Leaves[L] |= declared(Leaves[L]);
  for (auto It = S.KnownNull.begin(); It != S.KnownNull.end();)
    if (Reaches || F.Variables[It->first].K == Variable::Global)
      It = S.KnownNull.erase(It);
    else
      ++It;
  if (I.Dest == NoVariable)
    return;
  const Variable &D = F.Variables[I.Dest];
  bool MayBeNull = D.Type->isPointerType() && D.Declared && D.Declared->Nullable;
  setDest(S, I.Dest, MayBeNull ? IsNull | Full : Full);
}

void Values::returns(State &S, const Instruction &I) {
  if (I.Flag && !F.Decl->getReturnType()->isVoidType())
    refuse(I.Loc, Rule::NoReturn, F.Decl);
  for (size_t L = 0; L < Leaves.size(); ++L) {
    const Leaf &Each = Leaves[L];
    bool Behind = !Each.Where.empty() && Each.Where[0].K == Projection::Deref;
    if (!Behind)
      continue;
    if (S.Leaves[L] & (Unset | Moved)) {
      refuse(I.Loc, Rule::OutNotSet, Leaves.name(Each));
      return;
    }
  }
}

void Values::step(State &S, const Instruction &I) {
  switch (I.O) {
  case Op::Live:
    for (unsigned L : Leaves.ofVariable(I.Dest)) {
      if (Leaves[L].Linear && (S.Leaves[L] & Full))
        refuse(I.Loc, Rule::Leak, Leaves.name(Leaves[L]));
      S.Leaves[L] = Unset;
    }
    forgetRoot(S, I.Dest);
    return;
  case Op::Dead:
    return dead(S, I.Dest, I.Loc);
  case Op::Read:
    return read(S, I.P, I.Loc);
  case Op::Write:
    write(S, I);
    {
      Fact Here{I.P.Root, Path(I.P.Path.begin(), I.P.Path.end())};
      bool IsKnown = S.KnownNull.count(Here);
      writtenThrough(S, I.P);
      if (IsKnown)
        S.KnownNull.insert(Here);
    }
    return;
  case Op::Set:
    if (I.Dest != NoVariable)
      return setDest(S, I.Dest, Full);
    for (unsigned L : Leaves.of(I.P))
      // A field left out of an initialiser is zero.
      S.Leaves[L] = Leaves[L].Type->isPointerType() ? IsNull : Full;
    return;
  case Op::Null:
    return setDest(S, I.Dest, IsNull);
  case Op::New:
    return setDest(S, I.Dest, I.Flag ? IsNull | Full : Full);
  case Op::Address:
    if (I.P.Root != NoVariable && !I.Unread) {
      // The address of what is not set yet would let it be read.
      read(S, I.P, I.Loc);
    }
    return setDest(S, I.Dest, Full);
  case Op::Reborrow:
  case Op::Copy: {
    read(S, I.P, I.Loc);
    reached(S, I.P, I.Loc);
    return setDest(S, I.Dest, pointerState(S, I.P) & (IsNull | Full));
  }
  case Op::Derive:
    return setDest(S, I.Dest, Full);
  case Op::Move: {
    read(S, I.P, I.Loc);
    uint8_t Value = pointerState(S, I.P) & (IsNull | Full);
    for (unsigned L : Leaves.of(I.P)) {
      S.Leaves[L] = Moved;
      MovedAt[L] = I.Loc;
    }
    if (I.P.isWhole())
      forgetRoot(S, I.P.Root);
    return setDest(S, I.Dest, Value);
  }
  case Op::Take: {
    read(S, I.P, I.Loc);
    uint8_t Value = pointerState(S, I.P) & (IsNull | Full);
    bool Tracked = false;
    for (unsigned L : Leaves.of(I.P)) {
      S.Leaves[L] = IsNull;
      Tracked = true;
    }
    writtenThrough(S, I.P);
    if (I.P.isWhole())
      forgetRoot(S, I.P.Root);
    if (!Tracked)
      knowNull(S, I.P);
    return setDest(S, I.Dest, Value);
  }
  case Op::Swap: {
    read(S, I.P, I.Loc);
    read(S, I.Q, I.Loc);
    uint8_t A = pointerState(S, I.P), B = pointerState(S, I.Q);
    for (auto [P, Value] : {std::pair(&I.P, B), std::pair(&I.Q, A)}) {
      unsigned L = Leaves.at(*P);
      if (L != NoVariable)
        S.Leaves[L] = Value & (IsNull | Full);
      writtenThrough(S, *P);
      if (P->isWhole())
        forgetRoot(S, P->Root);
    }
    return;
  }
  case Op::Free:
    for (unsigned L : Leaves.ofVariable(I.Source))
      S.Leaves[L] = Moved;
    return;
  case Op::NeedSet:
    return needSet(S, I);
  case Op::Call:
    return call(S, I);
  case Op::Return:
    if (I.Source != NoVariable && isLinear(F.Variables[I.Source].Kind))
      for (unsigned L : Leaves.ofVariable(I.Source))
        S.Leaves[L] = Moved;
    return returns(S, I);
  case Op::Use:
    return;
  }
}

/// A test of the pointer in P came out so.
void Values::refine(State &S, const Place &P, bool IsSet) {
  unsigned L = Leaves.at(P);
  if (L != NoVariable) {
    // What another pointer may write proves nothing.
    const Variable &V = F.Variables[P.Root];
    if (V.AddressTaken && !P.isWhole() && !P.hasDeref())
      return;
    S.Leaves[L] &= IsSet ? ~IsNull : ~Full;
    if (!(S.Leaves[L] & ~Moved & ~Unset))
      S.Reached = false; // cannot be
    return;
  }
  if (!IsSet && P.hasDeref() && Leaves.isLinearPlace(P))
    knowNull(S, P);
}

void Values::run() {
  std::vector<State> In(F.Blocks.size());
  In[0] = entry();
  std::deque<unsigned> Work{0};
  std::vector<bool> Queued(F.Blocks.size());
  auto Flow = [&](unsigned B, State S) {
    for (const Instruction &I : F.Blocks[B].Code)
      step(S, I);
    return S;
  };
  while (!Work.empty()) {
    unsigned B = Work.front();
    Work.pop_front();
    Queued[B] = false;
    State Out = Flow(B, In[B]);
    const Block &Here = F.Blocks[B];
    for (size_t N = 0; N < Here.Next.size(); ++N) {
      State Edge = Out;
      if (Here.IsNullTest)
        refine(Edge, Here.Tested, N == 0);
      unsigned To = Here.Next[N];
      if (In[To].join(Edge) && !Queued[To]) {
        Queued[To] = true;
        Work.push_back(To);
      }
    }
  }
  Reporting = true;
  for (unsigned B = 0; B < F.Blocks.size(); ++B)
    if (In[B].Reached)
      Flow(B, In[B]);
}

void sdc::checkValues(UnitModel &Model, const Function &F) {
  Values(Model, F).run();
}
