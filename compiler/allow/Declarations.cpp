// The walk over declarations, their names and attributes.
#include "allow/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/ADT/StringSet.h"

using namespace sdc;
using namespace clang;

// The largest alignment that every place of an object has: the private heap's,
// the shared heap's and the stack's.
static constexpr unsigned MaxAlignmentBytes = 16;

bool sdc::isReservedName(llvm::StringRef Name) {
  // What the back end calls in freestanding code too; libsdrt defines these.
  static const llvm::StringSet<> Called = {"memcpy", "memmove", "memset",
                                           "memcmp", "bcmp"};
  if (Name.starts_with("sd_") || Called.contains(Name))
    return true;
  return Name.size() > 1 && Name[0] == '_' &&
         (Name[1] == '_' || (Name[1] >= 'A' && Name[1] <= 'Z'));
}

void Walk::name(const NamedDecl *D) {
  if (isReservedName(D->getName()) && !isTrusted(D->getLocation()))
    Unit.Diags.report(D->getLocation(), Rule::ReservedName, D);
}

bool Walk::attributes(const Decl *D) {
  unsigned Before = Unit.Diags.errorCount();
  for (const Attr *A : D->attrs())
    if (!A->isInherited()) // judged where it was written
      attribute(A, D->getLocation());
  return Unit.Diags.errorCount() == Before;
}

void Walk::attribute(const Attr *A, SourceLocation Fallback) {
  SourceLocation Loc = A->getLocation();
  if (Loc.isInvalid())
    Loc = Fallback;
  // What a pragma left has no spelling.
  llvm::StringRef Spelling = A->getSpelling();
  if (Spelling.empty() || Spelling.starts_with("("))
    Spelling = kindName(*A);
  if (judge(Family::Attribute, kindName(*A), Loc, Spelling) &&
      isa<AlignedAttr>(A))
    alignment(A, Loc);
}

void Walk::alignment(const Attr *A, SourceLocation Loc) {
  const auto *Aligned = cast<AlignedAttr>(A);
  // As an attribute it also fits types, where it makes a promise about every
  // object that a pointer may reach.
  if (!Aligned->isAlignas()) {
    Unit.Diags.report(Loc, Rule::Attribute, "aligned", "use _Alignas");
    return;
  }
  unsigned Bytes = Aligned->getAlignment(Unit.AST) / 8;
  if (Bytes > MaxAlignmentBytes)
    Unit.Diags.report(Loc, Rule::Alignment, Bytes);
  if (Aligned->isAlignmentExpr())
    statement(Aligned->getAlignmentExpr());
  else
    typeInfo(Aligned->getAlignmentType());
}

void Walk::declaratorType(TypeSourceInfo *Info, QualType T, SourceLocation Loc,
                          bool IsParameter) {
  unsigned Before = Unit.Diags.errorCount();
  if (Info)
    typeLoc(Info->getTypeLoc(), IsParameter);
  sugar(T, Loc);
  // The canonical type says it all again; after a report it would only repeat.
  if (Unit.Diags.errorCount() == Before)
    type(T, Loc);
  else
    alreadySaid(T);
}

/// A count without its elements: such structs are made by sd_new only, and
/// reached through pointers.
void Walk::noFlexible(QualType T, SourceLocation Loc) {
  const RecordDecl *R = Unit.AST.getBaseElementType(T)->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (R && R->hasFlexibleArrayMember())
    Unit.Diags.report(Loc, Rule::GroupTorn, R,
                      "a struct with a flexible array is reached through "
                      "pointers only");
}

void Walk::function(FunctionDecl *F) {
  name(F);
  noFlexible(F->getReturnType(), F->getLocation());
  declaratorType(F->getTypeSourceInfo(), F->getType(), F->getLocation(),
                 /*IsParameter=*/false);
  // The definition's parameters, and what is declared among them.
  for (Decl *D : F->decls())
    declaration(D);
  for (ParmVarDecl *P : F->parameters())
    declaration(P);
  if (F->doesThisDeclarationHaveABody()) {
    statement(F->getBody());
    checkJumps(Unit, F);
  }
}

void Walk::variable(VarDecl *V) {
  noFlexible(V->getType(), V->getLocation());
  if (V->hasLinkage())
    name(V);
  declaratorType(V->getTypeSourceInfo(), V->getType(), V->getLocation(),
                 isa<ParmVarDecl>(V));
  if (V->getType()->isIncompleteArrayType())
    unknownSize(V->getLocation());
  if (Expr *Init = V->getInit())
    statement(Init);
}

void Walk::tag(TagDecl *T) {
  if (auto *E = dyn_cast<EnumDecl>(T))
    typeInfo(E->getIntegerTypeSourceInfo());
  for (Decl *D : T->decls())
    declaration(D);
}

void Walk::declaration(Decl *D) {
  if (!Visited.insert(D).second)
    return;
  // What sdc and clang themselves declare; the uses are judged. A variable
  // inside one of sdc's forms is not passed over: the form's argument, which is
  // the user's, stands in its initialiser and its type.
  if (D->getDeclContext() && D->getDeclContext()->isTranslationUnit() &&
      (D->isImplicit() || Unit.Trusted.isPredefine(D->getLocation())))
    return;
  if (!judge(Family::Declaration, D->getDeclKindName(), D->getLocation()))
    return;
  Unit.Declarations.push_back(D);
  llvm::SaveAndRestore<const DeclaratorDecl *> Looked(
      Declarator, dyn_cast<DeclaratorDecl>(D));
  // What clang made for a refused pragma is not looked into.
  if (!attributes(D) && D->isImplicit())
    return;
  switch (D->getKind()) {
  case Decl::TranslationUnit:
    for (Decl *Each : cast<TranslationUnitDecl>(D)->decls())
      declaration(Each);
    return;
  case Decl::Function:
    return function(cast<FunctionDecl>(D));
  case Decl::Var:
  case Decl::ParmVar:
    return variable(cast<VarDecl>(D));
  case Decl::Record:
  case Decl::Enum:
    return tag(cast<TagDecl>(D));
  case Decl::Field: {
    auto *F = cast<FieldDecl>(D);
    noFlexible(F->getType(), F->getLocation());
    declaratorType(F->getTypeSourceInfo(), F->getType(), F->getLocation(),
                   /*IsParameter=*/false);
    if (F->isBitField())
      statement(F->getBitWidth());
    return;
  }
  case Decl::Typedef: {
    auto *T = cast<TypedefDecl>(D);
    return declaratorType(T->getTypeSourceInfo(), T->getUnderlyingType(),
                          T->getLocation(), /*IsParameter=*/false);
  }
  case Decl::EnumConstant:
    if (Expr *Init = cast<EnumConstantDecl>(D)->getInitExpr())
      statement(Init);
    return;
  case Decl::StaticAssert:
    return statement(cast<StaticAssertDecl>(D)->getAssertExpr());
  case Decl::IndirectField: // its parts are fields
  case Decl::Label:
  case Decl::Empty:
    return;
  default:
    // A kind that a table allows and this switch does not know.
    Unit.Diags.report(D->getLocation(), Rule::DeclarationKind,
                      "this kind of declaration",
                      "sdc does not look into it, so it is refused");
  }
}
