// Reads annotations from declarations and types (Model.h).
#include "model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace sdc;
using namespace clang;

const char *sdc::kindName(PointerKind K) {
  switch (K) {
  case PointerKind::Borrow:
    return "borrow";
  case PointerKind::Owned:
    return "__owned";
  case PointerKind::RRef:
    return "__rref";
  case PointerKind::Cap:
    return "__cap";
  case PointerKind::Static:
    return "__static";
  case PointerKind::Function:
    return "function pointer";
  }
  llvm_unreachable("all kinds");
}

namespace {

/// The marks met on the way from a type's outside to its pointer.
struct Marks {
  std::vector<std::string> Texts;
  bool Nullable = false;

  bool has(llvm::StringRef Text) const {
    return llvm::is_contained(Texts, Text);
  }
};

} // namespace

/// Steps through what does not change the type: attributes, brackets,
/// qualifiers, typedefs; collects the marks.
static TypeLoc strip(TypeLoc TL, Marks &M) {
  for (;;) {
    if (auto A = TL.getAs<AttributedTypeLoc>()) {
      if (A.getAttrKind() == attr::TypeNullable)
        M.Nullable = true;
      TL = A.getModifiedLoc();
    } else if (auto B = TL.getAs<BTFTagAttributedTypeLoc>()) {
      M.Texts.push_back(B.getAttr()->getBTFTypeTag().str());
      TL = B.getWrappedLoc();
    } else if (auto Q = TL.getAs<QualifiedTypeLoc>()) {
      TL = Q.getUnqualifiedLoc();
    } else if (auto P = TL.getAs<ParenTypeLoc>()) {
      TL = P.getInnerLoc();
    } else if (auto Q = TL.getAs<MacroQualifiedTypeLoc>()) {
      TL = Q.getInnerLoc();
    } else if (auto E = TL.getAs<ElaboratedTypeLoc>()) {
      TL = E.getNamedTypeLoc();
    } else if (auto T = TL.getAs<TypedefTypeLoc>()) {
      TypeSourceInfo *Info = T.getTypedefNameDecl()->getTypeSourceInfo();
      if (!Info)
        return TL;
      TL = Info->getTypeLoc();
    } else if (auto D = TL.getAs<DecayedTypeLoc>()) {
      TL = D.getOriginalLoc();
    } else {
      return TL;
    }
  }
}

/// Where names in D's count are looked up.
static const Decl *scopeOf(const Decl *D) {
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    return dyn_cast<FunctionDecl>(P->getDeclContext());
  if (const auto *F = dyn_cast<FieldDecl>(D))
    return F->getParent();
  return isa<FunctionDecl>(D) ? D : nullptr;
}

std::shared_ptr<CountExpr> UnitModel::count(const Decl *D, const Decl *Scope) {
  std::vector<std::string> Texts = annotations(D, "sd_count:");
  if (Texts.empty())
    return nullptr;
  std::string Error;
  llvm::ArrayRef<ParmVarDecl *> Others;
  if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
    if (Siblings.empty()) // a model that judges no declarations
      findSiblings();
    if (auto It = Siblings.find(P); It != Siblings.end())
      Others = It->second;
  }
  auto E = parseCount(Texts.front(), Scope, Unit.AST, Error, Others);
  if (!E) {
    Unit.Diags.report(D->getLocation(), Rule::BadCount, Error);
    E = std::make_shared<CountExpr>(); // covers nothing
  }
  return E;
}

