// See ValueState.h.
#include "analysis/ValueState.h"
#include "diag/SeededDefects.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

uint8_t Facts::at(const Place &P) const {
  auto It = Known.find({P.Root, Path(P.Path.begin(), P.Path.end())});
  return It == Known.end() ? uint8_t(IsNull | Full) : It->second;
}

void Facts::set(const Place &P, uint8_t Value) {
  for (const Projection &Step : P.Path)
    if (Step.K == Projection::Index)
      return;
  std::pair<unsigned, Path> Key{P.Root, Path(P.Path.begin(), P.Path.end())};
  if (Value == IsNull || Value == Full)
    Known[Key] = Value;
  else
    Known.erase(Key);
}

void Facts::forgetIf(
    llvm::function_ref<bool(unsigned, const Path &, uint8_t)> Is) {
  for (auto It = Known.begin(); It != Known.end();)
    if (Is(It->first.first, It->first.second, It->second))
      It = Known.erase(It);
    else
      ++It;
}

void Facts::forgetRoot(unsigned Var) {
  forgetIf([&](unsigned V, const Path &, uint8_t) { return V == Var; });
}

void Facts::forgetBelow(const Place &P) {
  forgetIf([&](unsigned V, const Path &Where, uint8_t) {
    return V == P.Root && P.Path.size() <= Where.size() &&
           std::equal(P.Path.begin(), P.Path.end(), Where.begin());
  });
}

bool Facts::join(const Facts &O) {
  size_t Before = Known.size();
  for (auto It = Known.begin(); It != Known.end();) {
    auto Other = O.Known.find(It->first);
    if (Other == O.Known.end() || Other->second != It->second)
      It = Known.erase(It);
    else
      ++It;
  }
  return Known.size() != Before;
}

bool ValueState::join(const ValueState &O) {
  if (!O.Reached)
    return false;
  if (!Reached) {
    *this = O;
    return true;
  }
  bool Changed = Numbers.join(
      O.Numbers, [&](unsigned L) { return (Leaves[L] & Unset) != 0; },
      [&](unsigned L) { return (O.Leaves[L] & Unset) != 0; });
  for (size_t I = 0; I < Leaves.size(); ++I) {
    uint8_t Both = Leaves[I] | O.Leaves[I];
    [[maybe_unused]] uint8_t Differ = Leaves[I] ^ O.Leaves[I];
    if (SEEDED_DEFECT("init:paths")) // set on one path is set
      Both &= ~(Differ & Unset);
    if (SEEDED_DEFECT("own:paths")) // moved on one path is not moved
      Both &= ~(Differ & Moved);
    Changed |= Both != Leaves[I];
    Leaves[I] = Both;
  }
  return Behind.join(O.Behind) || Changed;
}

static const RecordDecl *definition(QualType T) {
  const RecordDecl *R = T->getAsRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

void sdc::forEachPointerField(
    UnitModel &Model, QualType T, const Place &Of,
    llvm::function_ref<void(const Place &, const PointerInfo &)> Visit) {
  const RecordDecl *R = definition(T);
  if (!R)
    return;
  for (const FieldDecl *Field : R->fields()) {
    Place Inner = Of;
    Inner.Path.push_back({Projection::Field, Field});
    Inner.Type = Field->getType();
    if (const PointerInfo *P = Model.pointer(Field))
      Visit(Inner, *P);
    else if (Field->getType()->isRecordType())
      forEachPointerField(Model, Field->getType(), Inner, Visit);
  }
}

void Reach::add(QualType T) {
  T = Model.Unit.AST.getBaseElementType(T);
  if (T->isPointerType()) {
    HasPointer = true;
    if (!T->isFunctionPointerType())
      add(T->getPointeeType());
    return;
  }
  const auto *R = T->getAsRecordDecl();
  if (!R)
    return;
  if (!R->getDefinition()) {
    IsAnything = true;
    return;
  }
  if (!Records.insert(R->getDefinition()).second)
    return;
  for (const FieldDecl *Field : R->getDefinition()->fields())
    add(Field->getType());
}

void Reach::addConst(QualType T) {
  T = Model.Unit.AST.getBaseElementType(T);
  if (T->isPointerType()) {
    if (!T->isFunctionPointerType())
      addConst(T->getPointeeType());
    return;
  }
  const auto *R = T->getAsRecordDecl();
  if (!R)
    return;
  if (!R->getDefinition()) {
    IsAnything = true;
    return;
  }
  if (!ConstRecords.insert(R->getDefinition()).second)
    return;
  for (const FieldDecl *Field : R->getDefinition()->fields()) {
    const PointerInfo *P = Model.pointer(Field);
    if (!P)
      P = Model.element(Field);
    if (P && P->Kind == PointerKind::Static && !P->Pointee.isConstQualified())
      add(P->Pointee);
    addConst(Field->getType());
  }
}

bool sdc::hasField(const UnitModel &Model, QualType T, const FieldDecl *F) {
  const RecordDecl *R = definition(Model.Unit.AST.getBaseElementType(T));
  if (!R)
    return false;
  for (const FieldDecl *Field : R->fields())
    if (Field == F || (!Field->getType()->isIncompleteArrayType() &&
                       hasField(Model, Field->getType(), F)))
      return true;
  return false;
}
