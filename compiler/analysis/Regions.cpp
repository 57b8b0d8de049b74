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

bool Regions::isBorrow(unsigned V) const {
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

bool Regions::startsAtParameter(const Region &R) const {
  return !R.Path.empty() && R.Path[0].K == Projection::Deref &&
         F.Variables[R.Root].K == Variable::Parameter && isBorrow(R.Root);
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
    if (P.Path[I].K != Projection::Deref) {
      RegionSet Next;
      for (const Region &R : Now)
        Next.insert(step(R, P.Path[I]));
      Now = std::move(Next);
      continue;
    }
    Place Pointer;
    Pointer.Root = P.Root;
    Pointer.Path.append(P.Path.begin(), P.Path.begin() + I);
    if (I == 0 && isBorrow(P.Root)) {
      Now = S.Of[P.Root];
      continue;
    }
    PointerKind K = kindAt(Pointer);
    if (K == PointerKind::Static || K == PointerKind::Function)
      return {}; // static storage: nothing ends it
    RegionSet Next;
    for (const Region &R : Now)
      Next.insert(step(R, P.Path[I]));
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
  if (startsAtParameter(R))
    From = std::max<size_t>(From, 1);
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
  // A parameter's own storage is not what it points to.
  if (startsAtParameter(A) != startsAtParameter(B))
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
