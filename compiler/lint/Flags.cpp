// See Flags.h.
#include "lint/Flags.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <dlfcn.h>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;
namespace path = llvm::sys::path;

namespace {

// Of these the value is a path or a file.
constexpr StringRef PathFlags[] = {"-isystem", "-iquote",  "-idirafter",
                                   "-include", "-imacros", "-isysroot",
                                   "-I"};
// Left out, with the word that follows if it is not joined.
constexpr StringRef ValueFlags[] = {"-o", "-MF", "-MT", "-MQ", "-x", "-Xlinker",
                                    "-Xassembler", "-L", "-l", "-arch"};
// Left out in silence: what they change is not what is judged.
constexpr StringRef Silent[] = {
    "-O",          "-g",         "-W",           "-w",        "-c",
    "-S",          "-E",         "-M",           "-pipe",     "-L",
    "-l",          "-fPI",       "-fpi",         "-fno-pi",   "-fno-PI",
    "-fvisibility", "-fstack-",  "-fno-stack-",  "-fdiagnostics-",
    "-ffunction-sections", "-fdata-sections",    "-fno-strict-aliasing",
    "-fstrict-aliasing",   "-fomit-frame-pointer", "-fno-omit-frame-pointer",
    "-fno-common", "-fcommon",   "-fno-plt",     "-fcf-protection",
    "-ffile-prefix-map",   "-fdebug-prefix-map", "-fmacro-prefix-map",
    "-flto",       "-fno-lto",   "-fasynchronous-unwind-tables",
    "-fno-asynchronous-unwind-tables", "-fexceptions", "-fno-exceptions",
    "-funwind-tables", "-fno-unwind-tables", "-static", "-shared", "-rdynamic",
    "-pie", "-no-pie", "-s", "-v", "-P", "-fno-delete-null-pointer-checks",
    "-fwrapv", "-m64", "-mtune", "-fno-builtin", "-fprofile", "-fcoverage",
    "-fsanitize", "-fno-sanitize", "-nostdlib", "-ftrivial-auto-var-init",
    "-fzero-call-used-regs", "-fcolor-diagnostics", "-fmax-errors",
    "-funroll-loops", "-finline", "-fno-inline", "-fno-math-errno",
    "-ffp-contract", "-fsemantic-interposition", "-fno-semantic-interposition"};
// Handed on: clang means the same by them.
constexpr StringRef Kept[] = {"-D", "-U", "-std=", "-ansi", "-pthread",
                              "-funsigned-char", "-fsigned-char",
                              "-fno-signed-char", "-fno-unsigned-char",
                              "-fshort-enums", "-fms-extensions",
                              "-fplan9-extensions", "-fgnu89-inline",
                              "-nostdinc", "-undef", "-trigraphs",
                              "-fdollars-in-identifiers", "-ffreestanding",
                              "-fopenmp", "-mavx", "-msse", "-maes", "-mssse",
                              "-mpclmul", "-mbmi", "-msha", "-mpopcnt",
                              "-mvpclmulqdq", "-mvaes", "-mlzcnt", "-mf16c",
                              "-mfma", "-mxsave", "-mrdrnd", "-mcrc32"};

/// The folder of clang's own headers (stddef.h, stdarg.h), beside the library
/// that this process has loaded.
std::string resourceFolder() {
  llvm::SmallVector<std::string, 3> Tries;
  Dl_info Info;
  if (dladdr(reinterpret_cast<void *>(&clang::getClangFullVersion), &Info) &&
      Info.dli_fname)
    for (std::string File : {std::string(Info.dli_fname), realPathOf(Info.dli_fname)})
      Tries.push_back((path::parent_path(File) + "/clang/" +
                       CLANG_VERSION_MAJOR_STRING).str());
  Tries.push_back("/usr/lib/llvm-" CLANG_VERSION_MAJOR_STRING
                  "/lib/clang/" CLANG_VERSION_MAJOR_STRING);
  for (const std::string &Try : Tries)
    if (llvm::sys::fs::exists(Try + "/include/stddef.h"))
      return Try;
  return "";
}

bool startsWithAny(StringRef Word, llvm::ArrayRef<StringRef> Prefixes) {
  return llvm::any_of(Prefixes,
                      [&](StringRef P) { return Word.starts_with(P); });
}

} // namespace

