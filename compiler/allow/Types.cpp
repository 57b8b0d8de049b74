// The walk over types: as written (TypeLoc: what stands in the source, with
// the expressions and declarations inside) and in canonical form (what an
// expression's type really is, typedefs and decay seen through).
#include "allow/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

using namespace sdc;
using namespace clang;

void Walk::qualifiers(Qualifiers Q, SourceLocation Loc) {
  if (Q.hasConst())
    judge(Family::Qualifier, "const", Loc);
  // A volatile object of another kind may be what an interrupt writes.
  const auto *Local = dyn_cast_or_null<VarDecl>(Declarator);
  bool IsPlain = Local && Local->hasLocalStorage() &&
                 Local->getType()->isArithmeticType();
  if (Q.hasVolatile()) {
    if (IsPlain)
      offerWithout("volatile", Declarator);
    judge(Family::Qualifier, "volatile", Loc);
    Offer.clear();
  }
  if (Q.hasRestrict()) {
    if (Declarator)
      offerWithout("restrict", Declarator);
    judge(Family::Qualifier, "restrict", Loc);
    Offer.clear();
  }
  if (Q.hasAddressSpace())
    judge(Family::Qualifier, "address_space", Loc);
  if (Q.hasUnaligned())
    judge(Family::Qualifier, "__unaligned", Loc);
  if (Q.hasObjCLifetime())
    judge(Family::Qualifier, "ownership", Loc);
  if (Q.hasObjCGCAttr())
    judge(Family::Qualifier, "gc", Loc);
}

void Walk::typeInfo(TypeSourceInfo *Info) {
  if (Info)
    declaratorType(Info, Info->getType(), Info->getTypeLoc().getBeginLoc(),
                   /*IsParameter=*/false);
}

/// p[n] of a parameter is a pointer with a count; elsewhere n is constant.
void Walk::arrayParameter(ArrayTypeLoc TL, bool IsParameter) {
  const ArrayType *A = TL.getTypePtr();
  if (A->getSizeModifier() == ArraySizeModifier::Static) {
    Report Said =
        Unit.Diags.report(TL.getLBracketLoc(), Rule::ArrayParameter, "static");
    offerArray(Said, TL.getLBracketLoc());
  }
  if (A->getIndexTypeQualifiers().hasConst()) {
    Report Said =
        Unit.Diags.report(TL.getLBracketLoc(), Rule::ArrayParameter, "const");
    offerArray(Said, TL.getLBracketLoc());
  }
  qualifiers(A->getIndexTypeQualifiers(), TL.getLBracketLoc());
  if (isa<VariableArrayType>(A) && !(IsParameter && TL.getSizeExpr()))
    judge(Family::Type, A->getTypeClassName(), TL.getLBracketLoc());
  else if (!isa<VariableArrayType>(A))
    judge(Family::Type, A->getTypeClassName(), TL.getLBracketLoc());
  if (Expr *Size = TL.getSizeExpr())
    statement(Size);
}

/// An annotation stands where its attribute was written, not where the type
/// around it begins.
static SourceLocation placeOf(const Type *T, SourceLocation Loc) {
  if (const auto *Tagged = dyn_cast<BTFTagAttributedType>(T))
    return Tagged->getAttr()->getLocation();
  return Loc;
}

void Walk::typeLoc(TypeLoc TL, bool IsParameter) {
  for (; TL; TL = TL.getNextTypeLoc()) {
    SourceLocation Loc = TL.getBeginLoc();
    if (auto Q = TL.getAs<QualifiedTypeLoc>()) {
      qualifiers(Q.getType().getLocalQualifiers(), Loc);
      continue;
    }
    if (auto A = TL.getAs<ArrayTypeLoc>()) {
      arrayParameter(A, IsParameter);
      IsParameter = false;
      continue;
    }
    const Type *T = TL.getTypePtr();
    if (!judge(Family::Type, T->getTypeClassName(), placeOf(T, Loc)))
      return;
    if (auto P = TL.getAs<PointerTypeLoc>()) {
      if (T->isVoidPointerType() && !isTrusted(P.getStarLoc()))
        Unit.Diags.report(P.getStarLoc(), Rule::VoidPointer);
    } else if (auto F = TL.getAs<FunctionProtoTypeLoc>()) {
      for (ParmVarDecl *P : F.getParams())
        if (P)
          declaration(P);
    } else if (auto Tag = TL.getAs<TagTypeLoc>()) {
      declaration(Tag.getDecl());
    } else if (auto E = TL.getAs<TypeOfExprTypeLoc>()) {
      statement(E.getUnderlyingExpr());
    } else if (auto Of = TL.getAs<TypeOfTypeLoc>()) {
      typeInfo(Of.getUnmodifiedTInfo());
    } else if (auto Attributed = TL.getAs<AttributedTypeLoc>()) {
      if (const Attr *A = Attributed.getAttr())
        attribute(A, Loc);
    }
    // What stands around a declarator's name does not end the parameter:
    // only a pointer or a function does.
    if (!TL.getAs<ParenTypeLoc>() && !TL.getAs<AttributedTypeLoc>() &&
        !TL.getAs<MacroQualifiedTypeLoc>() &&
        !TL.getAs<BTFTagAttributedTypeLoc>())
      IsParameter = false;
  }
}

