// Which arm of a tagged union is in use (Analyses.h).
//
// Forward: what is known of tags. A place reaches an arm only where its tag is
// known to have the arm's value; nothing but an initialiser or a whole struct
// writes a tag or a union. What is known dies
// - with a write that may change the tag: of the struct, of one around it, or of
//   a pointer on the way to it. Two places may be the same one unless both are
//   variables of this function, or one is a variable that is never borrowed;
//   as no pointer changes its type, a write of one type changes only objects of
//   that type.
// - with a call that may reach the tag: in a global that it may touch, or by a
//   mutable argument. What a parameter leads to, no callee reaches by itself:
//   calls keep their mutable arguments apart from each other and from the
//   globals that the callee may touch (Loans). Owners form trees, so a mutable
//   argument that leads to one object reaches that object and what is below it,
//   and no tag above or beside it,
// - with a change of the variable that says which element of an array it is.
// A borrow into an arm rests on the tag: Loans keeps it.
#include "analysis/Analyses.h"
#include "analysis/Leaves.h"
#include "diag/SeededDefects.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>
#include <map>
#include <set>

using namespace sdc;
using namespace clang;

namespace {

/// A place as a key.
struct Where {
  unsigned Root = NoVariable;
  Path Steps;
  /// Of a tag that is known: for each Index the variable (or none) and constant
  /// that say which element it is.
  std::vector<std::pair<unsigned, uint64_t>> Which = {};

  bool operator==(const Where &O) const {
    return Root == O.Root && Steps == O.Steps && Which == O.Which;
  }
  bool operator<(const Where &O) const {
    if (Root != O.Root)
      return Root < O.Root;
    if (!(Steps == O.Steps))
      return PathLess()(Steps, O.Steps);
    return Which < O.Which;
  }
  bool isSelectedBy(unsigned Var) const {
    return Var != NoVariable &&
           llvm::any_of(Which, [&](const auto &W) { return W.first == Var; });
  }
  bool hasDeref() const { return has(Projection::Deref); }
  bool has(Projection::Kind K) const {
    return llvm::any_of(Steps,
                        [K](const Projection &P) { return P.K == K; });
  }
  bool leadsTo(const Where &O) const {
    return Root == O.Root && Steps.size() <= O.Steps.size() &&
           std::equal(Steps.begin(), Steps.end(), O.Steps.begin());
  }
};

bool isIndex(const Projection &P) { return P.K == Projection::Index; }

struct State {
  bool Reached = false;
  std::map<Where, uint64_t> Known; // tags
  std::map<unsigned, Where> At;    // what a pointer variable points to
  llvm::BitVector Own; // pointer variables that lead into no global

  bool join(const State &O) {
    if (!Reached) {
      *this = O;
      return true;
    }
    bool Changed = intersect(Known, O.Known);
    Changed |= intersect(At, O.At);
    llvm::BitVector Both = Own;
    Both &= O.Own;
    Changed |= Both != Own;
    Own = Both;
    return Changed;
  }

private:
  template <typename Map> static bool intersect(Map &A, const Map &B) {
    bool Changed = false;
    for (auto It = A.begin(); It != A.end();) {
      auto Other = B.find(It->first);
      if (Other != B.end() && Other->second == It->second) {
        ++It;
        continue;
      }
      It = A.erase(It);
      Changed = true;
    }
    return Changed;
  }
};

/// What a mutable argument lets a callee write, by type.
struct Written {
  bool Any = false;
  std::set<const RecordDecl *> Records;
};

class Tags {
public:
  Tags(UnitModel &Model, const Effects &E, const Function &F)
      : Model(Model), E(E), F(F) {}

  void run();

private:
  State entry() const;
  void step(State &S, const Instruction &I);
  void judge(State &S, const Instruction &I);
  void reach(State &S, const Place &P, SourceLocation Loc, bool Initial);
  void notAlone(const Place &P, SourceLocation Loc);