std::vector<std::string>
lint::hostedFlags(llvm::ArrayRef<std::string> Words, StringRef Folder,
                  const Paths &Where, std::set<std::string> &Ignored) {
  static const std::string Resources = resourceFolder();
  std::vector<std::string> Out;
  if (!Resources.empty())
    Out = {"-resource-dir", Resources};
  for (size_t I = 0; I < Words.size(); ++I) {
    StringRef Word = Words[I];
    auto Value = [&](StringRef Flag) -> std::string {
      if (Word.size() > Flag.size())
        return Word.drop_front(Flag.size()).str();
      return ++I < Words.size() ? Words[I] : "";
    };
    if (!Word.starts_with("-") || Word == "-")
      continue; // an input
    if (Word == "--")
      break;
    if (Word.starts_with("-Wp,")) { // -Wp,-MMD,x and -Wp,-DX
      llvm::SmallVector<StringRef, 4> Parts;
      Word.drop_front(4).split(Parts, ',');
      for (StringRef Part : Parts)
        if (Part.starts_with("-D") || Part.starts_with("-U"))
          Out.push_back(Part.str());
      continue;
    }
    // Longest first: -isystem before -i..., -include before -I.
    auto Of = llvm::find_if(PathFlags,
                            [&](StringRef F) { return Word.starts_with(F); });
    if (Of != std::end(PathFlags)) {
      std::string Path = Value(*Of);
      if (Path.empty())
        continue;
      bool IsFile = *Of == "-include" || *Of == "-imacros";
      // Such a file is looked for on the include path too.
      llvm::SmallString<256> InFolder(Folder);
      path::append(InFolder, Path);
      if (!IsFile || llvm::sys::fs::exists(InFolder))
        Path = Where.shown(Path, Folder);
      Out.push_back(Of->str());
      Out.push_back(Path);
      continue;
    }
    if (Word.starts_with("--sysroot")) {
      Out.push_back(Word.str());
      if (Word == "--sysroot" && ++I < Words.size())
        Out.push_back(Words[I]);
      continue;
    }
    if (Word == "-D" || Word == "-U") {
      std::string Text = Value(Word);
      Out.push_back((Word + Text).str());
      continue;
    }
    auto Takes = llvm::find_if(ValueFlags,
                               [&](StringRef F) { return Word == F; });
    if (Takes != std::end(ValueFlags)) {
      ++I;
      continue;
    }
    if (startsWithAny(Word, ValueFlags) || startsWithAny(Word, Silent)) {
      if (!startsWithAny(Word, Kept))
        continue;
    }
    if (startsWithAny(Word, Kept)) {
      Out.push_back(Word.str());
      continue;
    }
    Ignored.insert(Word.str());
  }
  return Out;
}

std::vector<std::string> lint::domainFlags(llvm::ArrayRef<std::string> Words,
                                           StringRef Folder,
                                           const Paths &Where) {
  std::vector<std::string> Out;
  for (size_t I = 0; I < Words.size(); ++I) {
    StringRef Word = Words[I];
    if (Word == "-o" || Word == "-MF" || Word == "-MT" || Word == "-MQ") {
      ++I;
      continue;
    }
    if (!Word.starts_with("-") || Word == "-c" || Word == "-S" ||
        Word == "-E" || Word == "--" || Word.starts_with("-o") ||
        Word.starts_with("-M"))
      continue;
    if (Word == "-D" || Word == "-U") {
      Out.push_back(Word.str());
      if (++I < Words.size())
        Out.push_back(Words[I]);
      continue;
    }
    if (Word.consume_front("-I")) {
      std::string Path = Word.empty() && I + 1 < Words.size() ? Words[++I]
                                                              : Word.str();
      Out.push_back("-I" + Where.shown(Path, Folder));
      continue;
    }
    Out.push_back(Word.str());
  }
  return Out;
}