PointerInfo UnitModel::read(TypeLoc TL, const Decl *D,
                            const DeclContext *Scope) {
  PointerInfo Info;
  Marks M;
  TL = strip(TL, M);
  Info.Loc = TL.getBeginLoc();
  Info.Nullable = M.Nullable;
  Info.IsOut = M.has("sd_out");
  Info.IsInOut = M.has("sd_inout");
  if (M.has("sd_owned"))
    Info.Kind = PointerKind::Owned;
  else if (M.has("sd_rref"))
    Info.Kind = PointerKind::RRef;
  else if (M.has("sd_cap"))
    Info.Kind = PointerKind::Cap;
  else if (M.has("sd_static"))
    Info.Kind = PointerKind::Static;
  unsigned Kinds = M.has("sd_owned") + M.has("sd_rref") + M.has("sd_cap") +
                   M.has("sd_static");
  if (Kinds > 1)
    Unit.Diags.report(D ? D->getLocation() : Info.Loc, Rule::KindConflict);
  if (auto A = TL.getAs<ArrayTypeLoc>()) { // a parameter written T p[n]
    Info.Pointee = A.getTypePtr()->getElementType();
    auto E = std::make_shared<CountExpr>();
    const Expr *Size = A.getSizeExpr();
    if (const auto *C = dyn_cast<ConstantArrayType>(A.getTypePtr())) {
      E->Value = C->getZExtSize();
    } else if (Size) {
      const auto *R = dyn_cast<DeclRefExpr>(Size->IgnoreParenImpCasts());
      if (R && isa<ParmVarDecl>(R->getDecl()) &&
          R->getType()->isUnsignedIntegerType()) {
        E->O = CountExpr::Op::Sibling;
        E->Decl = R->getDecl();
      } else {
        Unit.Diags.report(Size->getBeginLoc(), Rule::BadCount,
                          "inside [] a count is a number or an unsigned "
                          "parameter; for more write __counted_by");
      }
    }
    Info.Count = std::move(E);
    return Info;
  }
  if (auto P = TL.getAs<PointerTypeLoc>()) {
    TypeLoc Inner = P.getPointeeLoc();
    Info.Pointee = P.getTypePtr()->getPointeeType();
    Marks Ignored;
    TypeLoc Stripped = strip(Inner, Ignored);
    if (Info.Pointee->isFunctionType()) {
      if (Info.Kind != PointerKind::Borrow)
        Unit.Diags.report(Info.Loc, Rule::KindConflict);
      Info.Kind = PointerKind::Function;
      if (auto Fn = Stripped.getAs<FunctionProtoTypeLoc>())
        Info.Contract = std::make_shared<Signature>(signatureOf(Fn, D));
    } else if (Stripped.getAs<PointerTypeLoc>()) {
      Info.Inner = std::make_shared<PointerInfo>(read(Inner, D, Scope));
    }
  }
  return Info;
}

static bool isPointerLike(QualType T) { return T->isPointerType(); }

const PointerInfo *UnitModel::pointer(const ValueDecl *D) {
  auto Known = Pointers.find(D);
  if (Known != Pointers.end())
    return Known->second ? &*Known->second : nullptr;
  std::optional<PointerInfo> &Slot = Pointers[D];
  QualType T = D->getType();
  const auto *Declarator = dyn_cast<DeclaratorDecl>(D);
  if (isa<FunctionDecl>(D) || !isPointerLike(T) || !Declarator)
    return nullptr;
  if (TypeSourceInfo *Info = Declarator->getTypeSourceInfo()) {
    Slot = read(Info->getTypeLoc(), D, D->getDeclContext());
    if (auto C = count(D, scopeOf(D)))
      Slot->Count = std::move(C);
    if (Slot->Pointee.isNull())
      Slot->Pointee = T->getPointeeType();
    if (const auto *V = dyn_cast<VarDecl>(D))
      inferKind(V, *Slot);
    if (const auto *P = dyn_cast<ParmVarDecl>(D))
      readOutcome(P, *Slot);
  } else {
    Slot.emplace();
    Slot->Pointee = T->getPointeeType();
  }
  return &*Slot;
}