  void changed(State &S, const Place &P);
  std::optional<Where> tagKey(const Place &P, size_t Length,
                              const FieldDecl *Tag) const;
  bool mayChange(const Place &P, const Where &K) const;
  void settle(State &S);
  template <typename Predicate> void forget(State &S, Predicate Lost);
  void pointTo(State &S, unsigned Variable, std::optional<Where> Target,
               bool IsOwn);
  void pointLike(State &S, unsigned Variable, unsigned Source);
  void call(State &S, const Instruction &I);
  void close(QualType T, Written &Into) const;
  void closeBehind(QualType T, Written &Into) const;
  QualType elementOf(QualType T) const {
    while (const ArrayType *A = Model.Unit.AST.getAsArrayType(T))
      T = A->getElementType();
    return T;
  }
  bool mayWrite(const State &S, const Written &What,
                const std::optional<Where> &Target, const Where &K) const;

  Where whereOf(const Place &P) const {
    return {P.Root, Path(P.Path.begin(), P.Path.end())};
  }
  bool isDirect(unsigned Root, bool HasDeref) const {
    return !HasDeref && F.Variables[Root].K != Variable::Global;
  }
  bool isBorrow(unsigned V) const {
    return F.Variables[V].K != Variable::Global &&
           F.Variables[V].Type->isPointerType() &&
           F.Variables[V].Kind == PointerKind::Borrow;
  }
  /// K by way of storage, parameters' targets and owners alone.
  std::optional<Where> anchored(const State &S, const Where &K) const;
  bool isOwn(const State &S, const Where &K) const;
  bool isGuarded(const Where &K) const;

  UnitModel &Model;
  const Effects &E;
  const Function &F;
  std::set<std::pair<std::string, unsigned>> Said;
  bool Reporting = false;
};

} // namespace

State Tags::entry() const {
  State S;
  S.Reached = true;
  S.Own.resize(F.Variables.size());
  for (unsigned V = 0; V < F.Variables.size(); ++V)
    if (F.Variables[V].K == Variable::Parameter &&
        F.Variables[V].Type->isPointerType()) {
      S.At[V] = {V, {{Projection::Deref, nullptr}}};
      S.Own.set(V);
    }
  return S;
}

template <typename Predicate> void Tags::forget(State &S, Predicate Lost) {
  auto Each = [&](auto &Map, auto Key) {
    for (auto It = Map.begin(); It != Map.end();)
      It = Lost(Key(*It)) ? Map.erase(It) : std::next(It);
  };
  Each(S.Known, [](const auto &Entry) -> const Where & { return Entry.first; });
  Each(S.At, [](const auto &Entry) -> const Where & { return Entry.second; });
  settle(S);
}

/// A place inside an arm is that place only as long as the arm is in use.
void Tags::settle(State &S) {
  for (bool Again = true; Again;) {
    Again = false;
    for (auto It = S.Known.begin(); It != S.Known.end() && !Again; ++It) {
      const Where &K = It->first;
      for (size_t I = 0; I + 1 < K.Steps.size() && !Again; ++I) {
        const Tagged *T = K.Steps[I].F ? Model.tagged(K.Steps[I].F) : nullptr;
        if (!T)
          continue;
        Where Tag{K.Root, Path(K.Steps.begin(), K.Steps.begin() + I)};
        Tag.Which = K.Which;
        Tag.Which.resize(llvm::count_if(Tag.Steps, isIndex));
        Tag.Steps.push_back({Projection::Field, T->Tag});
        if (S.Known.count(Tag))
          continue;
        S.Known.erase(It);
        Again = true;
      }
      if (Again)
        break;
    }
  }
}

/// The tag beside the first Length steps of P, as a key; none if it cannot be
/// told which element of an array it is.
std::optional<Where> Tags::tagKey(const Place &P, size_t Length,
                                  const FieldDecl *Tag) const {
  Where K{P.Root, Path(P.Path.begin(), P.Path.begin() + Length)};
  for (const Projection &Step : K.Steps)
    if (isIndex(Step)) {
      const ElementChoice &W = Step.Which;
      // What a pointer may lead to changes unseen.
      if (!W.IsKnown ||
          (W.Var != NoVariable && F.Variables[W.Var].AddressTaken))
        return std::nullopt;
      K.Which.push_back({W.Var, W.Constant});
    }
  K.Steps.push_back({Projection::Field, Tag});
  return K;
}

