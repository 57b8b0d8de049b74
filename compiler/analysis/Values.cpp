// See Values.h.
#include "analysis/Values.h"
#include "analysis/Mistakes.h"
#include "analysis/ValueState.h"
#include "diag/SeededDefects.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/BitVector.h"
#include <deque>

using namespace sdc;
using namespace clang;

namespace {

using State = ValueState;

class Values {
public:
  Values(UnitModel &Model, const Effects &E, const Function &F)
      : Model(Model), E(E), F(F), Leaves(Model, F), MovedAt(Leaves.size()),
        OfferedAt(Leaves.size()), IsReassigned(F.Variables.size()),
        IsLent(F.Variables.size()), Found(Model.Unit.Diags) {}

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
  void offerZero(unsigned V);
  void write(State &S, const Instruction &I);
  void writeLeaf(State &S, unsigned L, uint8_t Value, SourceLocation Loc);
  void setDest(State &S, unsigned V, uint8_t Value);
  void dead(State &S, unsigned V, SourceLocation Loc);
  void lost(const State &S, unsigned L, SourceLocation Loc);
  void call(State &S, const Instruction &I);
  void outArgument(State &S, const Argument &A, SourceLocation Loc);
  void returns(State &S, const Instruction &I);
  void offered(State &S, const Argument &A, const Instruction &I);
  bool isExcused(const State &S, const Instruction &I, unsigned L) const;
  void needSet(State &S, const Instruction &I);
  void tested(State &S, const Instruction &I);
  void written(State &S, const Place &P, bool IsEmptied = false);
  bool throughOwners(const Path &Where) const;
  bool isOwnTree(unsigned Var, const Path &Where) const;
  bool isApart(unsigned Owner, unsigned Var, const Path &Where) const;
  void reached(State &S, const Place &P, SourceLocation Loc);
  void writeBehind(State &S, const Instruction &I);
  void move(State &S, const Instruction &I);
  /// The value goes on: what V held is elsewhere now.
  void consume(State &S, unsigned V);
  bool survives(unsigned Var, const Path &Where, bool TouchesGlobals) const;
  uint8_t valueOf(const State &S, unsigned Source) const;
  void refine(State &S, const Place &P, bool IsSet);
  /// What the pointer in P may be, wherever P is.
  uint8_t pointerState(const State &S, const Place &P) const;

  template <typename... Args>
  void refuse(SourceLocation Loc, Rule R, const Args &...A) {
    if (Reporting)
      Found.add(Loc, R, A...);
  }
  /// A finding that excuses what follows. It is kept when it is first made: its
  /// excuse may come round a loop to where it was made.
  template <typename... Args>
  void excuse(unsigned Which, SourceLocation Loc, Rule R, const Args &...A) {
    Found.addPlace({Leaves[Which].Var, R == Rule::Uninitialized ? 0 : Which}, Loc,
                   R, A...);
  }
  bool isWrong(const State &S, unsigned L, uint8_t Bits) const {
    return (S.Leaves[L] & Bits) && !(S.Leaves[L] & Excused);
  }

