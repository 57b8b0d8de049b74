// Owners in arrays: which elements hold one is known at run time only.
//
// An array must be empty when it goes: at the end of its scope (a function that
// clang calls on each way out), and when the object around it is freed. An
// element that is assigned must be empty before. What is asked of many elements
// is asked by a function made here, one per type of element.
#include "bounds/Instrument.h"
#include "codegen/Markers.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Stmt.h"

using namespace sdc;
using namespace clang;

static FunctionDecl *makeFunction(ASTContext &AST, const llvm::Twine &Name,
                                  QualType Result,
                                  llvm::ArrayRef<QualType> Types,
                                  SourceLocation Loc) {
  TranslationUnitDecl *Unit = AST.getTranslationUnitDecl();
  auto *F = FunctionDecl::Create(
      AST, Unit, Loc, Loc, &AST.Idents.get(Name.str()),
      AST.getFunctionType(Result, Types, {}), nullptr, SC_Static);
  llvm::SmallVector<ParmVarDecl *, 2> Params;
  for (QualType T : Types) {
    auto *P = ParmVarDecl::Create(AST, F, Loc, Loc, &AST.Idents.get("p"), T,
                                  nullptr, SC_None, nullptr);
    P->setIsUsed();
    Params.push_back(P);
  }
  F->setParams(Params);
  F->setImplicit();
  F->setIsUsed();
  return F;
}

static Expr *callOf(ASTContext &AST, FunctionDecl *F,
                    llvm::ArrayRef<Expr *> Args, SourceLocation Loc) {
  QualType T = F->getType();
  Expr *Ref = DeclRefExpr::Create(AST, NestedNameSpecifierLoc(),
                                  SourceLocation(), F, false, Loc, T, VK_LValue);
  Expr *Callee = ImplicitCastExpr::Create(
      AST, AST.getPointerType(T), CK_FunctionToPointerDecay, Ref, nullptr,
      VK_PRValue, FPOptionsOverride());
  return CallExpr::Create(AST, Callee, Args, F->getReturnType(), VK_PRValue,
                          Loc, FPOptionsOverride());
}

/// int sd.empty.N(T *p, size_t n): no element owns anything.
FunctionDecl *Instrument::emptyTest(QualType T, SourceLocation Loc) {
  T = T.getCanonicalType().getUnqualifiedType();
  FunctionDecl *&F = Owners.Tests[T.getAsOpaquePtr()];
  if (F)
    return F;
  F = makeFunction(AST, "sd.empty." + llvm::Twine(Owners.Made.size()), AST.IntTy,
                   {AST.getPointerType(T), N.sizeType()}, Loc);
  FunctionDecl *Made = F; // the map may grow below
  Owners.Made.push_back(Made);
  ParmVarDecl *P = Made->getParamDecl(0), *Count = Made->getParamDecl(1);
  VarDecl *I = N.local(Made, N.sizeType(), "i");
  I->setInit(N.size(0, Loc));
  I->setInitStyle(VarDecl::CInit);
  Made->addDecl(I);
  auto Element = [&]() -> Expr * {
    Expr *At = N.call(marker::Index, N.sizeType(),
                     {N.read(I, Loc), N.read(Count, Loc),
                      N.integer(fault::BOUNDS, AST.IntTy, Loc)},
                     Loc);
    return N.subscript(place(N.read(P, Loc)), At, T, Loc);
  };
  Expr *Empty = ownersAreNull(Element, T, /*ArraysOnly=*/false, Loc);
  auto Return = [&](uint64_t Value) {
    return ReturnStmt::Create(AST, Loc, N.integer(Value, AST.IntTy, Loc), nullptr);
  };
  Stmt *Stop = IfStmt::Create(
      AST, Loc, IfStatementKind::Ordinary, nullptr, nullptr,
      N.binary(BO_EQ, Empty, N.integer(0, AST.IntTy, Loc), AST.IntTy), Loc, Loc,
      Return(0));
  Stmt *Step = N.assign(N.lvalue(I, Loc),
                        N.binary(BO_Add, N.read(I, Loc), N.size(1, Loc),
                                 N.sizeType()));
  Stmt *Body = CompoundStmt::Create(AST, {Stop, Step}, FPOptionsOverride(), Loc,
                                    Loc);
  Stmt *Loop = WhileStmt::Create(
      AST, nullptr,
      N.binary(BO_LT, N.read(I, Loc), N.read(Count, Loc), AST.IntTy), Body, Loc,
      Loc, Loc);
  Decl *Local = I;
  Stmt *Declare =
      new (AST) DeclStmt(DeclGroupRef::Create(AST, &Local, 1), Loc, Loc);
  Made->setBody(CompoundStmt::Create(AST, {Declare, Loop, Return(1)},
                                     FPOptionsOverride(), Loc, Loc));
  return Made;
}