/// A write at P may change the tag at K, or which one K is.
bool Tags::mayChange(const Place &P, const Where &K) const {
  if (whereOf(P).leadsTo(K) || K.isSelectedBy(P.Root))
    return true;
  bool IsDirect = isDirect(P.Root, P.hasDeref());
  bool IsKeyDirect = isDirect(K.Root, K.hasDeref());
  if (IsDirect && IsKeyDirect && P.Root != K.Root)
    return false;
  if (!IsDirect && IsKeyDirect && !F.Variables[K.Root].AddressTaken)
    return false;
  if (P.Type->isPointerType()) {
    if (P.isWhole())
      return false; // another variable
    const Projection &Last = P.Path.back();
    if (Last.K == Projection::Deref)
      return false; // what an __out parameter points to: no other way there
    for (size_t I = 0; I + 1 < K.Steps.size(); ++I)
      if (K.Steps[I + 1].K == Projection::Deref && K.Steps[I] == Last)
        return true;
    return false;
  }
  return llvm::any_of(K.Steps, [&](const Projection &Step) {
    return Step.F && Model.embeds(P.Type, Step.F->getParent());
  });
}

void Tags::changed(State &S, const Place &P) {
  if (SEEDED_DEFECT("tags:write"))
    return;
  forget(S, [&](const Where &K) { return mayChange(P, K); });
}

void Tags::pointTo(State &S, unsigned V, std::optional<Where> Target,
                   bool IsOwn) {
  if (V == NoVariable)
    return;
  // What another pointer finds here, if it can, is not what this variable was.
  forget(S, [V](const Where &K) { return K.Root == V || K.isSelectedBy(V); });
  S.At.erase(V);
  S.Own.reset(V);
  if (!F.Variables[V].Type->isPointerType() ||
      F.Variables[V].K == Variable::Global)
    return;
  if (Target && !(Target->Root == V))
    S.At[V] = *Target;
  if (IsOwn)
    S.Own.set(V);
}

void Tags::pointLike(State &S, unsigned V, unsigned Source) {
  std::optional<Where> Target;
  if (auto It = S.At.find(Source); It != S.At.end())
    Target = It->second;
  pointTo(S, V, Target, S.Own.test(Source));
}

std::optional<Where> Tags::anchored(const State &S, const Where &K) const {
  Where Whole = K;
  if (!K.Steps.empty() && K.Steps[0].K == Projection::Deref &&
      isBorrow(K.Root)) {
    auto It = S.At.find(K.Root);
    if (It == S.At.end())
      return std::nullopt;
    Whole = It->second;
    Whole.Steps.insert(Whole.Steps.end(), K.Steps.begin() + 1, K.Steps.end());
  }
  for (size_t I = 1; I < Whole.Steps.size(); ++I) {
    if (Whole.Steps[I].K != Projection::Deref)
      continue;
    const FieldDecl *Field = Whole.Steps[I - 1].F;
    const PointerInfo *Info = Field ? Model.pointer(Field) : nullptr;
    if (!Info || !isLinear(Info->Kind))
      return std::nullopt;
  }
  return Whole;
}

/// No callee reaches K but by an argument.
bool Tags::isOwn(const State &S, const Where &K) const {
  const Variable &Root = F.Variables[K.Root];
  if (Root.K == Variable::Global)
    return Root.Decl && Model.Unit.AST.getBaseElementType(Root.Type)
                                .isConstQualified() &&
           !K.hasDeref();
  for (size_t I = 0; I < K.Steps.size(); ++I) {
    if (K.Steps[I].K != Projection::Deref)
      continue;
    if (I == 0) {
      if (isBorrow(K.Root) && !S.Own.test(K.Root))
        return false;
      continue;
    }
    const FieldDecl *Field = K.Steps[I - 1].F;
    const PointerInfo *Info = Field ? Model.pointer(Field) : nullptr;
    if (!Info || Info->Kind == PointerKind::Borrow)
      return false;
  }
  return true;
}

