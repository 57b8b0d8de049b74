// Section sd_funcs: the functions of the domain's text, by place.
#include "codegen/FunctionTable.h"
#include "codegen/TrapSites.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

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

// Written as assembly: as an initialiser, an address relative to itself would
// put the table into writable memory.
void writeFunctionTable(Module &M) {
  std::string Text;
  raw_string_ostream OS(Text);
  StringMap<unsigned> Texts;
  auto LabelOf = [&](StringRef S) {
    auto [It, New] = Texts.try_emplace(S, Texts.size());
    std::string Label = (".Lsd_text" + Twine(It->second)).str();
    if (New)
      OS << ".pushsection .rodata.sd_text,\"a\",@progbits\n"
         << Label << ": .asciz " << assemblyString(S) << "\n.popsection\n";
    return Label;
  };
  for (Function &F : M) {
    if (F.isDeclarationForLinker())
      continue;
    unsigned Line = 0;
    F.getFnAttribute(LineAttribute).getValueAsString().getAsInteger(10, Line);
    std::string File =
        LabelOf(F.getFnAttribute(FileAttribute).getValueAsString());
    std::string Name = LabelOf(F.getName());
    OS << ".pushsection sd_funcs,\"a\",@progbits\n.p2align 2\n"
       << ".long \"" << F.getName() << "\"-.\n" // an identifier, in UTF-8
       << ".long 0\n.long " << Line << "\n"
       << ".long " << File << "-.\n.long " << Name << "-.\n.long 0\n"
       << ".popsection\n";
  }
  if (!Text.empty())
    M.appendModuleInlineAsm(Text);
}

} // namespace sdc