/// All owners in the object that Object names anew at each call are null;
/// null: it has none. ArraysOnly: those that are no elements are left out, for
/// in a local they are tracked, and one that moved away leaves its bits.
Expr *Instrument::ownersAreNull(llvm::function_ref<Expr *()> Object, QualType T,
                                bool ArraysOnly, SourceLocation Loc) {
  if (T->isPointerType())
    return ArraysOnly ? nullptr : N.isNull(N.read(Object()));
  if (const ConstantArrayType *A = AST.getAsConstantArrayType(T)) {
    QualType Base = AST.getBaseElementType(T);
    uint64_t Count = AST.getConstantArrayElementCount(A);
    FunctionDecl *Test = emptyTest(Base, Loc);
    Expr *First = ImplicitCastExpr::Create(
        AST, AST.getArrayDecayedType(T), CK_ArrayToPointerDecay, Object(),
        nullptr, VK_PRValue, FPOptionsOverride());
    return callOf(AST, Test,
                  {N.pointerCast(First, Test->getParamDecl(0)->getType()),
                   N.size(Count, Loc)},
                  Loc);
  }
  const RecordDecl *R = T->getAsRecordDecl();
  Expr *All = nullptr;
  for (FieldDecl *Field : R->getDefinition()->fields()) {
    if (const Tagged *Union = Model.tagged(Field)) {
      // No arm holds an array of owners.
      Expr *One = ArraysOnly ? nullptr : armIsNull(Object, *Union, Loc);
      if (One)
        All = All ? N.binary(BO_LAnd, All, One, AST.IntTy) : One;
      continue;
    }
    const PointerInfo *Info = Model.pointer(Field);
    if (!Info)
      Info = Model.element(Field);
    if (!(Info && isLinear(Info->Kind)) && !Model.hasLinear(Field->getType()))
      continue;
    auto Member = [&] { return N.member(Object(), false, Field, Loc); };
    Expr *One = ownersAreNull(Member, Field->getType(), ArraysOnly, Loc);
    if (One)
      All = All ? N.binary(BO_LAnd, All, One, AST.IntTy) : One;
  }
  return All;
}

/// Of each arm: the tag is another's, or its owners are null.
Expr *Instrument::armIsNull(llvm::function_ref<Expr *()> Object,
                            const Tagged &Union, SourceLocation Loc) {
  Expr *All = nullptr;
  auto Member = [&](const FieldDecl *F) {
    return N.member(Object(), false, const_cast<FieldDecl *>(F), Loc);
  };
  const RecordDecl *R = Union.Union->getType()->getAsRecordDecl();
  for (FieldDecl *Arm : R->getDefinition()->fields()) {
    const PointerInfo *Info = Model.pointer(Arm);
    if (!(Info && isLinear(Info->Kind)) && !Model.hasLinear(Arm->getType()))
      continue;
    auto Inside = [&] { return N.member(Member(Union.Union), false, Arm, Loc); };
    Expr *Empty = ownersAreNull(Inside, Arm->getType(), /*ArraysOnly=*/false, Loc);
    if (!Empty)
      continue;
    QualType Wide = AST.UnsignedLongLongTy, T = Union.Tag->getType();
    uint64_t Value = Union.Values[Arm->getFieldIndex()];
    if (T->isSignedIntegerOrEnumerationType())
      Value = llvm::APInt(AST.getIntWidth(T), Value).sext(64).getZExtValue();
    Expr *Other = N.binary(BO_NE, N.convert(N.read(Member(Union.Tag)), Wide),
                           N.integer(Value, Wide, Loc), AST.IntTy);
    Expr *One = N.binary(BO_LOr, Other, Empty, AST.IntTy);
    All = All ? N.binary(BO_LAnd, All, One, AST.IntTy) : One;
  }
  return All;
}

