// See Regions.h.
#include "analysis/Regions.h"

using namespace sdc;
using namespace clang;

// Longer paths are recursive structures: one step more says nothing more.
static constexpr size_t LongestPath = 8;

static bool isLess(const Projection &X, const Projection &Y) {
  return X.K != Y.K ? X.K < Y.K : std::less<>()(X.F, Y.F);
}

bool Region::operator<(const Region &O) const {
  if (Root != O.Root)
    return Root < O.Root;
  if (IsBelow != O.IsBelow)
    return IsBelow < O.IsBelow;
  return std::lexicographical_compare(Path.begin(), Path.end(), O.Path.begin(),
                                      O.Path.end(), isLess);
}

bool RegionState::join(const RegionState &O) {
  if (!O.IsReached)
    return false;
  if (!IsReached) {
    *this = O;
    return true;
  }
  bool Changed = false;
  for (size_t V = 0; V < Of.size(); ++V)
    for (const Region &R : O.Of[V])
      Changed |= Of[V].insert(R).second;
  return Changed;
}

void Regions::addSlot(unsigned Var, std::vector<Projection> Path, QualType T,
                      bool IsOfCaller) {
  InVar[Var].push_back(Slots.size());
  Slots.push_back({Var, std::move(Path), T, IsOfCaller});
}

Regions::Regions(UnitModel &Model, const Function &F) : Model(Model), F(F) {
  for (unsigned V = 0; V < F.Variables.size(); ++V)
    Slots.push_back({V, {}, F.Variables[V].Type, false});
  InVar.resize(F.Variables.size());
  const Projection Deref{Projection::Deref, nullptr};
  for (unsigned V = 0; V < F.Variables.size(); ++V) {
    const Variable &Var = F.Variables[V];
    if (isBorrowVariable(V))
      InVar[V].push_back(V);
    auto Leaves = [&](QualType T, std::vector<Projection> Prefix) {
      for (const ViewLeaf &L : Model.viewLeaves(T)) {
        std::vector<Projection> Path = Prefix;
        for (const FieldDecl *Field : L.Path)
          Path.push_back({Projection::Field, Field});
        addSlot(V, Path, L.Path.back()->getType(), !Prefix.empty());
      }
    };
    Leaves(Var.Type, {});
    if (Var.K != Variable::Parameter || !isBorrowVariable(V))
      continue;
    QualType Pointee = Var.Type->getPointeeType();
    Leaves(Pointee, {Deref});
    if (Var.Declared && Var.Declared->Inner &&
        Var.Declared->Inner->Kind == PointerKind::Borrow)
      addSlot(V, {Deref}, Pointee, true);
  }
}

bool Regions::isBorrowVariable(unsigned V) const {
  const Variable &Var = F.Variables[V];
  return Var.K != Variable::Global && Var.Type->isPointerType() &&
         (Var.Kind == PointerKind::Borrow || Model.isToken(Var.Type));
}

/// Guard is the mutex of a part of R.
bool Regions::isGuardedBy(const Region &R, const Region &Mutex) const {
  // Where the path was cut, any mutex further down may be meant.
  if ((R.IsBelow || Mutex.IsBelow) && overlap(R, Mutex))
    return true;
  auto IsGlobal = [&](const ValueDecl *Guard) {
    return Mutex.Path.empty() && F.Variables[Mutex.Root].Decl &&
           F.Variables[Mutex.Root].Decl->getCanonicalDecl() == Guard;
  };
  const VarDecl *Root = F.Variables[R.Root].Decl;
  if (Root && Root->hasGlobalStorage())
    if (const ValueDecl *Guard = Model.guard(Root))
      if (IsGlobal(Guard))
        return true;
  for (size_t I = 0; I < R.Path.size(); ++I) {
    const ValueDecl *Guard =
        R.Path[I].K == Projection::Field ? Model.guard(R.Path[I].F) : nullptr;
    if (!Guard)
      continue;
    const auto *Sibling = dyn_cast<FieldDecl>(Guard);
    if (!Sibling) {
      if (IsGlobal(Guard))
        return true;
      continue;
    }
    Region Wanted = R;
    Wanted.Path.resize(I);
    Wanted.Path.push_back({Projection::Field, Sibling});
    if (Wanted.Root == Mutex.Root && Wanted.Path == Mutex.Path)
      return true;
  }
  return false;
}

bool Regions::isGuarded(const Region &R) const {
  const VarDecl *Root = F.Variables[R.Root].Decl;
  if (Root && Root->hasGlobalStorage() && Model.guard(Root))
    return true;
  return llvm::any_of(R.Path, [&](const Projection &P) {
    return P.K == Projection::Field && Model.guard(P.F);
  });
}

bool Regions::isBorrow(unsigned S) const {
  return S >= F.Variables.size() || isBorrowVariable(S);
}

static bool startsWith(const std::vector<Projection> &Path,
                       llvm::ArrayRef<Projection> Prefix) {
  return Path.size() >= Prefix.size() &&
         std::equal(Prefix.begin(), Prefix.end(), Path.begin());
}

llvm::SmallVector<unsigned, 4> Regions::slotsAt(const Region &R) const {
  llvm::SmallVector<unsigned, 4> Found;
  for (unsigned S : InVar[R.Root]) {
    const std::vector<Projection> &Path = Slots[S].Path;
    bool Inside = startsWith(Path, R.Path);
    // The variable's own storage is not what it points to.
    if (Inside && Slots[S].IsOfCaller && R.Path.empty() && !R.IsBelow)
      Inside = false;
    if (Inside)
      Found.push_back(S);
  }
  return Found;
}

bool Regions::isExactly(const Region &R, unsigned S) const {
  return !R.IsBelow && R.Root == Slots[S].Var && R.Path == Slots[S].Path;
}