/// K is reached under a lock only, which any call may give up.
bool Tags::isGuarded(const Where &K) const {
  const VarDecl *Root = F.Variables[K.Root].Decl;
  if (Root && !annotations(Root, "sd_guarded_by:").empty())
    return true;
  return llvm::any_of(K.Steps, [](const Projection &Step) {
    return Step.F && !annotations(Step.F, "sd_guarded_by:").empty();
  });
}

/// Everything that may be written through a mutable T; const stops it.
void Tags::close(QualType T, Written &Into) const {
  T = elementOf(T);
  if (T.isConstQualified())
    return;
  if (T->isPointerType()) {
    if (!T->getPointeeType()->isFunctionType())
      close(T->getPointeeType(), Into);
    return;
  }
  if (T->isIncompleteType() && !T->isVoidType())
    Into.Any = true;
  const RecordDecl *R = T->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (R && Into.Records.insert(R).second)
    for (const FieldDecl *Each : R->fields())
      close(elementOf(Each->getType()), Into);
}

/// What the pointers in a T lead to.
void Tags::closeBehind(QualType T, Written &Into) const {
  T = elementOf(T);
  if (T->isPointerType())
    return close(T, Into);
  const RecordDecl *R = T->getAsRecordDecl();
  if (R && R->getDefinition())
    for (const FieldDecl *Each : R->getDefinition()->fields())
      closeBehind(Each->getType(), Into);
}

bool Tags::mayWrite(const State &S, const Written &What,
                    const std::optional<Where> &Target, const Where &K) const {
  if (isDirect(K.Root, K.hasDeref()) && !F.Variables[K.Root].AddressTaken &&
      !(Target && Target->Root == K.Root))
    return false;
  if (!What.Any && llvm::none_of(K.Steps, [&](const Projection &Step) {
        return Step.F && What.Records.count(Step.F->getParent());
      }))
    return false;
  std::optional<Where> Key = anchored(S, K);
  if (!Target || !Key)
    return true;
  return Target->leadsTo(*Key);
}

void Tags::call(State &S, const Instruction &I) {
  const FunctionDecl *Callee = I.Callee;
  std::vector<std::pair<Written, std::optional<Where>>> Through;
  bool IsOwn = true;
  // What a view or a pointer that is handed in by its address leads to is not
  // below that address.
  auto Elsewhere = [&](QualType T) {
    if (!T->isPointerType() && !Model.isView(T))
      return;
    Written What;
    closeBehind(T, What);
    Through.push_back({std::move(What), std::nullopt});
  };
  for (const Argument &A : I.Args) {
    Written What;
    std::optional<Where> Target;
    if (A.K == Argument::Pointer) {
      const Variable &V = F.Variables[A.Var];
      if (V.Kind != PointerKind::Borrow)
        continue; // moved in, or to what does not change
      IsOwn &= S.Own.test(A.Var);
      if (V.ReadOnly)
        continue;
      // The parameter's const holds, whatever was given.
      QualType Pointee = A.Info ? A.Info->Pointee : V.Type->getPointeeType();
      close(Pointee, What);
      if (!Pointee.isConstQualified())
        Elsewhere(Pointee);
      if (auto It = S.At.find(A.Var); It != S.At.end())
        Target = anchored(S, It->second);
    } else if (A.K == Argument::Out || A.K == Argument::InOut) {
      close(A.P.Type, What);
      Elsewhere(A.P.Type);
      Target = anchored(S, whereOf(A.P));
    } else {
      continue;
    }
    Through.push_back({std::move(What), std::move(Target)});
  }
  // A struct by value may hold pointers of its own.
  if (Callee) {
    for (const ParmVarDecl *P : Callee->parameters())
      if (P->getType()->isRecordType()) {
        Written What;
        closeBehind(P->getType(), What);
        Through.push_back({std::move(What), std::nullopt});
      }
  } else {
    Through.push_back({{true, {}}, std::nullopt});
  }
  bool IsSdk = Callee && Model.Unit.Trusted.isSdk(Callee->getLocation());
  bool IsBuiltin = (Callee && Callee->getBuiltinID()) ||
                   SEEDED_DEFECT("tags:call");
  forget(S, [&](const Where &K) {
    const Variable &Root = F.Variables[K.Root];
    if (IsBuiltin)
      return false;
    if (isGuarded(K))
      return true;
    if (!this->isOwn(S, K) &&
        (Root.K != Variable::Global || IsSdk || !Root.Decl ||
         E.mayTouch(Callee, Root.Decl)))
      return true;
    return llvm::any_of(Through, [&](const auto &Each) {
      return mayWrite(S, Each.first, Each.second, K);
    });
  });
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out || A.K == Argument::InOut) {
      changed(S, A.P);
      if (A.P.isWhole() && A.P.Type->isPointerType())
        pointTo(S, A.P.Root, std::nullopt, false);
    }
  pointTo(S, I.Dest, std::nullopt, IsOwn);
}

