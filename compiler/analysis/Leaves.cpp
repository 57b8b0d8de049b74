// See Leaves.h.
#include "analysis/Leaves.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

bool PathLess::operator()(const Path &A, const Path &B) const {
  return std::lexicographical_compare(
      A.begin(), A.end(), B.begin(), B.end(),
      [](const Projection &X, const Projection &Y) {
        return X.K != Y.K ? X.K < Y.K : X.F < Y.F;
      });
}

LeafTable::LeafTable(UnitModel &Model, const Function &F) : Model(Model), F(F) {
  OfVariable.resize(F.Variables.size());
  for (unsigned V = 0; V < F.Variables.size(); ++V)
    addVariable(V);
}

void LeafTable::add(unsigned Var, QualType T, const PointerInfo *Info,
                    PointerKind Kind, Path Where, unsigned Depth) {
  if (const RecordDecl *R = T->getAsRecordDecl();
      R && R->getDefinition() && Depth < 16 &&
      (!R->isUnion() || Model.isTagged(R))) { // a union of bits is one leaf
    for (const FieldDecl *Field : R->getDefinition()->fields()) {
      if (Field->isUnnamedBitField())
        continue;
      Path Inner = Where;
      Inner.push_back({Projection::Field, Field});
      const PointerInfo *P = Model.pointer(Field);
      add(Var, Field->getType(), P, P ? P->Kind : PointerKind::Borrow,
          Inner, Depth + 1);
    }
    return;
  }
  if (T->isRecordType() && Model.hasLinear(T))
    Model.Unit.Diags.report(F.Variables[Var].Loc, Rule::NotUnderstood,
                            "a struct nested so deeply");
  Leaf L{Var, std::move(Where), T, Info, false};
  L.Linear = T->isPointerType() && isLinear(Kind);
  OfVariable[Var].push_back(All.size());
  All.push_back(std::move(L));
}

void LeafTable::addVariable(unsigned V) {
  const Variable &Var = F.Variables[V];
  if (Var.K == Variable::Global)
    return;
  add(V, Var.Type, Var.Declared, Var.Kind, {}, 0);
  const PointerInfo *P = Var.Declared;
  if (Var.K == Variable::Parameter && P && (P->IsOut || P->IsInOut)) {
    const PointerInfo *Inner = P->Inner.get();
    add(V, P->Pointee, Inner, Inner ? Inner->Kind : PointerKind::Borrow,
        {{Projection::Deref, nullptr}}, 0);
  }
}

llvm::SmallVector<unsigned, 8> LeafTable::of(const Place &P) const {
  llvm::SmallVector<unsigned, 8> Found;
  for (unsigned I : OfVariable[P.Root]) {
    const Path &W = All[I].Where;
    size_t N = std::min<size_t>(W.size(), P.Path.size());
    bool Same = std::equal(W.begin(), W.begin() + N, P.Path.begin());
    // A pointer's leaf does not cover what it points to.
    if (Same && W.size() < P.Path.size() &&
        P.Path[W.size()].K == Projection::Deref)
      Same = false;
    if (Same && P.Path.size() < W.size() &&
        W[P.Path.size()].K == Projection::Deref)
      Same = false;
    if (Same)
      Found.push_back(I);
  }
  return Found;
}

unsigned LeafTable::at(const Place &P) const {
  for (unsigned I : OfVariable[P.Root]) {
    const Path &W = All[I].Where;
    if (W.size() == P.Path.size() &&
        std::equal(W.begin(), W.end(), P.Path.begin()))
      return I;
  }
  return NoVariable;
}

bool LeafTable::isLinearPlace(const Place &P) const {
  if (!P.Type->isPointerType())
    return false;
  unsigned L = at(P);
  if (L != NoVariable)
    return All[L].Linear;
  for (size_t I = P.Path.size(); I-- > 0;)
    if (P.Path[I].K == Projection::Field) {
      const PointerInfo *Info = I + 1 == P.Path.size()
                                    ? Model.pointer(P.Path[I].F)
                                    : Model.element(P.Path[I].F);
      return Info && isLinear(Info->Kind);
    }
  const Variable &V = F.Variables[P.Root];
  const PointerInfo *Info =
      P.hasDeref() || P.isWhole() || !V.Decl ? V.Declared : Model.element(V.Decl);
  return Info && isLinear(Info->Kind);
}

bool sdc::holdsPointer(const UnitModel &Model, QualType T) {
  T = Model.Unit.AST.getBaseElementType(T);
  if (T->isPointerType() || T->isIncompleteType())
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  if (R && R->getDefinition())
    for (const FieldDecl *Field : R->getDefinition()->fields())
      if (!Field->getType()->isIncompleteArrayType() &&
          holdsPointer(Model, Field->getType()))
        return true;
  return false;
}

bool LeafTable::isReachable(const Leaf &L) const {
  if (!L.Type->isPointerType())
    return false;
  return L.isBehind() || F.Variables[L.Var].AddressTaken;
}

std::string LeafTable::name(const Leaf &L) const {
  Place P;
  P.Root = L.Var;
  P.Path.append(L.Where.begin(), L.Where.end());
  return spell(F, P);
}
