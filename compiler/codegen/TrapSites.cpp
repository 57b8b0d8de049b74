// Trapping instructions together with their line of the fault table.
//
// A check fails into `ud2`. The table entry is written by the same inline
// assembly, so it follows the instruction through inlining, unrolling and
// duplication of blocks: each copy has an entry of its own. Rule and line are
// part of the assembly's text, so code for different places never merges.
#include "codegen/TrapSites.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace sdc {

static const char TrapLabel[] = ".Lsd_trap";

static std::string absolutePath(const DIFile *File) {
  if (sys::path::is_absolute(File->getFilename()))
    return File->getFilename().str();
  SmallString<256> Path(File->getDirectory());
  sys::path::append(Path, File->getFilename());
  return std::string(Path);
}

std::string reportedPath(const DIFile *File, const Module &M,
                         const UnitFacts &Facts) {
  for (const DICompileUnit *Unit : M.debug_compile_units())
    if (!Facts.MainFile.empty() && Unit->getFile() &&
        absolutePath(Unit->getFile()) == absolutePath(File))
      return Facts.MainFile;
  return File->getFilename().str();
}

std::string assemblyString(StringRef Text) {
  std::string Out = "\"";
  for (unsigned char C : Text) {
    if (isPrint(C) && C != '"' && C != '\\') {
      Out += C;
    } else { // three octal digits, so that a digit may follow
      Out += '\\';
      Out += char('0' + (C >> 6));
      Out += char('0' + ((C >> 3) & 7));
      Out += char('0' + (C & 7));
    }
  }
  return Out + "\"";
}

std::string TrapSites::labelOf(StringRef Path) {
  auto [It, New] = Files.try_emplace(Path, 0);
  auto LabelOf = [](unsigned N) { return (".Lsd_file" + Twine(N)).str(); };
  // Each pass over the module has its own TrapSites.
  if (New)
    while (StringRef(M.getModuleInlineAsm()).contains(LabelOf(It->second) + ":"))
      ++It->second;
  std::string Label = LabelOf(It->second);
  if (New)
    M.appendModuleInlineAsm(".pushsection .rodata.sd_files,\"a\",@progbits\n" +
                            Label + ": .asciz " + assemblyString(Path) +
                            "\n.popsection");
  return Label;
}

void TrapSites::emit(IRBuilder<> &B, unsigned Rule, const DILocation *Loc) {
  const DISubprogram *Sub = B.GetInsertBlock()->getParent()->getSubprogram();
  const DIFile *File = Loc ? Loc->getFile() : Sub ? Sub->getFile() : nullptr;
  unsigned Line = Loc && Loc->getLine() ? Loc->getLine()
                  : Sub                 ? Sub->getLine()
                                        : 0;
  std::string Path =
      File ? reportedPath(File, M, Facts) : std::string(Facts.MainFile);

  std::string Text;
  raw_string_ostream OS(Text);
  OS << TrapLabel << "${:uid}: ud2\n"
     << ".pushsection sd_traps,\"a\",@progbits\n"
     << ".p2align 2\n"
     << ".long " << TrapLabel << "${:uid}-.\n"
     << ".short " << Rule << ", 0\n"
     << ".long " << Line << "\n"
     << ".long " << labelOf(Path) << "-.\n"
     << ".popsection";
  auto *Type = FunctionType::get(B.getVoidTy(), false);
  CallInst *Trap = B.CreateCall(
      InlineAsm::get(Type, Text, "~{dirflag},~{fpsr},~{flags}", true));
  // Nobody sees the memory of a domain after its fault, so the trap orders no
  // access. It may not be without any effect: FastISel drops such calls.
  Trap->setMemoryEffects(MemoryEffects::inaccessibleMemOnly());
  for (Attribute::AttrKind Kind :
       {Attribute::Cold, Attribute::NoReturn, Attribute::NoUnwind,
        Attribute::NoMerge})
    Trap->addFnAttr(Kind);
  if (Loc)
    Trap->setDebugLoc(Loc);
  B.CreateUnreachable();
}

bool isTrapSite(const Instruction &I) {
  const auto *Call = dyn_cast<CallBase>(&I);
  const auto *Asm =
      Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
  return Asm && StringRef(Asm->getAsmString()).starts_with(TrapLabel);
}

} // namespace sdc
