// See CanonicalText.h.
#include "contract/CanonicalText.h"
#include "model/ViewPlaces.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecordLayout.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace sdc;

CanonicalText::CanonicalText(UnitModel &Model)
    : Model(Model), Policy(Model.Unit.AST.getLangOpts()) {
  Policy.AnonymousTagLocations = false;
}

std::string CanonicalText::nameOf(const TagDecl *T) {
  std::string Kind = T->getKindName().str() + " ";
  if (T->getIdentifier())
    return Kind + T->getName().str();
  if (const TypedefNameDecl *Name = T->getTypedefNameForAnonDecl())
    return "typedef " + Name->getName().str();
  return "";
}

bool CanonicalText::isLocal(const TagDecl *T) {
  return T->getParentFunctionOrMethod() ||
         !isa<TranslationUnitDecl>(T->getDeclContext()->getRedeclContext());
}

/// Where T stands, so that it is no type of another unit, and what it is.
std::string CanonicalText::local(const TagDecl *T) {
  T = T->getCanonicalDecl();
  const SourceManager &SM = Model.Unit.AST.getSourceManager();
  std::string Text = " at " + T->getLocation().printToString(SM);
  if (!Spelling.insert(T).second)
    return Text; // inside itself
  Text += tag(T);
  Spelling.erase(T);
  return Text;
}

/// A type without a name has no record of its own: it is spelled out.
std::string CanonicalText::type(QualType T) {
  QualType C = T.getCanonicalType();
  const Type *Bare = C.getTypePtr();
  std::string Qualifiers = C.getLocalQualifiers().getAsString();
  if (!Qualifiers.empty())
    Qualifiers += " ";
  if (const auto *P = dyn_cast<PointerType>(Bare))
    return Qualifiers + "pointer(" + type(P->getPointeeType()) + ")";
  if (const auto *A = dyn_cast<ConstantArrayType>(Bare))
    return Qualifiers + "array " + std::to_string(A->getZExtSize()) + "(" +
           type(A->getElementType()) + ")";
  if (const auto *A = dyn_cast<ArrayType>(Bare))
    return Qualifiers + "array(" + type(A->getElementType()) + ")";
  if (const auto *A = dyn_cast<AtomicType>(Bare))
    return Qualifiers + "atomic(" + type(A->getValueType()) + ")";
  if (const auto *F = dyn_cast<FunctionProtoType>(Bare)) {
    std::string Text = "function(" + type(F->getReturnType());
    for (QualType Parameter : F->param_types())
      Text += "," + type(Parameter);
    return Qualifiers + Text + (F->isVariadic() ? ",...)" : ")");
  }
  if (const auto *Tag = dyn_cast<TagType>(Bare)) {
    std::string Name = nameOf(Tag->getDecl());
    if (isLocal(Tag->getDecl()))
      return Qualifiers + "local " + Name + local(Tag->getDecl());
    // What an incomplete struct is no unit can see: a view says so where it
    // is declared, or its functions have other contracts.
    const auto *R = dyn_cast<RecordDecl>(Tag->getDecl());
    if (R && annotatedView(R))
      Qualifiers += "view ";
    return Qualifiers + (Name.empty() ? tag(Tag->getDecl()) : Name);
  }
  return Qualifiers + QualType(Bare, 0).getAsString(Policy);
}

std::string CanonicalText::count(const CountExpr *E, const Decl *Scope) {
  switch (E->O) {
  case CountExpr::Op::Constant:
    return std::to_string(E->Value);
  case CountExpr::Op::Sibling:
    // Parameters by position: their names are no part of a contract.
    if (const auto *P = dyn_cast<ParmVarDecl>(E->Decl))
      return "#" + std::to_string(P->getFunctionScopeIndex());
    return "." + E->Decl->getNameAsString();
  case CountExpr::Op::Add:
  case CountExpr::Op::Sub:
  case CountExpr::Op::Mul:
    break;
  }
  const char *Sign = E->O == CountExpr::Op::Add   ? "+"
                     : E->O == CountExpr::Op::Sub ? "-"
                                                  : "*";
  return std::string("(") + count(E->Left.get(), Scope) + Sign +
         count(E->Right.get(), Scope) + ")";
}

std::string CanonicalText::sources(llvm::ArrayRef<unsigned> From) {
  std::string Text;
  for (unsigned Position : From)
    Text += " from #" + std::to_string(Position);
  return Text;
}