const PointerInfo *UnitModel::element(const ValueDecl *D) {
  auto Known = Elements.find(D);
  if (Known != Elements.end())
    return Known->second ? &*Known->second : nullptr;
  std::optional<PointerInfo> &Slot = Elements[D];
  const auto *Declarator = dyn_cast<DeclaratorDecl>(D);
  if (!Declarator || !D->getType()->isArrayType() ||
      !Declarator->getTypeSourceInfo())
    return nullptr;
  QualType Base = Unit.AST.getBaseElementType(D->getType());
  if (!Base->isPointerType())
    return nullptr;
  Marks M;
  TypeLoc TL = Declarator->getTypeSourceInfo()->getTypeLoc();
  for (;;) {
    TypeLoc Stripped = strip(TL, M);
    auto A = Stripped.getAs<ArrayTypeLoc>();
    if (!A)
      break;
    TL = A.getElementLoc();
  }
  Slot = read(TL, D, D->getDeclContext());
  Slot->Count = nullptr;
  return &*Slot;
}

/// The contract that the text of one function type gives.
Signature UnitModel::signatureOf(FunctionProtoTypeLoc TL, const Decl *D) {
  Signature S;
  for (ParmVarDecl *P : TL.getParams()) {
    const PointerInfo *Info = P ? pointer(P) : nullptr;
    S.Parameters.push_back(Info ? std::optional(*Info) : std::nullopt);
  }
  if (TL.getTypePtr()->getReturnType()->isPointerType())
    S.Result = read(TL.getReturnLoc(), D, nullptr);
  readSources(S, TL.getTypePtr()->getReturnType(), TL.getParams(), D);
  return S;
}

namespace {
class FunctionTypes : public RecursiveASTVisitor<FunctionTypes> {
public:
  bool VisitFunctionProtoTypeLoc(FunctionProtoTypeLoc TL) {
    Found.push_back(TL);
    return true;
  }
  std::vector<FunctionProtoTypeLoc> Found;
};
} // namespace

/// A count in a function type names parameters that no declaration holds.
void UnitModel::findSiblings() {
  FunctionTypes Types;
  Types.TraverseDecl(Unit.AST.getTranslationUnitDecl());
  for (FunctionProtoTypeLoc TL : Types.Found)
    for (ParmVarDecl *P : TL.getParams())
      if (P)
        Siblings[P].assign(TL.getParams().begin(), TL.getParams().end());
}

const Signature &UnitModel::signature(const FunctionDecl *F) {
  auto Known = Signatures.find(F);
  if (Known != Signatures.end())
    return Known->second;
  Signature S;
  for (const ParmVarDecl *P : F->parameters()) {
    const PointerInfo *Info = pointer(P);
    S.Parameters.push_back(Info ? std::optional(*Info) : std::nullopt);
  }
  if (F->getReturnType()->isPointerType() && F->getTypeSourceInfo()) {
    Marks M;
    TypeLoc TL = strip(F->getTypeSourceInfo()->getTypeLoc(), M);
    if (auto Fn = TL.getAs<FunctionTypeLoc>()) {
      S.Result = read(Fn.getReturnLoc(), F, F->getDeclContext());
      // The result's count may stand on any declaration of the function.
      for (const FunctionDecl *Each : F->redecls())
        if (!S.Result->Count)
          S.Result->Count = count(Each, Each);
    }
  }
  readSources(S, F->getReturnType(), F->parameters(), F);
  return Signatures[F] = std::move(S);
}

const Signature *UnitModel::functionPointer(const ValueDecl *D) {
  auto Known = FunctionPointers.find(D);
  if (Known != FunctionPointers.end())
    return Known->second ? &*Known->second : nullptr;
  std::optional<Signature> &Slot = FunctionPointers[D];
  const auto *Declarator = dyn_cast<DeclaratorDecl>(D);
  if (!Declarator || !Declarator->getTypeSourceInfo())
    return nullptr;
  Marks M;
  TypeLoc TL = strip(Declarator->getTypeSourceInfo()->getTypeLoc(), M);
  while (auto A = TL.getAs<ArrayTypeLoc>())
    TL = strip(A.getElementLoc(), M);
  if (auto P = TL.getAs<PointerTypeLoc>())
    TL = strip(P.getPointeeLoc(), M);
  auto Fn = TL.getAs<FunctionProtoTypeLoc>();
  if (!Fn)
    return nullptr;
  Slot = signatureOf(Fn, D);
  return &*Slot;
}

