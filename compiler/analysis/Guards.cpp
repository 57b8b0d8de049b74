// What is __guarded_by a mutex is reached only while the token of exactly that
// mutex lives (Analyses.h).
//
// Forward, and by must: for each token variable the one place of the mutex that
// it surely locks. Places are compared by their path from a variable, so a
// change of any pointer on the path forgets the token: after `a = b` the token
// of `a->m` guards nothing that has a name. What the path rests on further down,
// owners, does not change while the token lives: a token borrows its mutex, and
// Loans sees to it, as it sees to it that no borrow of guarded data outlives
// the token.
//
// What a local variable holds, or alone owns, no other thread can reach: it
// needs no lock yet.
#include "analysis/Analyses.h"
#include "analysis/Regions.h"
#include "clang/AST/ASTContext.h"
#include <deque>
#include <map>
#include <optional>

using namespace sdc;
using namespace clang;

namespace {

struct State {
  bool IsReached = false;
  std::map<unsigned, Place> Held;    // token variable: its mutex
  std::map<unsigned, Place> Address; // temporary: the mutex it points to

  bool join(const State &O);
};

class Guards {
public:
  Guards(UnitModel &Model, const Function &F) : Model(Model), F(F), R(Model, F) {}

  void run();

private:
  void step(State &S, const Instruction &I) const;
  void call(State &S, const Instruction &I) const;
  void changed(State &S, const Place &P) const;
  bool isExact(const Place &P) const;
  bool isToken(unsigned V) const {
    return V != NoVariable && Model.isToken(F.Variables[V].Type);
  }

  void judge(const State &S, const Instruction &I);
  void require(const State &S, const Place &P, SourceLocation Loc);
  void requireBelow(const State &S, const Place &P, SourceLocation Loc);
  void requireOne(const State &S, const Place &Guarded, const ValueDecl *Guard,
                  SourceLocation Loc);
  bool isPrivate(const Place &P) const;
  Place prefix(const Place &P, size_t N) const;
  Place whole(unsigned V) const {
    Place P;
    P.Root = V;
    P.Type = F.Variables[V].Type;
    return P;
  }

  UnitModel &Model;
  const Function &F;
  Regions R;
};

} // namespace

static bool isSamePlace(const Place &A, const Place &B) {
  return A.Root == B.Root && A.Path == B.Path;
}

static bool keepEqual(std::map<unsigned, Place> &Mine,
                      const std::map<unsigned, Place> &Others) {
  bool Changed = false;
  for (auto It = Mine.begin(); It != Mine.end();) {
    auto Other = Others.find(It->first);
    if (Other != Others.end() && isSamePlace(It->second, Other->second)) {
      ++It;
    } else {
      It = Mine.erase(It);
      Changed = true;
    }
  }
  return Changed;
}

bool State::join(const State &O) {
  if (!O.IsReached)
    return false;
  if (!IsReached) {
    *this = O;
    return true;
  }
  bool Changed = keepEqual(Held, O.Held);
  return keepEqual(Address, O.Address) || Changed;
}

Place Guards::prefix(const Place &P, size_t N) const {
  Place Q;
  Q.Root = P.Root;
  Q.Path.append(P.Path.begin(), P.Path.begin() + N);
  return Q;
}

/// The path names one object as long as the pointer it starts from and the
/// owners on it stay: no element of an array, no other pointer on the way.
bool Guards::isExact(const Place &P) const {
  const Variable &Root = F.Variables[P.Root];
  for (size_t I = 0; I < P.Path.size(); ++I) {
    if (P.Path[I].K == Projection::Index)
      return false;
    if (P.Path[I].K != Projection::Deref)
      continue;
    PointerKind Kind = R.kindAt(prefix(P, I));
    bool IsVariable = I == 0 && Root.K != Variable::Global;
    bool IsConst = I == 0 && Root.Type.isConstQualified();
    if (!IsVariable && !IsConst && !isLinear(Kind))
      return false;
  }
  return true;
}

/// Something at P changes: what was found by way of it is elsewhere now.
void Guards::changed(State &S, const Place &P) const {
  if (P.Root == NoVariable)
    return;
  for (std::map<unsigned, Place> *Map : {&S.Held, &S.Address})
    for (auto It = Map->begin(); It != Map->end();)
      It = isPrefix(P, It->second) ? Map->erase(It) : std::next(It);
}

void Guards::call(State &S, const Instruction &I) const {
  std::optional<Place> Locked;
  if (Model.isLockCall(I.Callee) && !I.Args.empty()) {
    auto It = S.Address.find(I.Args[0].Var);
    if (It != S.Address.end() && isExact(It->second))
      Locked = It->second;
  }
  for (const Argument &A : I.Args) {
    changed(S, A.P);
    S.Held.erase(A.Var);
  }
  if (Locked)
    S.Held[I.Dest] = *Locked;
}