/// The Count objects at Pointer own nothing.
Expr *Instrument::countedOwnersAreNull(Expr *Pointer, Expr *Count,
                                       SourceLocation Loc) {
  FunctionDecl *Test = emptyTest(Pointer->getType()->getPointeeType(), Loc);
  return callOf(AST, Test,
                {N.pointerCast(Pointer, Test->getParamDecl(0)->getType()), Count},
                Loc);
}

/// V holds an array of owners: it is found empty on each way out of its scope.
void Instrument::checkAtScopeEnd(VarDecl *V) {
  SourceLocation Loc = V->getLocation();
  QualType T = AST.getPointerType(V->getType());
  FunctionDecl *End = makeFunction(
      AST, "sd.end." + llvm::Twine(Owners.Made.size()), AST.VoidTy, {T}, Loc);
  Owners.Made.push_back(End);
  auto Object = [&] { return N.deref(place(N.read(End->getParamDecl(0), Loc))); };
  Expr *Empty = ownersAreNull(Object, V->getType(), /*ArraysOnly=*/true, Loc);
  End->setBody(CompoundStmt::Create(AST, {check(Empty, fault::ARRAY_NOT_EMPTY, Loc)},
                                    FPOptionsOverride(), Loc, Loc));
  V->addAttr(CleanupAttr::CreateImplicit(AST, End));
}

/// Some part of L, which is assigned, is an element.
static bool hasSubscript(const Stmt *L) {
  return isa<ArraySubscriptExpr>(L) ||
         llvm::any_of(L->children(), [](const Stmt *Child) {
           return Child && hasSubscript(Child);
         });
}

/// L is an owner, or a struct that holds owners, in an array.
bool Instrument::isElementWithOwner(const Expr *L) {
  L = L->IgnoreParens();
  if (!hasSubscript(L))
    return false;
  if (L->getType()->isRecordType())
    return Model.hasLinear(L->getType());
  const PointerInfo *Info = nullptr;
  if (const auto *M = dyn_cast<MemberExpr>(L)) {
    Info = Model.pointer(M->getMemberDecl());
  } else if (const auto *S = dyn_cast<ArraySubscriptExpr>(L)) {
    const Expr *Base = S->getBase()->IgnoreParenImpCasts();
    while (const auto *Outer = dyn_cast<ArraySubscriptExpr>(Base))
      Base = Outer->getBase()->IgnoreParenImpCasts();
    if (const auto *R = dyn_cast<DeclRefExpr>(Base))
      Info = Model.element(R->getDecl());
    else if (const auto *M = dyn_cast<MemberExpr>(Base))
      Info = Model.element(M->getMemberDecl());
  }
  return Info && isLinear(Info->Kind);
}

/// L = Value, where L must be empty: the value, then the place, once; of a
/// struct the place first, as the analyses see it.
Expr *Instrument::assignElement(Expr *L, Expr *Value, SourceLocation Loc) {
  QualType T = L->getType().getUnqualifiedType();
  VarDecl *V = temporary(T), *At = temporary(AST.getPointerType(L->getType()));
  auto Target = [&] { return N.deref(place(N.read(At, Loc))); };
  Expr *SetValue = N.assign(N.lvalue(V, Loc), Value);
  Expr *SetPlace = N.assign(N.lvalue(At, Loc), N.addressOf(lvalue(L), At->getType()));
  Expr *Empty = check(ownersAreNull(Target, T, /*ArraysOnly=*/false, Loc),
                      fault::ARRAY_NOT_EMPTY, Loc);
  Expr *Store = N.assign(Target(), N.read(V, Loc));
  if (T->isRecordType())
    std::swap(SetValue, SetPlace);
  return N.sequence({SetValue, SetPlace, Empty}, Store);
}