  UnitModel &Model;
  const Effects &E;
  const Function &F;
  LeafTable Leaves;
  std::vector<SourceLocation> MovedAt; // by leaf: the last move seen
  /// By leaf: the last call seen that sets it only sometimes.
  std::vector<SourceLocation> OfferedAt;
  llvm::BitVector IsReassigned;        // by variable: its pointer is set anew
  llvm::BitVector IsLent; // by variable: borrowed, or something behind it is
  bool Reporting = false;
  Mistakes Found;
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
  uint8_t Value = Info && !Info->Nullable ? uint8_t(Full) : S.Behind.at(P);
  for (unsigned I : Leaves.of(P))
    if (S.Leaves[I] & Unset)
      Value |= Unset;
  return Value;
}

void Values::read(State &S, const Place &P, SourceLocation Loc) {
  for (unsigned I : Leaves.of(P)) {
    if (isWrong(S, I, Unset)) {
      excuse(I, Loc, Rule::Uninitialized, spell(F, P));
      if (OfferedAt[I].isValid())
        Found.note(OfferedAt[I], "set here only if the result says so: test "
                                 "the result first");
      else
        offerZero(P.Root);
      for (unsigned L : Leaves.ofVariable(P.Root))
        if (S.Leaves[L] & Unset)
          S.Leaves[L] = (Leaves[L].Linear ? IsNull : Full) | Excused;
      return;
    }
    if (isWrong(S, I, Moved)) {
      excuse(I, Loc, Rule::UseAfterMove, Leaves.name(Leaves[I]));
      if (MovedAt[I].isValid())
        Found.note(MovedAt[I], "moved here");
      for (unsigned L : Leaves.ofVariable(P.Root))
        if (S.Leaves[L] & Moved)
          S.Leaves[L] = Full | Excused;
      return;
    }
  }
}

/// A plain variable without an initialiser is given zero.
void Values::offerZero(unsigned V) {
  const VarDecl *D = F.Variables[V].Decl;
  if (F.Variables[V].K != Variable::Local || !D || D->hasInit() ||
      D->getEndLoc().isMacroID())
    return;
  QualType T = D->getType();
  bool IsAggregate = T->isRecordType() || T->isArrayType();
  if (!T->isArithmeticType() && !(IsAggregate && Model.isZeroValid(T)))
    return;
  const ASTContext &AST = Model.Unit.AST;
  Found.fixit(FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(D->getEndLoc(), 0, AST.getSourceManager(),
                                 AST.getLangOpts()),
      IsAggregate ? " = {0}" : " = 0"));
}

/// Each pointer on the way but the variable itself is an owner.
bool Values::throughOwners(const Path &Where) const {
  for (size_t I = 1; I < Where.size(); ++I)
    if (Where[I].K == Projection::Deref) {
      const PointerInfo *Info = Where[I - 1].K == Projection::Field
                                    ? Model.pointer(Where[I - 1].F)
                                    : nullptr;
      if (!Info || !isLinear(Info->Kind))
        return false;
    }
  return true;
}

/// Var.Where lies in the tree of an owner of this function.
bool Values::isOwnTree(unsigned Var, const Path &Where) const {
  const Variable &V = F.Variables[Var];
  return V.K != Variable::Global && V.Type->isPointerType() &&
         isLinear(V.Kind) && !Where.empty() &&
         Where[0].K == Projection::Deref && throughOwners(Where);
}

/// Var.Where is not in the tree of Owner. Two owners have two trees, and no
/// owner owns itself. What a parameter was passed leads into no tree that this
/// function may come to own: arguments lead to no place that another argument
/// changes or moves, nor to a global that the callee touches; and a pointer
/// that __out or __inout hands in is on no heap. Another borrow would have been made from Owner, or from where the object was before; Loans
/// lets it not be needed after it was moved from there.
bool Values::isApart(unsigned Owner, unsigned Var, const Path &Where) const {
  const Variable &V = F.Variables[Var];
  if (Var == Owner || !throughOwners(Where))
    return false;
  bool IsBehind = !Where.empty() && Where[0].K == Projection::Deref;
  if (!IsBehind || isLinear(V.Kind))
    return true;
  if (V.Kind != PointerKind::Borrow || V.K == Variable::Global)
    return false;
  QualType Pointee = V.Type->getPointeeType();
  if (V.K == Variable::Parameter && !IsReassigned[Var] &&
      (Model.isShapeUnstable(Pointee) || Pointee->isPointerType()))
    return true;
  return !IsLent[Owner];
}

