// See Nodes.h.
#include "bounds/Nodes.h"

using namespace sdc;
using namespace clang;

Expr *Nodes::integer(uint64_t Value, QualType T, SourceLocation Loc) {
  return IntegerLiteral::Create(AST, llvm::APInt(AST.getIntWidth(T), Value), T,
                                Loc);
}

Expr *Nodes::size(uint64_t Value, SourceLocation Loc) {
  return integer(Value, sizeType(), Loc);
}

Expr *Nodes::lvalue(VarDecl *V, SourceLocation Loc) {
  V->setReferenced();
  V->setIsUsed();
  return DeclRefExpr::Create(AST, NestedNameSpecifierLoc(), SourceLocation(), V,
                             false, Loc, V->getType(), VK_LValue);
}

Expr *Nodes::read(Expr *LValue) {
  return ImplicitCastExpr::Create(AST, LValue->getType().getUnqualifiedType(),
                                  CK_LValueToRValue, LValue, nullptr,
                                  VK_PRValue, FPOptionsOverride());
}

Expr *Nodes::convert(Expr *E, QualType T) {
  if (AST.hasSameUnqualifiedType(E->getType(), T))
    return E;
  return ImplicitCastExpr::Create(AST, T, CK_IntegralCast, E, nullptr,
                                  VK_PRValue, FPOptionsOverride());
}

Expr *Nodes::pointerCast(Expr *E, QualType T) {
  if (AST.hasSameType(E->getType(), T))
    return E;
  return ImplicitCastExpr::Create(AST, T, CK_BitCast, E, nullptr, VK_PRValue,
                                  FPOptionsOverride());
}

Expr *Nodes::binary(BinaryOperatorKind K, Expr *L, Expr *R, QualType T) {
  return BinaryOperator::Create(AST, L, R, K, T, VK_PRValue, OK_Ordinary,
                                L->getExprLoc(), FPOptionsOverride());
}

Expr *Nodes::assign(Expr *LValue, Expr *Value) {
  return BinaryOperator::Create(AST, LValue, Value, BO_Assign,
                                LValue->getType().getUnqualifiedType(),
                                VK_PRValue, OK_Ordinary, LValue->getExprLoc(),
                                FPOptionsOverride());
}

Expr *Nodes::comma(Expr *First, Expr *Then) {
  return BinaryOperator::Create(AST, First, Then, BO_Comma, Then->getType(),
                                VK_PRValue, OK_Ordinary, First->getExprLoc(),
                                FPOptionsOverride());
}

Expr *Nodes::sequence(llvm::ArrayRef<Expr *> Before, Expr *Then) {
  for (size_t I = Before.size(); I-- > 0;)
    Then = comma(Before[I], Then);
  return Then;
}

Expr *Nodes::isNull(Expr *Pointer) {
  SourceLocation Loc = Pointer->getExprLoc();
  Expr *Null = ImplicitCastExpr::Create(
      AST, Pointer->getType(), CK_NullToPointer, integer(0, AST.IntTy, Loc),
      nullptr, VK_PRValue, FPOptionsOverride());
  return binary(BO_EQ, Pointer, Null, AST.IntTy);
}

Expr *Nodes::member(Expr *Base, bool IsArrow, FieldDecl *F,
                    SourceLocation Loc) {
  QualType T = F->getType();
  QualType Of = IsArrow ? Base->getType()->getPointeeType() : Base->getType();
  if (Of.isConstQualified())
    T = T.withConst();
  return MemberExpr::Create(AST, Base, IsArrow, Loc, NestedNameSpecifierLoc(),
                            SourceLocation(), F, DeclAccessPair::make(F, AS_none),
                            DeclarationNameInfo(F->getDeclName(), Loc), nullptr,
                            T, VK_LValue,
                            F->isBitField() ? OK_BitField : OK_Ordinary,
                            NOUR_None);
}

Expr *Nodes::subscript(Expr *Pointer, Expr *Index, QualType Element,
                       SourceLocation Loc) {
  return new (AST) ArraySubscriptExpr(Pointer, Index, Element, VK_LValue,
                                      OK_Ordinary, Loc);
}

Expr *Nodes::addressOf(Expr *LValue, QualType T) {
  return UnaryOperator::Create(AST, LValue, UO_AddrOf, T, VK_PRValue,
                               OK_Ordinary, LValue->getExprLoc(), false,
                               FPOptionsOverride());
}

Expr *Nodes::deref(Expr *Pointer) {
  return UnaryOperator::Create(AST, Pointer, UO_Deref,
                               Pointer->getType()->getPointeeType(), VK_LValue,
                               OK_Ordinary, Pointer->getExprLoc(), false,
                               FPOptionsOverride());
}

Expr *Nodes::call(llvm::StringRef Name, QualType Result,
                  llvm::ArrayRef<Expr *> Args, SourceLocation Loc) {
  FunctionDecl *&F = Functions[Name];
  if (!F) {
    llvm::SmallVector<QualType, 4> Types;
    for (Expr *Arg : Args)
      Types.push_back(Arg->getType());
    QualType T = AST.getFunctionType(Result, Types, {});
    TranslationUnitDecl *Unit = AST.getTranslationUnitDecl();
    // One that the unit declares is that one.
    for (NamedDecl *D : Unit->lookup(&AST.Idents.get(Name)))
      if (auto *Declared = dyn_cast<FunctionDecl>(D))
        F = Declared;
    if (!F) {
      F = FunctionDecl::Create(AST, Unit, SourceLocation(), SourceLocation(),
                               &AST.Idents.get(Name), T, nullptr, SC_Extern);
      llvm::SmallVector<ParmVarDecl *, 4> Params;
      for (QualType P : Types)
        Params.push_back(ParmVarDecl::Create(AST, F, SourceLocation(),
                                             SourceLocation(), nullptr, P,
                                             nullptr, SC_None, nullptr));
      F->setParams(Params);
      F->setImplicit();
    }
  }
  QualType T = F->getType();
  Expr *Ref = DeclRefExpr::Create(AST, NestedNameSpecifierLoc(),
                                  SourceLocation(), F, false, Loc, T, VK_LValue);
  Expr *Callee = ImplicitCastExpr::Create(
      AST, AST.getPointerType(T), CK_FunctionToPointerDecay, Ref, nullptr,
      VK_PRValue, FPOptionsOverride());
  return CallExpr::Create(AST, Callee, Args, F->getReturnType(), VK_PRValue,
                          Loc, FPOptionsOverride());
}

VarDecl *Nodes::local(DeclContext *In, QualType T, llvm::StringRef Name) {
  VarDecl *V = VarDecl::Create(AST, In, SourceLocation(), SourceLocation(),
                               &AST.Idents.get(Name), T.getUnqualifiedType(),
                               nullptr, SC_None);
  V->setImplicit();
  V->setIsUsed();
  return V;
}