void Tags::step(State &S, const Instruction &I) {
  auto Own = [&](const Place &P) { return isOwn(S, whereOf(P)); };
  switch (I.O) {
  case Op::Read:
  case Op::NeedSet:
  case Op::Free:
  case Op::Return:
  case Op::Use:
  case Op::Same:
  case Op::Compare:
  case Op::Known:
    return;
  case Op::Live:
  case Op::Dead:
    return pointTo(S, I.Dest, std::nullopt, false);
  case Op::New:
  case Op::Null:
    return pointTo(S, I.Dest, std::nullopt, true);
  case Op::Set:
    if (I.Dest != NoVariable)
      return pointTo(S, I.Dest, std::nullopt, false);
    return changed(S, I.P);
  case Op::Write: {
    changed(S, I.P);
    if (I.Source == NoVariable)
      return;
    if (!I.P.Type->isPointerType())
      break;
    if (I.P.isWhole())
      pointLike(S, I.P.Root, I.Source);
    return;
  }
  case Op::Address: {
    if (I.P.Root == NoVariable)
      return pointTo(S, I.Dest, std::nullopt, true);
    std::optional<Where> Target = anchored(S, whereOf(I.P));
    bool IsOwn = Own(I.P);
    return pointTo(S, I.Dest, std::move(Target), IsOwn);
  }
  case Op::Reborrow: {
    if (I.P.isWhole() && isBorrow(I.P.Root))
      return pointLike(S, I.Dest, I.P.Root);
    Where To = whereOf(I.P);
    To.Steps.push_back({Projection::Deref, nullptr});
    std::optional<Where> Target = anchored(S, To);
    bool IsOwn = isOwn(S, To);
    return pointTo(S, I.Dest, std::move(Target), IsOwn);
  }
  case Op::Derive:
    return pointLike(S, I.Dest, I.Source);
  case Op::Copy:
    return pointTo(S, I.Dest, std::nullopt, true);
  case Op::Move:
  case Op::Take:
    changed(S, I.P);
    return pointTo(S, I.Dest, std::nullopt, true);
  case Op::Swap:
    changed(S, I.P);
    return changed(S, I.Q);
  case Op::Call:
    return call(S, I);
  case Op::Test: {
    std::optional<Where> K =
        tagKey(I.P, I.P.Path.size() - 1, I.P.Path.back().F);
    if (I.Flag && K)
      S.Known[*K] = I.Value;
    return;
  }
  }
  // A struct copied whole brings what is known of its source.
  Where To = whereOf(I.P);
  if (To.has(Projection::Index))
    return;
  std::vector<std::pair<Where, uint64_t>> More;
  for (const auto &[K, Value] : S.Known)
    if (K.Root == I.Source && !K.hasDeref()) {
      Where Tag = To;
      Tag.Steps.insert(Tag.Steps.end(), K.Steps.begin(), K.Steps.end());
      Tag.Which = K.Which;
      More.push_back({std::move(Tag), Value});
    }
  S.Known.insert(More.begin(), More.end());
}