/// A pointer at P, or all in the struct or array at P, was written: what is
/// known of places that may be the same one, or lie behind it, dies. Another
/// field is another place; the arms of a union are written with the whole.
/// IsEmptied: it is null now. Then so is what is the same place, and what lies
/// behind is none until the pointer is written again.
void Values::written(State &S, const Place &P, bool IsEmptied) {
  S.Behind.forgetBelow(P);
  const QualType T = Model.Unit.AST.getBaseElementType(P.Type);
  if (!T->isPointerType() && !holdsPointer(Model, T))
    return;
  const Variable &Root = F.Variables[P.Root];
  bool IsDirect = !P.hasDeref() && Root.K != Variable::Global;
  if (IsDirect && !Root.AddressTaken)
    return; // no pointer leads here
  const FieldDecl *Field = nullptr; // of the pointer written
  bool IsAny = false;
  if (T->isPointerType()) {
    for (size_t I = P.Path.size(); I-- > 0 && !Field;)
      if (P.Path[I].K == Projection::Field)
        Field = P.Path[I].F;
      else if (P.Path[I].K == Projection::Deref)
        break;
    // What an __out or __inout parameter points to, if no field. Else it is a
    // variable: no pointer leads to it.
    IsAny = !Field && P.hasDeref();
  }
  auto IsWritten = [&](const Projection &Step) {
    return Step.K == Projection::Field &&
           (T->isPointerType() ? Step.F == Field : hasField(Model, T, Step.F));
  };
  const Path Here(P.Path.begin(), P.Path.end());
  const bool IsOwn = isOwnTree(P.Root, Here);
  auto IsElsewhere = [&](unsigned Var, const Path &Where) {
    return (IsOwn && isApart(P.Root, Var, Where)) ||
           (isOwnTree(Var, Where) && isApart(Var, P.Root, Here));
  };
  S.Behind.forgetIf([&](unsigned Var, const Path &Where, uint8_t Value) {
    if ((IsEmptied && Value == IsNull) || IsElsewhere(Var, Where))
      return false;
    return IsAny || llvm::any_of(Where, IsWritten);
  });
  if (IsDirect)
    return; // its own leaves have been set
  llvm::SmallVector<unsigned, 8> Own = Leaves.of(P);
  for (size_t L = 0; L < Leaves.size(); ++L) {
    if (!Leaves.isReachable(Leaves[L]) || llvm::is_contained(Own, L) ||
        !(S.Leaves[L] & (IsNull | Full)))
      continue;
    const Path &W = Leaves[L].Where;
    if (T->isPointerType() && Field && !W.empty() &&
        W.back().K == Projection::Field && W.back().F != Field)
      continue;
    if ((IsEmptied && !(S.Leaves[L] & Full)) ||
        IsElsewhere(Leaves[L].Var, W))
      continue;
    S.Leaves[L] |= declared(Leaves[L]);
  }
}

/// The tag at I.P has a value, or has not: an arm that is not in use holds no
/// owner.
void Values::tested(State &S, const Instruction &I) {
  for (const Tagged *T : Model.taggedBy(I.P.Path.back().F)) {
    const RecordDecl *R = T->Union->getType()->getAsRecordDecl();
    for (const FieldDecl *Arm : R->getDefinition()->fields()) {
      if ((T->Values[Arm->getFieldIndex()] == I.Value) == I.Flag)
        continue;
      Place P = I.P;
      P.Path.back() = {Projection::Field, T->Union};
      P.Path.push_back({Projection::Field, Arm});
      P.Type = Arm->getType();
      for (unsigned L : Leaves.of(P))
        if (Leaves[L].Linear)
          S.Leaves[L] = (S.Leaves[L] & (Unset | Excused)) | IsNull;
      auto Empty = [&](const Place &Each, const PointerInfo &Info) {
        if (isLinear(Info.Kind) && Leaves.at(Each) == NoVariable)
          S.Behind.set(Each, IsNull);
      };
      if (const PointerInfo *Info = Model.pointer(Arm))
        Empty(P, *Info);
      else
        forEachPointerField(Model, P.Type, P, Empty);
    }
  }
}

/// A pointer to what an __out parameter points to goes elsewhere.
void Values::reached(State &S, const Place &P, SourceLocation Loc) {
  if (!P.isWhole() || F.Variables[P.Root].K != Variable::Parameter)
    return;
  for (unsigned L : Leaves.ofVariable(P.Root)) {
    bool Behind =
        !Leaves[L].Where.empty() && Leaves[L].Where[0].K == Projection::Deref;
    if (Behind && isWrong(S, L, Unset | Moved)) {
      excuse(L, Loc, Rule::Uninitialized, Leaves.name(Leaves[L]));
      S.Leaves[L] = Full | Excused;
      return;
    }
  }
}

