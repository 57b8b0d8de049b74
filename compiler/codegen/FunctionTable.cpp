// Section sd_funcs: the functions of the domain's text, by place.
#include "codegen/FunctionTable.h"
#include "codegen/TrapSites.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace sdc {

static const char FileAttribute[] = "sd-file";
static const char LineAttribute[] = "sd-line";

void noteFunctionPlaces(Module &M, const UnitFacts &Facts) {
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    const DISubprogram *Sub = F.getSubprogram();
    F.addFnAttr(FileAttribute, Sub ? reportedPath(Sub->getFile(), M, Facts)
                                   : Facts.MainFile);
    F.addFnAttr(LineAttribute, Twine(Sub ? Sub->getLine() : 0).str());
  }
}

namespace {

class TableWriter {
public:
  explicit TableWriter(Module &M)
      : M(M), Int(Type::getInt32Ty(M.getContext())),
        Address(Type::getInt64Ty(M.getContext())),
        Entry(StructType::get(M.getContext(), SmallVector<Type *, 6>(6, Int))) {
  }

  GlobalVariable *add(Function &F);

private:
  /// Target minus the address of field Index of the entry itself.
  Constant *distance(Constant *Target, GlobalVariable *Self, unsigned Index) {
    Constant *Field = ConstantExpr::getGetElementPtr(
        Entry, Self,
        ArrayRef<Constant *>{ConstantInt::get(Int, 0),
                             ConstantInt::get(Int, Index)});
    return ConstantExpr::getTrunc(
        ConstantExpr::getSub(ConstantExpr::getPtrToInt(Target, Address),
                             ConstantExpr::getPtrToInt(Field, Address)),
        Int);
  }

  Constant *text(StringRef S) {
    GlobalVariable *&G = Texts[S];
    if (!G) {
      Constant *Data = ConstantDataArray::getString(M.getContext(), S);
      G = new GlobalVariable(M, Data->getType(), true,
                             GlobalValue::PrivateLinkage, Data, ".sd_text");
      G->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
      G->setAlignment(Align(1));
    }
    return G;
  }

  Module &M;
  Type *Int, *Address;
  StructType *Entry;
  StringMap<GlobalVariable *> Texts;
};

GlobalVariable *TableWriter::add(Function &F) {
  unsigned Line = 0;
  F.getFnAttribute(LineAttribute).getValueAsString().getAsInteger(10, Line);
  auto *G = new GlobalVariable(M, Entry, true, GlobalValue::PrivateLinkage,
                               Constant::getNullValue(Entry), ".sd_func");
  G->setSection("sd_funcs");
  G->setAlignment(Align(4));
  Constant *Fields[] = {
      distance(&F, G, 0),
      ConstantInt::get(Int, 0),
      ConstantInt::get(Int, Line),
      distance(text(F.getFnAttribute(FileAttribute).getValueAsString()), G, 3),
      distance(text(F.getName()), G, 4),
      ConstantInt::get(Int, 0),
  };
  G->setInitializer(ConstantStruct::get(Entry, Fields));
  return G;
}

} // namespace

void writeFunctionTable(Module &M) {
  TableWriter Writer(M);
  SmallVector<GlobalValue *, 32> Entries;
  for (Function &F : M)
    if (!F.isDeclaration())
      Entries.push_back(Writer.add(F));
  appendToUsed(M, Entries);
}

} // namespace sdc