/// P goes through arms that are in use only.
void Tags::reach(State &S, const Place &P, SourceLocation Loc, bool Initial) {
  if (P.Root == NoVariable)
    return;
  auto Report = [&](size_t Length, auto Say) {
    if (!Reporting)
      return;
    Place To = P;
    To.Path.resize(Length);
    const SourceManager &SM = Model.Unit.AST.getSourceManager();
    if (Said.insert({spell(F, To), SM.getExpansionLineNumber(Loc)}).second)
      Say(spell(F, To));
  };
  for (size_t I = 0; I < P.Path.size(); ++I) {
    const FieldDecl *Field = P.Path[I].F;
    if (!Field)
      continue;
    bool IsArm = Field->getParent()->isUnion();
    const Tagged *T = I ? (P.Path[I - 1].F ? Model.tagged(P.Path[I - 1].F)
                                           : nullptr)
                        : nullptr;
    if (IsArm && !Initial) {
      if (!T) {
        Report(I + 1, [&](const std::string &Name) {
          Model.Unit.Diags.report(Loc, Rule::TagTorn, Name,
                                  "use it inside the struct that holds both");
        });
        return;
      }
      std::optional<Where> Tag = tagKey(P, I - 1, T->Tag);
      uint64_t Wanted = T->Values[Field->getFieldIndex()];
      auto It = Tag ? S.Known.find(*Tag) : S.Known.end();
      if (It == S.Known.end() || It->second != Wanted) {
        Report(I + 1, [&](const std::string &Name) {
          Place TagPlace = P;
          TagPlace.Path.resize(I - 1);
          TagPlace.Path.push_back({Projection::Field, T->Tag});
          Model.Unit.Diags.report(
              Loc, Rule::TagUntested, Name, spell(F, TagPlace),
              tagValueName(T->Tag, Wanted),
              !Tag                ? ", through a pointer to the element"
              : Tag->Which.empty() ? ""
                                   : ", with the same index");
        });
        // Said once: from here on it counts as tested.
        if (Tag && It == S.Known.end())
          S.Known[*Tag] = Wanted;
        return;
      }
    }
    if (Model.tagged(Field) && I + 1 == P.Path.size() && !Initial)
      Report(I + 1, [&](const std::string &Name) {
        Model.Unit.Diags.report(Loc, Rule::TagTorn, Name,
                                "use one arm of it, or the whole struct");
      });
  }
}

/// P is no tag: what writes or points to it would change the tag alone.
void Tags::notAlone(const Place &P, SourceLocation Loc) {
  if (Reporting && !P.Path.empty() && P.Path.back().F &&
      !Model.taggedBy(P.Path.back().F).empty())
    Model.Unit.Diags.report(Loc, Rule::TagTorn, P.Path.back().F,
                            "assign the whole struct");
}

void Tags::judge(State &S, const Instruction &I) {
  if (I.O == Op::Test)
    return;
  reach(S, I.P, I.Loc, I.Initial);
  reach(S, I.Q, I.Loc, false);
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out || A.K == Argument::InOut) {
      reach(S, A.P, I.Loc, false);
      notAlone(A.P, I.Loc);
    }
  if ((I.O == Op::Write && !I.Initial) ||
      (I.O == Op::Address && I.P.Root != NoVariable))
    notAlone(I.P, I.Loc);
}

void Tags::run() {
  std::vector<State> In(F.Blocks.size());
  In[0] = entry();
  std::deque<unsigned> Work{0};
  while (!Work.empty()) {
    unsigned B = Work.front();
    Work.pop_front();
    State S = In[B];
    for (const Instruction &I : F.Blocks[B].Code) {
      judge(S, I);
      step(S, I);
    }
    settle(S);
    for (unsigned Next : F.Blocks[B].Next)
      if (In[Next].join(S)) {
        settle(In[Next]);
        Work.push_back(Next);
      }
  }
  Reporting = true;
  for (size_t B = 0; B < F.Blocks.size(); ++B) {
    if (!In[B].Reached)
      continue;
    State S = In[B];
    for (const Instruction &I : F.Blocks[B].Code) {
      judge(S, I);
      step(S, I);
    }
  }
}

void sdc::checkTags(UnitModel &Model, const Effects &E, const Function &F) {
  Tags(Model, E, F).run();
}
