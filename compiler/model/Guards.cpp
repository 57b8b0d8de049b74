// What __guarded_by, mutexes and their tokens mean (Model.h), and where they may
// stand. The mutex type and the token's are known by name and by being the
// SDK's (sd/mutex.h).
#include "model/Model.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

static const RecordDecl *definition(QualType T) {
  const RecordDecl *R = T->getAsRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

static bool isSdkStruct(const UnitModel &Model, QualType T,
                        llvm::StringRef Name) {
  const RecordDecl *R = T->getAsRecordDecl();
  return R && R->getName() == Name &&
         Model.Unit.Trusted.isSdk(R->getCanonicalDecl()->getLocation());
}

bool UnitModel::isMutex(QualType T) const {
  return isSdkStruct(*this, T, "sd_mutex");
}

bool UnitModel::isToken(QualType T) const {
  return T->isPointerType() &&
         isSdkStruct(*this, T->getPointeeType(), "sd_guard");
}

bool UnitModel::isLockCall(const FunctionDecl *F) const {
  return F && F->getDeclName().isIdentifier() && F->getName() == "sd_lock" &&
         Unit.Trusted.isSdk(F->getCanonicalDecl()->getLocation());
}

bool UnitModel::holdsMutex(QualType T) const {
  T = Unit.AST.getBaseElementType(T);
  if (isMutex(T))
    return true;
  if (const RecordDecl *R = definition(T))
    for (const FieldDecl *F : R->fields())
      if (holdsMutex(F->getType()))
        return true;
  return false;
}

/// What D's annotation names, or null; Why says what is wrong with it.
static const ValueDecl *findGuard(UnitModel &Model, const ValueDecl *D,
                                  llvm::StringRef Name, std::string &Why) {
  const ValueDecl *Found = nullptr;
  if (const auto *F = dyn_cast<FieldDecl>(D))
    for (const FieldDecl *Sibling : F->getParent()->fields())
      if (Sibling->getName() == Name)
        Found = Sibling;
  bool IsGlobal = !Found;
  if (!Found)
    for (const NamedDecl *Each :
         Model.Unit.AST.getTranslationUnitDecl()->lookup(
             &Model.Unit.AST.Idents.get(Name)))
      if (const auto *V = dyn_cast<VarDecl>(Each))
        Found = V->getCanonicalDecl();
  if (!Found) {
    Why = "'" + Name.str() + "' is no field beside '" + D->getNameAsString() +
          "' and no global";
    return nullptr;
  }
  if (!Model.isMutex(Found->getType()) ||
      Found->getType().isConstQualified()) {
    Why = "'" + Name.str() + "' is no struct sd_mutex";
    return nullptr;
  }
  if (!IsGlobal)
    return Found;
  const auto *V = cast<VarDecl>(Found);
  const auto *Own = dyn_cast<VarDecl>(D);
  if (V->getTLSKind() != VarDecl::TLS_None) {
    Why = "'" + Name.str() + "' is thread-local: each thread would lock another";
    return nullptr;
  }
  // Another unit's mutex of the same name would be another one.
  if (!V->isExternallyVisible() && !(Own && !Own->isExternallyVisible())) {
    Why = "'" + Name.str() + "' is static, but other units may see '" +
          D->getNameAsString() + "'; give the mutex external linkage";
    return nullptr;
  }
  return Found;
}

const ValueDecl *UnitModel::guard(const ValueDecl *D) {
  if (const auto *V = dyn_cast<VarDecl>(D))
    D = V->getCanonicalDecl();
  auto [It, IsNew] = Guards.try_emplace(D, nullptr);
  if (!IsNew)
    return It->second;
  std::vector<std::string> Texts = annotations(D, "sd_guarded_by:");
  if (Texts.empty())
    return nullptr;
  std::string Why;
  const ValueDecl *Found =
      findGuard(*this, D, llvm::StringRef(Texts.front()).trim(), Why);
  if (!Found)
    Unit.Diags.report(D->getLocation(), Rule::BadGuard, Why);
  return Guards[D] = Found;
}

bool UnitModel::isShareable(QualType T) {
  T = Unit.AST.getBaseElementType(T);
  if (T.isConstQualified() || T->isAtomicType() || isMutex(T))
    return true;
  const RecordDecl *R = definition(T);
  if (!R || R->isUnion())
    return false;
  for (const FieldDecl *F : R->fields())
    if (!F->isUnnamedBitField() && !guard(F) && !isShareable(F->getType()))
      return false;
  return true;
}

namespace {

class GuardRules {
public:
  GuardRules(UnitModel &Model, const ValueDecl *D)
      : Model(Model), Unit(Model.Unit), D(D) {}

  void run() {
    if (isa<FieldDecl>(D) && cast<FieldDecl>(D)->getParent()->isUnion() &&
        Model.holdsMutex(D->getType()))
      bad("a mutex in a union could be overwritten by its neighbours");
    annotation();
    token();
    byValue();
    if (Unit.Opts.Concurrent)
      sharedPointer();
  }

private:
  void bad(const std::string &Why) {
    Unit.Diags.report(D->getLocation(), Rule::BadGuard, Why);
  }

  /// Nothing frees what a thread-local owns: there are no destructors.
  void threadLocal(const VarDecl *V) {
    const PointerInfo *P = Model.pointer(V);
    if (!P)
      P = Model.element(V);
    if (V->getTLSKind() != VarDecl::TLS_None &&
        ((P && isLinear(P->Kind)) || Model.hasLinear(V->getType())))
      Unit.Diags.report(V->getLocation(), Rule::ThreadLocal, V);
  }

  void annotation() {
    const auto *V = dyn_cast<VarDecl>(D);
    if (V)
      threadLocal(V);
    const auto *F = dyn_cast<FieldDecl>(D);
    if (V)
      redeclared(V);
    bool IsGuarded = !annotations(D, "sd_guarded_by:").empty();
    if (!IsGuarded && !F)
      return;
    if (IsGuarded &&
        ((!F && !(V && V->isFileVarDecl() &&
                  V->getTLSKind() == VarDecl::TLS_None)) ||
         (F && F->getParent()->isUnion()))) {
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        "__guarded_by");
      return;
    }
    const ValueDecl *Guard = Model.guard(D);
    if (Guard && F && F->isBitField())
      bad("a bit-field shares its bytes with its neighbours, so no mutex of its "
          "own can guard it");
    if (Guard && Model.holdsMutex(D->getType()) && Model.isMutex(D->getType()))
      bad("a mutex that is guarded itself could not be locked");
    if (F)
      groups(F, Guard);
  }

  /// What is read together is guarded together.
  void groups(const FieldDecl *F, const ValueDecl *Guard) {
    auto Same = [&](const FieldDecl *Other, const char *What) {
      if (Model.guard(Other) != Guard)
        bad("'" + F->getNameAsString() + "' and its " + What + " '" +
            Other->getNameAsString() + "' must be guarded by the same mutex");
    };
    for (const FieldDecl *Other : F->getParent()->fields())
      if (llvm::is_contained(Model.groupsOf(Other), F))
        Same(Other, "count");
    for (const std::string &Text : annotations(F, "sd_tagged:")) {
      llvm::StringRef Tag = llvm::StringRef(Text).split(',').first.trim();
      for (const FieldDecl *Other : F->getParent()->fields())
        if (Other->getName() == Tag)
          Same(Other, "tag");
    }
  }

  /// Every declaration of a global says the same.
  void redeclared(const VarDecl *V) {
    const VarDecl *Before = V->getPreviousDecl();
    if (!Before)
      return;
    // Clang hands annotations on from one declaration to the next.
    if (annotations(V, "sd_guarded_by:") ==
        annotations(Before, "sd_guarded_by:"))
      return;
    Unit.Diags.report(V->getLocation(), Rule::RedeclarationDiffers, V);
    Unit.Diags.note(Before->getLocation(), "declared otherwise here");
  }

  /// A token is a local or a parameter: then what it guards is known.
  void token() {
    QualType T = D->getType();
    if (const auto *Fn = dyn_cast<FunctionDecl>(D))
      T = Fn->getReturnType();
    bool Stays = isa<FieldDecl>(D) || isa<FunctionDecl>(D) ||
                 T->isArrayType() ||
                 (isa<VarDecl>(D) && cast<VarDecl>(D)->hasGlobalStorage());
    QualType Base = Unit.AST.getBaseElementType(T);
    bool IsToken = Model.isToken(Base);
    bool IsInner =
        Base->isPointerType() && Model.isToken(Base->getPointeeType());
    if ((IsToken && Stays) || IsInner)
      Unit.Diags.report(D->getLocation(), Rule::GuardToken,
                        "is a local variable or a parameter, never kept or "
                        "handed back");
  }

  void byValue() {
    QualType T = D->getType();
    if (const auto *Fn = dyn_cast<FunctionDecl>(D))
      T = Fn->getReturnType();
    else if (!isa<ParmVarDecl>(D))
      return;
    if (!T->isPointerType() && Model.holdsMutex(T))
      Unit.Diags.report(D->getLocation(), Rule::MutexCopy, D);
  }

  void sharedPointer() {
    const PointerInfo *P = Model.pointer(D);
    if (!P)
      P = Model.element(D);
    if (P && P->Kind == PointerKind::Static && !P->Pointee.isConstQualified() &&
        !P->Pointee->isAtomicType())
      Unit.Diags.report(D->getLocation(), Rule::StaticShared, P->Pointee);
  }

  UnitModel &Model;
  UnitContext &Unit;
  const ValueDecl *D;
};

} // namespace

void sdc::checkGuardDeclaration(UnitModel &Model, const ValueDecl *D) {
  if (!Model.Unit.Trusted.isTrusted(D->getLocation()))
    GuardRules(Model, D).run();
}