void UnitModel::record(const RecordDecl *R) {
  auto [It, Inserted] = Counts.try_emplace(R);
  if (!Inserted)
    return;
  for (const FieldDecl *F : R->fields()) {
    std::string Error;
    std::vector<std::string> Texts = annotations(F, "sd_count:");
    if (Texts.empty())
      continue;
    auto E = parseCount(Texts.front(), R, Unit.AST, Error);
    std::vector<const CountExpr *> Work;
    if (E)
      Work.push_back(E.get());
    while (!Work.empty()) {
      const CountExpr *C = Work.back();
      Work.pop_back();
      if (C->O == CountExpr::Op::Sibling)
        Counts[R][cast<FieldDecl>(C->Decl)].push_back(F);
      if (C->Left)
        Work.push_back(C->Left.get());
      if (C->Right)
        Work.push_back(C->Right.get());
    }
  }
}

bool UnitModel::isCount(const FieldDecl *F) { return !groupsOf(F).empty(); }

llvm::ArrayRef<const FieldDecl *> UnitModel::groupsOf(const FieldDecl *F) {
  record(F->getParent());
  auto &Map = Counts[F->getParent()];
  auto It = Map.find(F);
  if (It == Map.end())
    return {};
  return It->second;
}

static const RecordDecl *definition(QualType T) {
  const RecordDecl *R = T->getAsRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

bool UnitModel::isShapeUnstable(QualType T) {
  T = Unit.AST.getBaseElementType(T);
  if (isView(T))
    return true;
  if (const RecordDecl *R = definition(T)) {
    for (const FieldDecl *F : R->fields()) {
      const PointerInfo *P = pointer(F);
      if (!P)
        P = element(F);
      if (P && (isLinear(P->Kind) || P->Count))
        return true;
      if (!annotations(F, "sd_count:").empty() || tagged(F) ||
          isShapeUnstable(F->getType()))
        return true;
    }
    return false;
  }
  // What an incomplete struct holds is not seen here, but it may be there.
  return T->isRecordType();
}

bool UnitModel::hasLinear(QualType T) {
  T = Unit.AST.getBaseElementType(T);
  const RecordDecl *R = definition(T);
  if (!R)
    return false;
  for (const FieldDecl *F : R->fields()) {
    const PointerInfo *P = pointer(F);
    if (!P)
      P = element(F);
    if ((P && isLinear(P->Kind)) || hasLinear(F->getType()))
      return true;
  }
  return false;
}

bool UnitModel::hasLinearArray(QualType T) {
  if (T->isArrayType()) {
    T = Unit.AST.getBaseElementType(T);
    return hasLinear(T);
  }
  const RecordDecl *R = definition(T);
  if (!R)
    return false;
  for (const FieldDecl *F : R->fields()) {
    const PointerInfo *P = element(F);
    if ((P && isLinear(P->Kind)) || hasLinearArray(F->getType()))
      return true;
  }
  return false;
}

std::optional<std::vector<const VarDecl *>>
UnitModel::touches(const FunctionDecl *F) {
  for (const FunctionDecl *Each : F->redecls()) {
    std::vector<std::string> Texts = annotations(Each, "sd_touches:");
    if (Texts.empty())
      continue;
    std::vector<const VarDecl *> Found;
    llvm::StringRef Rest = Texts.front();
    Rest = Rest.trim();
    Rest.consume_front("(");
    Rest.consume_back(")");
    llvm::SmallVector<llvm::StringRef, 8> Names;
    Rest.split(Names, ',', -1, false);
    for (llvm::StringRef Name : Names) {
      const VarDecl *Global = nullptr;
      for (const NamedDecl *D : Unit.AST.getTranslationUnitDecl()->lookup(
               &Unit.AST.Idents.get(Name.trim())))
        if (const auto *V = dyn_cast<VarDecl>(D))
          Global = V->getCanonicalDecl();
      if (Global)
        Found.push_back(Global);
      else if (!Name.trim().empty())
        Unit.Diags.report(Each->getLocation(), Rule::BadTouches, Name.trim());
    }
    return Found;
  }
  return std::nullopt;
}