void Values::writeLeaf(State &S, unsigned L, uint8_t Value,
                       SourceLocation Loc) {
  if (Leaves[L].Linear && isWrong(S, L, Full))
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

uint8_t Values::valueOf(const State &S, unsigned Source) const {
  Place From;
  From.Root = Source;
  From.Type = F.Variables[Source].Type;
  return pointerState(S, From);
}

void Values::consume(State &S, unsigned V) {
  for (unsigned L : Leaves.ofVariable(V))
    if (Leaves[L].Linear)
      S.Leaves[L] = Moved;
}

/// A write to a place that is not of this function: no owner may be lost.
void Values::writeBehind(State &S, const Instruction &I) {
  const Place &P = I.P;
  if (P.Type->isPointerType()) {
    uint8_t Value = I.Source != NoVariable ? valueOf(S, I.Source)
                                           : uint8_t(IsNull | Full);
    // Elements are checked at run time.
    if (Leaves.isLinearPlace(P) && S.Behind.at(P) != IsNull && !P.hasIndex())
      refuse(I.Loc, Rule::OverwriteOwner, spell(F, P));
    written(S, P);
    S.Behind.set(P, Value & (IsNull | Full));
  } else {
    bool MayLose = Model.hasLinear(P.Type) && !P.hasIndex();
    if (MayLose) {
      // Assigning a whole struct: every owner in it must be null.
      bool AllNull = P.Type->isRecordType() && !Model.hasLinearArray(P.Type);
      forEachPointerField(Model, P.Type, P,
                          [&](const Place &Each, const PointerInfo &Info) {
                            AllNull &= !isLinear(Info.Kind) ||
                                       S.Behind.at(Each) == IsNull;
                          });
      if (!AllNull)
        refuse(I.Loc, Rule::OverwriteOwner, spell(F, P));
    }
    written(S, P);
    forEachPointerField(
        Model, P.Type, P, [&](const Place &Each, const PointerInfo &) {
          Place From;
          From.Root = I.Source;
          From.Path.append(Each.Path.begin() + P.Path.size(), Each.Path.end());
          unsigned L = I.Source == NoVariable ? NoVariable : Leaves.at(From);
          if (L != NoVariable)
            S.Behind.set(Each, S.Leaves[L] & (IsNull | Full));
        });
  }
  if (I.Source != NoVariable)
    consume(S, I.Source);
}

void Values::write(State &S, const Instruction &I) {
  const Place &P = I.P;
  if ((P.hasDeref() || F.Variables[P.Root].K == Variable::Global) &&
      Leaves.of(P).empty())
    return writeBehind(S, I);
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
  written(S, P);
  if (P.isWhole() && I.Flag && P.Type->isPointerType()) {
    // A new object is all zero: its pointers are null.
    Place Object = P;
    Object.Path.push_back({Projection::Deref, nullptr});
    Object.Type = P.Type->getPointeeType();
    forEachPointerField(Model, Object.Type, Object,
                        [&](const Place &Each, const PointerInfo &) {
                          S.Behind.set(Each, IsNull);
                        });
  }
  if (I.Source != NoVariable)
    consume(S, I.Source);
}

/// A pointer or a struct leaves P for Dest; P is empty then.
void Values::move(State &S, const Instruction &I) {
  read(S, I.P, I.Loc);
  if (I.P.Type->isPointerType()) {
    setDest(S, I.Dest, pointerState(S, I.P) & (IsNull | Full));
  } else {
    for (unsigned To : Leaves.ofVariable(I.Dest)) {
      Place From = I.P;
      From.Path.append(Leaves[To].Where.begin(), Leaves[To].Where.end());
      unsigned L = Leaves.at(From);
      S.Leaves[To] = L == NoVariable ? declared(Leaves[To]) : S.Leaves[L];
    }
  }
  for (unsigned L : Leaves.of(I.P)) {
    S.Leaves[L] = Moved | (S.Leaves[L] & Excused);
    MovedAt[L] = I.Loc;
  }
  S.Behind.forgetBelow(I.P);
}

/// What leaf L owns is lost here.
void Values::lost(const State &S, unsigned L, SourceLocation Loc) {
  if (!Reporting)
    return;
  Found.addPlace({Leaves[L].Var, L}, Loc, Rule::Leak, Leaves.name(Leaves[L]));
  if ((S.Leaves[L] & Moved) && MovedAt[L].isValid())
    Found.note(MovedAt[L], "moved on another path here");
  else
    Found.note(F.Variables[Leaves[L].Var].Loc, "declared here");
}

void Values::dead(State &S, unsigned V, SourceLocation Loc) {
  S.Behind.forgetRoot(V);
  for (unsigned I : Leaves.ofVariable(V)) {
    bool Behind =
        !Leaves[I].Where.empty() && Leaves[I].Where[0].K == Projection::Deref;
    if (Behind)
      continue;
    if (isWrong(S, I, Unset) && F.Variables[V].Decl &&
        Leaves[I].Type->isArrayType() &&
        Model.holdsLinearArray(F.Variables[V].Decl))
      refuse(Loc, Rule::Uninitialized, Leaves.name(Leaves[I])); // looked at here
    if (Leaves[I].Linear && isWrong(S, I, Full))
      lost(S, I, Loc);
    S.Leaves[I] = Unset;
  }
}

void Values::needSet(State &S, const Instruction &I) {
  read(S, I.P, I.Loc);
  if (!I.P.Type->isPointerType())
    return;
  const uint8_t Value = pointerState(S, I.P);
  if ((Value & IsNull) && !(Value & Excused)) {
    refuse(I.Loc, I.R,
           I.R == Rule::NullDeref || !F.isTemporary(I.P.Root)
               ? spell(F, I.P)
               : std::string("this pointer"));
    unsigned L = Leaves.at(I.P);
    if (L != NoVariable)
      S.Leaves[L] &= ~IsNull;
    else
      S.Behind.set(I.P, Full);
  }
}

void Values::outArgument(State &S, const Argument &A, SourceLocation Loc) {
  bool IsOut = A.K == Argument::Out;
  if (!IsOut)
    read(S, A.P, Loc);
  bool Tracked = false;
  if (IsOut && A.P.hasIndex() &&
      (Leaves.isLinearPlace(A.P) || Model.hasLinear(A.P.Type)))
    refuse(Loc, Rule::OverwriteOwner, spell(F, A.P)); // an element
  for (unsigned L : Leaves.of(A.P)) {
    Tracked = true;
    if (IsOut && Leaves[L].Where.size() < A.P.Path.size() &&
        (S.Leaves[L] & Unset)) {
      refuse(Loc, Rule::Uninitialized, spell(F, A.P)); // one element of many
    }
    if (IsOut && Leaves[L].Linear && isWrong(S, L, Full))
      refuse(Loc, Rule::OverwriteOwner, Leaves.name(Leaves[L]));
    S.Leaves[L] = declared(Leaves[L]);
    if (Leaves[L].Linear)
      S.Leaves[L] = IsNull | Full;
    else if (A.Info && A.Info->Inner) // as the contract says, not the local
      S.Leaves[L] = A.Info->Inner->Nullable ? IsNull | Full : Full;
  }
  if (!Tracked && IsOut && Leaves.isLinearPlace(A.P))
    refuse(Loc, Rule::OverwriteOwner, spell(F, A.P));
}

/// A fact outlives a call that is handed no way to change it: the callee could
/// only find the place through a global. What an owner of this function holds
/// is in no global; nor is what a parameter leads to that was passed in, if
/// that is unstable: then the caller may not pass what this function touches.
bool Values::survives(unsigned Var, const Path &Where,
                      bool TouchesGlobals) const {
  const Variable &V = F.Variables[Var];
  if (!TouchesGlobals)
    return true;
  for (size_t I = 0; I + 1 < Where.size(); ++I) // through owners alone
    if (Where[I].K == Projection::Field && Where[I + 1].K == Projection::Deref) {
      const PointerInfo *Info = Model.pointer(Where[I].F);
      if (!Info || !isLinear(Info->Kind))
        return false;
    }
  if (V.K == Variable::Global || !V.Type->isPointerType())
    return V.K != Variable::Global;
  if (isLinear(V.Kind))
    return true;
  return V.K == Variable::Parameter && V.Kind == PointerKind::Borrow &&
         !IsReassigned[Var] && Model.isShapeUnstable(V.Type->getPointeeType());
}

void Values::call(State &S, const Instruction &I) {
  for (const Argument &A : I.Args)
    if ((A.K == Argument::Pointer && isLinear(F.Variables[A.Var].Kind)) ||
        A.K == Argument::Struct)
      consume(S, A.Var);
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out && A.Info->SetIf)
      offered(S, A, I);
    else if (A.K == Argument::Out || A.K == Argument::InOut)
      outArgument(S, A, I.Loc);
  // The callee may set whatever pointer it reaches, and it reaches by types:
  // there is no punning. It starts at the mutable borrows it is handed, or at a
  // global (survives). What moved into it starts nothing: an owner's tree is
  // apart from all that stays here, for no owner owns itself, and Loans lets no
  // borrow that is needed later lead into what moved.
  Reach Reached(Model);
  for (const Argument &A : I.Args) {
    if (A.K == Argument::Out || A.K == Argument::InOut) {
      Reached.add(A.P.Type);
    } else if (A.K == Argument::Pointer) {
      const Variable &V = F.Variables[A.Var];
      // The callee sees it as its parameter says.
      QualType Pointee =
          A.Info ? A.Info->Pointee : V.Type->getPointeeType();
      if (V.Kind == PointerKind::Function)
        continue;
      if (isLinear(V.Kind) || Pointee.isConstQualified())
        Reached.addConst(Pointee);
      else
        Reached.add(Pointee);
    } else if (A.K == Argument::Struct) {
      // By value, but what its borrows lead to is not.
      forEachPointerField(Model, F.Variables[A.Var].Type, Place(),
                          [&](const Place &, const PointerInfo &Info) {
                            if (Info.Kind == PointerKind::Borrow &&
                                !Info.Pointee.isConstQualified())
                              Reached.add(Info.Pointee);
                          });
      Reached.addConst(F.Variables[A.Var].Type);
    }
  }
  auto IsReached = [&](const Path &Where) {
    return Where.empty() || Where.back().K != Projection::Field
               ? Reached.mayBePointer()
               : Reached.contains(Where.back().F);
  };
  for (size_t L = 0; L < Leaves.size(); ++L)
    if (Leaves.isReachable(Leaves[L]) && (S.Leaves[L] & (IsNull | Full)) &&
        IsReached(Leaves[L].Where))
      S.Leaves[L] |= declared(Leaves[L]);
  bool GivesTokenUp = llvm::any_of(I.Args, [&](const Argument &A) {
    return A.K == Argument::Pointer && Model.isToken(F.Variables[A.Var].Type);
  });
  if (GivesTokenUp) { // what it guarded belongs to other threads again
    for (size_t L = 0; L < Leaves.size(); ++L)
      if (Leaves[L].isBehind() && (S.Leaves[L] & (IsNull | Full)))
        S.Leaves[L] |= declared(Leaves[L]);
    S.Behind.forgetAll();
  }
  bool TouchesGlobals = E.mayTouchAny(I.Callee);
  S.Behind.forgetIf([&](unsigned V, const Path &Where, uint8_t) {
    if (SEEDED_DEFECT("null:call"))
      return false;
    for (const Projection &Step : Where) // each pointer on the way, and the last
      if (Step.K == Projection::Field && Step.F->getType()->isPointerType() &&
          Reached.contains(Step.F))
        return true;
    return !survives(V, Where, TouchesGlobals);
  });
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
    if (isWrong(S, L, Unset | Moved) && !isExcused(S, I, L)) {
      if (Reporting)
        Found.addPlace({Each.Var, 0}, I.Loc, Rule::OutNotSet, Leaves.name(Each),
                       F.Variables[Each.Var].Declared->SetIf
                           ? "set it, or return a constant that says that it is "
                             "not"
                           : "set it on every path");
      return;
    }
  }
}