void Guards::step(State &S, const Instruction &I) const {
  if (I.Dest != NoVariable) {
    changed(S, whole(I.Dest));
    S.Held.erase(I.Dest);
    S.Address.erase(I.Dest);
  }
  switch (I.O) {
  case Op::Address:
    if (I.P.Root != NoVariable && Model.isMutex(I.P.Type))
      S.Address[I.Dest] = I.P;
    return;
  case Op::Write:
  case Op::Move: {
    bool IsMove = I.O == Op::Move;
    unsigned From = IsMove ? I.P.Root : I.Source;
    unsigned To = IsMove ? I.Dest : I.P.Root;
    std::optional<Place> Mutex;
    if (auto It = S.Held.find(From); It != S.Held.end())
      Mutex = It->second;
    changed(S, I.P);
    S.Held.erase(From);
    if (!IsMove && I.P.isWhole()) {
      S.Held.erase(To);
      S.Address.erase(To);
    }
    if (Mutex && isToken(To) && I.P.isWhole())
      S.Held[To] = *Mutex;
    return;
  }
  case Op::Set:
  case Op::Take:
    return changed(S, I.P);
  case Op::Swap:
    changed(S, I.P);
    changed(S, I.Q);
    for (const Place *P : {&I.P, &I.Q})
      S.Held.erase(P->Root);
    return;
  case Op::Free:
    S.Held.erase(I.Source);
    return;
  case Op::Call:
    return call(S, I);
  case Op::Live:
  case Op::Dead:
  case Op::Read:
  case Op::Null:
  case Op::New:
  case Op::Reborrow:
  case Op::Derive:
  case Op::Copy:
  case Op::NeedSet:
  case Op::Return:
  case Op::Test:
  case Op::Use:
  case Op::Same:
  case Op::Compare:
  case Op::Known:
    return;
  }
}

/// In a variable of this function, or owned by one, through owners alone.
bool Guards::isPrivate(const Place &P) const {
  if (F.Variables[P.Root].K == Variable::Global)
    return false;
  for (size_t I = 0; I < P.Path.size(); ++I)
    if (P.Path[I].K == Projection::Deref &&
        R.kindAt(prefix(P, I)) != PointerKind::Owned)
      return false;
  return true;
}

void Guards::requireOne(const State &S, const Place &Guarded,
                        const ValueDecl *Guard, SourceLocation Loc) {
  Place Mutex;
  const auto *Sibling = dyn_cast<FieldDecl>(Guard);
  if (Sibling) {
    Mutex = prefix(Guarded, Guarded.Path.size() - 1);
    Mutex.Path.push_back({Projection::Field, Sibling});
  }
  for (const auto &[Token, Held] : S.Held) {
    bool IsIt = Sibling ? isSamePlace(Held, Mutex)
                        : Held.isWhole() && F.Variables[Held.Root].Decl &&
                              F.Variables[Held.Root].Decl->getCanonicalDecl() ==
                                  Guard;
    if (IsIt)
      return;
  }
  Model.Unit.Diags.report(Loc, Rule::GuardNeeded, spell(F, Guarded),
                          Sibling ? spell(F, Mutex) : Guard->getName().str());
}

void Guards::require(const State &S, const Place &P, SourceLocation Loc) {
  const VarDecl *Root = F.Variables[P.Root].Decl;
  if (Root && Root->hasGlobalStorage())
    if (const ValueDecl *Guard = Model.guard(Root))
      requireOne(S, whole(P.Root), Guard, Loc);
  for (size_t I = 0; I < P.Path.size(); ++I) {
    const ValueDecl *Guard =
        P.Path[I].K == Projection::Field ? Model.guard(P.Path[I].F) : nullptr;
    if (Guard && !isPrivate(prefix(P, I)))
      requireOne(S, prefix(P, I + 1), Guard, Loc);
  }
}

/// A struct read or written as a whole: its guarded fields too.
void Guards::requireBelow(const State &S, const Place &P, SourceLocation Loc) {
  QualType T = Model.Unit.AST.getBaseElementType(P.Type);
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R || !R->getDefinition() || isPrivate(P))
    return;
  for (const FieldDecl *Field : R->getDefinition()->fields()) {
    Place Q = P;
    Q.Path.push_back({Projection::Field, Field});
    Q.Type = Field->getType();
    if (const ValueDecl *Guard = Model.guard(Field))
      requireOne(S, Q, Guard, Loc);
    requireBelow(S, Q, Loc);
  }
}

void Guards::judge(const State &S, const Instruction &I) {
  for (const Place *P : {&I.P, &I.Q}) {
    if (P->Root == NoVariable)
      continue;
    require(S, *P, I.Loc);
    if (I.O == Op::Read || I.O == Op::Write || I.O == Op::Set)
      requireBelow(S, *P, I.Loc);
  }
  for (const Argument &A : I.Args)
    if (A.P.Root != NoVariable)
      require(S, A.P, I.Loc);
  // A token goes to sd_unlock or another function, and nowhere else.
  bool IsToken = I.O == Op::Free ? isToken(I.Source)
                 : I.O == Op::Swap || I.O == Op::Take
                     ? Model.isToken(I.P.Type)
                     : false;
  if (IsToken)
    Model.Unit.Diags.report(I.Loc, Rule::GuardToken,
                            "is not freed, swapped or taken, nor does it go to "
                            "another thread");
}

void Guards::run() {
  std::vector<State> In(F.Blocks.size());
  In[0].IsReached = true;
  std::deque<unsigned> Work{0};
  while (!Work.empty()) {
    unsigned B = Work.front();
    Work.pop_front();
    State S = In[B];
    for (const Instruction &I : F.Blocks[B].Code)
      step(S, I);
    for (unsigned Next : F.Blocks[B].Next)
      if (In[Next].join(S))
        Work.push_back(Next);
  }
  for (size_t B = 0; B < F.Blocks.size(); ++B) {
    if (!In[B].IsReached)
      continue;
    State S = In[B];
    for (const Instruction &I : F.Blocks[B].Code) {
      judge(S, I);
      step(S, I);
    }
  }
}

void sdc::checkGuards(UnitModel &Model, const Function &F) {
  Guards(Model, F).run();
}