std::string CanonicalText::pointer(const PointerInfo *Info,
                                   const Decl *Scope) {
  if (!Info)
    return "";
  std::string Text = std::string("[") + kindName(Info->Kind);
  if (Info->Nullable)
    Text += " nullable";
  if (Info->IsOut)
    Text += " out";
  if (Info->SetIf)
    Text += (Info->SetIf->IsEqual ? " if ret==" : " if ret!=") +
            std::to_string(Info->SetIf->Value);
  if (Info->IsInOut)
    Text += " inout";
  if (Info->Count)
    Text += " count " + count(Info->Count.get(), Scope);
  if (Info->Contract)
    Text += signature(*Info->Contract, Scope);
  return Text + sources(Info->From) + pointer(Info->Inner.get(), Scope) + "]";
}

std::string CanonicalText::signature(const Signature &S, const Decl *Scope) {
  std::string Text = "{";
  if (S.Result)
    Text += pointer(&*S.Result, Scope);
  for (const std::optional<PointerInfo> &P : S.Parameters)
    Text += "," + (P ? pointer(&*P, Scope) : "");
  return Text + sources(S.From) + "}";
}

std::string CanonicalText::declared(const ValueDecl *D, const Decl *Scope) {
  std::string Text = type(D->getType());
  Text += pointer(Model.pointer(D), Scope);
  if (const PointerInfo *Element = Model.element(D))
    Text += "of" + pointer(Element, Scope);
  if (const Signature *S = Model.functionPointer(D))
    Text += signature(*S, Scope);
  std::vector<std::string> Others;
  for (const auto *A : D->specific_attrs<AnnotateAttr>())
    if (!A->getAnnotation().starts_with("sd_count:") &&
        !A->getAnnotation().starts_with("sd_tagged:") &&
        !A->getAnnotation().starts_with("sd_from:") &&
        !A->getAnnotation().starts_with("sd_out_if:"))
      Others.push_back(A->getAnnotation().str());
  llvm::sort(Others);
  for (const std::string &Other : Others)
    Text += "@" + Other;
  // Values, not their names: an enumerator may have another one elsewhere.
  if (const auto *Field = dyn_cast<FieldDecl>(D))
    if (const Tagged *T = Model.tagged(Field)) {
      Text += "@tagged ." + T->Tag->getNameAsString();
      for (uint64_t Value : T->Values)
        Text += "," + std::to_string(Value);
    }
  return Text;
}

std::string CanonicalText::function(const FunctionDecl *F) {
  std::string Text = "function " + type(F->getType());
  const Signature &S = Model.signature(F);
  if (S.Result)
    Text += pointer(&*S.Result, F);
  Text += sources(S.From);
  for (unsigned I = 0; I < F->getNumParams(); ++I) {
    Text += ";" + declared(F->getParamDecl(I), F);
    if (S.Parameters[I])
      Text += sources(S.Parameters[I]->From);
  }
  std::vector<std::string> Touched;
  if (auto Globals = Model.touches(F)) {
    Text += ";touches";
    for (const VarDecl *Global : *Globals)
      Touched.push_back(Global->getNameAsString());
  }
  llvm::sort(Touched);
  for (const std::string &Name : Touched)
    Text += " " + Name;
  return Text;
}

std::string CanonicalText::variable(const VarDecl *V) {
  return std::string("variable ") + (V->getTLSKind() ? "thread " : "") +
         declared(V, V);
}

std::string CanonicalText::tag(const TagDecl *T) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << T->getKindName() << " {";
  const TagDecl *Definition = T->getDefinition();
  if (const auto *E = dyn_cast_or_null<EnumDecl>(Definition)) {
    OS << type(E->getIntegerType());
    for (const EnumConstantDecl *Value : E->enumerators())
      OS << ";" << Value->getName() << "=" << llvm::toString(Value->getInitVal(), 10);
  } else if (const auto *R = dyn_cast_or_null<RecordDecl>(Definition)) {
    const ASTRecordLayout &Layout = Model.Unit.AST.getASTRecordLayout(R);
    OS << Layout.getSize().getQuantity() << ","
       << Layout.getAlignment().getQuantity();
    for (const FieldDecl *Field : R->fields()) {
      OS << ";" << Layout.getFieldOffset(Field->getFieldIndex()) << " "
         << Field->getName() << ":" << declared(Field, R);
      if (Field->isBitField())
        OS << ":" << Field->getBitWidthValue(Model.Unit.AST);
    }
    for (const auto *A : R->specific_attrs<AnnotateAttr>())
      if (!A->getAnnotation().starts_with("sd_tagged:")) // said by its field
        OS << "@" << A->getAnnotation();
  }
  OS << "}";
  return Text;
}