/// A call may set A, or not: what was set stays so.
void Values::offered(State &S, const Argument &A, const Instruction &I) {
  for (unsigned L : Leaves.of(A.P)) {
    if (!(S.Leaves[L] & Unset))
      continue;
    if (Leaves[L].Where.size() < A.P.Path.size() || // one element of many
        Leaves[L].Type->isPointerType()) {
      refuse(I.Loc, Rule::Uninitialized, spell(F, A.P));
      S.Leaves[L] = Full; // said once
      continue;
    }
    OfferedAt[L] = I.Loc;
    if (I.Outcome == NoVariable)
      continue;
    const OutcomeTest &If = *A.Info->SetIf;
    S.Numbers.claim(I.Outcome, If, L);
    if (F.Variables[I.Outcome].Type->isBooleanType() &&
        (If.Value == 0 || If.Value == 1)) // the other way to say it
      S.Numbers.claim(I.Outcome, {!If.IsEqual, !If.Value}, L);
  }
}

/// Leaf L need not be set when the function returns here.
bool Values::isExcused(const State &S, const Instruction &I, unsigned L) const {
  const std::optional<OutcomeTest> &If =
      F.Variables[Leaves[L].Var].Declared->SetIf;
  if (!If || (S.Leaves[L] & Moved))
    return false;
  if (I.Returned)
    return (*I.Returned == If->Value) != If->IsEqual;
  return I.Outcome != NoVariable &&
         (S.Numbers.excludes(I.Outcome, *If) ||
          S.Numbers.promises(I.Outcome, *If, L));
}