/// The outermost layers of a type, which an attribute may have changed after
/// the source was read (counted_by does).
void Walk::sugar(QualType T, SourceLocation Loc) {
  for (;;) {
    if (!isa<VariableArrayType>(T))
      judge(Family::Type, T->getTypeClassName(), placeOf(T.getTypePtr(), Loc));
    QualType Next = T.getSingleStepDesugaredType(Unit.AST);
    if (Next == T)
      return;
    T = Next;
  }
}

/// No access to such an array could be checked. A flexible member has a count.
void Walk::unknownSize(SourceLocation Loc) {
  Unit.Diags.report(Loc, Rule::TypeKind, "an array of unknown size",
                    "give it its size");
}

void Walk::atomic(QualType Value, SourceLocation Loc) {
  bool Fits = Value->isIntegralOrEnumerationType() &&
              Unit.AST.getTypeSizeInChars(Value).getQuantity() <= 8;
  if (!Fits)
    Unit.Diags.report(Loc, Rule::AtomicType, Value);
}

void Walk::functionType(const FunctionType *F, SourceLocation Loc) {
  type(F->getReturnType(), Loc);
  // What attributes leave in the type itself, however they were written.
  FunctionType::ExtInfo Info = F->getExtInfo();
  const char *Left = Info.getNoReturn()                 ? "noreturn"
                     : Info.getCC() != CC_C             ? "calling convention"
                     : Info.getHasRegParm()             ? "regparm"
                     : Info.getNoCallerSavedRegs()      ? "no_caller_saved_registers"
                     : Info.getNoCfCheck()              ? "nocf_check"
                     : Info.getCmseNSCall()             ? "cmse_nonsecure_call"
                     : Info.getProducesResult()         ? "ns_returns_retained"
                                                        : nullptr;
  if (Left)
    Unit.Diags.report(Loc, Rule::Attribute, Left,
                      "a function's type is that of plain C");
  const auto *Proto = dyn_cast<FunctionProtoType>(F);
  if (!Proto)
    return;
  if (Proto->isVariadic())
    Unit.Diags.report(Loc, Rule::VariadicFunction);
  for (QualType Parameter : Proto->getParamTypes())
    type(Parameter, Loc);
}

/// What is wrong with T was reported where it is written; its uses would only
/// repeat it.
void Walk::alreadySaid(QualType T) {
  for (T = T.getCanonicalType();;) {
    if (!T.hasAddressSpace()) // said of the attribute alone
      JudgedTypes.insert(T.getAsOpaquePtr());
    if (const auto *P = dyn_cast<PointerType>(T))
      T = P->getPointeeType();
    else if (const auto *A = dyn_cast<ArrayType>(T))
      T = A->getElementType();
    else
      return;
  }
}

/// A pointer to void, at any depth: whatever has this type is refused for it.
bool Walk::isRefused(QualType T) const {
  while (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  return T->isVoidType();
}

void Walk::type(QualType Written, SourceLocation Loc) {
  if (Written.isNull() || isTrusted(Loc))
    return;
  QualType T = Written.getCanonicalType();
  // A refused type is reported where it is met first; the rest would cascade.
  if (!JudgedTypes.insert(T.getAsOpaquePtr()).second)
    return;
  qualifiers(T.getLocalQualifiers(), Loc);
  if (const auto *B = dyn_cast<BuiltinType>(T)) {
    judge(Family::BuiltinType, kindName(*B), Loc);
    return;
  }
  if (!judge(Family::Type, T->getTypeClassName(), Loc))
    return;
  if (const auto *P = dyn_cast<PointerType>(T)) {
    if (P->getPointeeType()->isVoidType())
      Unit.Diags.report(Loc, Rule::VoidPointer);
    if (P->getPointeeType()->isIncompleteArrayType())
      unknownSize(Loc);
    return type(P->getPointeeType(), Loc);
  }
  if (const auto *A = dyn_cast<ArrayType>(T))
    return type(A->getElementType(), Loc);
  if (const auto *F = dyn_cast<FunctionType>(T))
    return functionType(F, Loc);
  if (const auto *A = dyn_cast<AtomicType>(T)) {
    atomic(A->getValueType(), Loc);
    return type(A->getValueType(), Loc);
  }
  if (const auto *Tag = dyn_cast<TagType>(T)) {
    if (TagDecl *Definition = Tag->getDecl()->getDefinition())
      declaration(Definition);
    return;
  }
  Unit.Diags.report(Loc, Rule::TypeKind, "this kind of type",
                    "sdc does not look into it, so it is refused");
}