llvm::SmallVector<unsigned, 4> Regions::slotsNamed(const Place &P) const {
  llvm::SmallVector<unsigned, 4> Found;
  if (P.Root == NoVariable)
    return Found;
  for (unsigned S : InVar[P.Root]) {
    const std::vector<Projection> &Path = Slots[S].Path;
    if (Slots[S].IsOfCaller)
      continue;
    size_t N = std::min<size_t>(Path.size(), P.Path.size());
    if (std::equal(Path.begin(), Path.begin() + N, P.Path.begin()))
      Found.push_back(S);
  }
  return Found;
}

unsigned Regions::slotIs(const Place &P) const {
  if (P.Root == NoVariable)
    return NoVariable;
  for (unsigned S : InVar[P.Root])
    if (!Slots[S].IsOfCaller && Slots[S].Path.size() == P.Path.size() &&
        std::equal(P.Path.begin(), P.Path.end(), Slots[S].Path.begin()))
      return S;
  return NoVariable;
}

Place Regions::placeOf(unsigned S) const {
  Place P;
  P.Root = Slots[S].Var;
  P.Path.append(Slots[S].Path.begin(), Slots[S].Path.end());
  P.Type = Slots[S].Type;
  return P;
}

size_t Regions::base(const Region &R) const {
  if (F.Variables[R.Root].K != Variable::Parameter)
    return 0;
  size_t Steps = 0;
  for (unsigned S : InVar[R.Root]) {
    const std::vector<Projection> &Path = Slots[S].Path;
    if (R.Path.size() > Path.size() &&
        R.Path[Path.size()].K == Projection::Deref && startsWith(R.Path, Path))
      Steps = std::max(Steps, Path.size() + 1);
  }
  return Steps;
}

PointerKind Regions::kindAt(const Place &P) const {
  const PointerInfo *Info = nullptr;
  for (size_t I = P.Path.size(); I-- > 0;) {
    const Projection &S = P.Path[I];
    if (S.K == Projection::Field) {
      Info = I + 1 == P.Path.size() ? Model.pointer(S.F) : Model.element(S.F);
      return Info ? Info->Kind : PointerKind::Borrow;
    }
    if (S.K == Projection::Deref) { // what an __out or __inout points to
      const PointerInfo *Outer = F.Variables[P.Root].Declared;
      return Outer && Outer->Inner ? Outer->Inner->Kind : PointerKind::Borrow;
    }
  }
  const Variable &V = F.Variables[P.Root];
  if (P.Path.empty())
    return V.Kind;
  Info = V.Decl ? Model.element(V.Decl) : nullptr;
  return Info ? Info->Kind : PointerKind::Borrow;
}

Region Regions::step(Region R, Projection P) const {
  if (R.IsBelow)
    return R;
  if (R.Path.size() >= LongestPath) {
    R.IsBelow = true;
    return R;
  }
  R.Path.push_back(P);
  return R;
}

RegionSet Regions::resolve(const RegionState &S, const Place &P) const {
  RegionSet Now{Region{P.Root, {}, false}};
  for (size_t I = 0; I < P.Path.size(); ++I) {
    RegionSet Next;
    PointerKind K = PointerKind::Owned;
    if (P.Path[I].K == Projection::Deref) {
      Place Pointer;
      Pointer.Root = P.Root;
      Pointer.Path.append(P.Path.begin(), P.Path.begin() + I);
      K = kindAt(Pointer);
      if (K == PointerKind::Static || K == PointerKind::Function)
        return {}; // static storage: nothing ends it
    }
    for (const Region &R : Now) {
      if (K != PointerKind::Borrow) {
        Next.insert(step(R, P.Path[I]));
        continue;
      }
      llvm::SmallVector<unsigned, 4> Holders = slotsAt(R);
      Lost |= Holders.empty();
      for (unsigned Each : Holders)
        Next.insert(S.Of[Each].begin(), S.Of[Each].end());
    }
    Now = std::move(Next);
  }
  return Now;
}

RegionSet Regions::deref(const RegionState &S, const Place &Pointer) const {
  Place P = Pointer;
  P.Path.push_back({Projection::Deref, nullptr});
  return resolve(S, P);
}

bool Regions::restsOnOwner(const Region &R, size_t From) const {
  if (R.IsBelow)
    return true;
  From = std::max(From, base(R));
  for (size_t I = From; I < R.Path.size(); ++I)
    if (R.Path[I].K == Projection::Deref ||
        (R.Path[I].K == Projection::Field && Model.tagged(R.Path[I].F)))
      return true;
  return false;
}

static size_t commonLength(const Region &A, const Region &B) {
  size_t N = std::min(A.Path.size(), B.Path.size());
  for (size_t I = 0; I < N; ++I)
    if (!(A.Path[I] == B.Path[I]))
      return I;
  return N;
}

bool Regions::overlap(const Region &A, const Region &B) const {
  if (A.Root != B.Root)
    return false;
  // What holds a borrow is not what it points to.
  if (base(A) != base(B))
    return false;
  return commonLength(A, B) == std::min(A.Path.size(), B.Path.size());
}

bool Regions::endedBy(const Region &R, const Region &Changed) const {
  if (!overlap(R, Changed))
    return false;
  if (Changed.Path.size() > R.Path.size())
    return R.IsBelow; // beyond R, unless R is anywhere there
  if (R.IsBelow)
    return true;
  // An owner at or, for a change below, after Changed's end.
  return restsOnOwner(R, Changed.Path.size());
}

std::string Regions::name(const Region &R) const {
  Place P;
  P.Root = R.Root;
  P.Path.append(R.Path.begin(), R.Path.end());
  return spell(F, P);
}