void Values::step(State &S, const Instruction &I) {
  stepNumbers(Model, F, Leaves, S, I);
  switch (I.O) {
  case Op::Live:
    for (unsigned L : Leaves.ofVariable(I.Dest)) {
      if (Leaves[L].Linear && isWrong(S, L, Full))
        lost(S, L, I.Loc);
      S.Leaves[L] = Unset;
    }
    S.Behind.forgetRoot(I.Dest);
    return;
  case Op::Dead:
    return dead(S, I.Dest, I.Loc);
  case Op::Read:
    return read(S, I.P, I.Loc);
  case Op::Write:
    return write(S, I);
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
  case Op::Move:
    return move(S, I);
  case Op::Take: {
    read(S, I.P, I.Loc);
    uint8_t Value = pointerState(S, I.P) & (IsNull | Full);
    written(S, I.P, /*IsEmptied=*/true);
    unsigned L = Leaves.at(I.P);
    if (L != NoVariable)
      S.Leaves[L] = IsNull;
    else
      S.Behind.set(I.P, IsNull);
    return setDest(S, I.Dest, Value);
  }
  case Op::Swap: {
    read(S, I.P, I.Loc);
    read(S, I.Q, I.Loc);
    uint8_t A = pointerState(S, I.P), B = pointerState(S, I.Q);
    for (auto [P, Value] : {std::pair(&I.P, B), std::pair(&I.Q, A)}) {
      written(S, *P);
      unsigned L = Leaves.at(*P);
      if (L != NoVariable)
        S.Leaves[L] = Value & (IsNull | Full);
      else
        S.Behind.set(*P, Value & (IsNull | Full));
    }
    return;
  }
  case Op::Free:
    return consume(S, I.Source);
  case Op::NeedSet:
    return needSet(S, I);
  case Op::Call:
    return call(S, I);
  case Op::Return:
    if (I.Source != NoVariable)
      consume(S, I.Source);
    return returns(S, I);
  case Op::Use:
  case Op::Same:
  case Op::Compare:
  case Op::Known:
    return;
  case Op::Test:
    return tested(S, I);
  }
}

/// A test of the pointer in P came out so.
void Values::refine(State &S, const Place &P, bool IsSet) {
  unsigned L = Leaves.at(P);
  if (L != NoVariable) {
    S.Leaves[L] &= IsSet ? ~IsNull : ~Full;
    if (!(S.Leaves[L] & ~Moved & ~Unset))
      S.Reached = false; // cannot be
    return;
  }
  if (S.Behind.at(P) == (IsSet ? IsNull : Full))
    S.Reached = false; // cannot be
  S.Behind.set(P, IsSet ? Full : IsNull);
}

void Values::run() {
  for (const Block &B : F.Blocks)
    for (const Instruction &I : B.Code) {
      if (I.O == Op::Write && I.P.isWhole())
        IsReassigned.set(I.P.Root);
      if ((I.O == Op::Reborrow || I.O == Op::Address || I.O == Op::Copy) &&
          I.P.Root != NoVariable)
        IsLent.set(I.P.Root);
      for (const Argument &A : I.Args)
        if (A.K == Argument::Out || A.K == Argument::InOut) {
          if (A.P.isWhole())
            IsReassigned.set(A.P.Root);
          IsLent.set(A.P.Root);
        }
    }
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
  Found.tell();
}

void sdc::checkValues(UnitModel &Model, const Effects &E, const Function &F) {
  Values(Model, E, F).run();
}
