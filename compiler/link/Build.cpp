// See Build.h.
#include "link/Build.h"
#include "driver/Job.h"
#include "driver/Message.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace sdc;

/// A user gives the linker no flags; these are all there are. sd_traps, sd_funcs
/// and sdproxy stay whole, so nothing is collected.
static const char *const LinkFlags[] = {
    "-m", "elf_x86_64", "-shared", "-Bsymbolic", "-z", "text", "-z",
    "noexecstack", "-z", "separate-code", "-z", "relro", "-z", "now",
    "-z", "max-page-size=4096", "--no-undefined", "--hash-style=sysv",
    "--build-id=none", "--fatal-warnings", "-e", "sd_start"};

/// As runtime/CMakeLists.txt compiles libsdrt.
static const char *const TrustedFlags[] = {
    "-march=x86-64-v2", "-std=gnu17", "-O2", "-g0", "-ffreestanding",
    "-fno-builtin", "-nostdinc", "-fPIC", "-fvisibility=hidden", "-fno-plt",
    "-mno-red-zone", "-fcf-protection", "-fstack-clash-protection",
    "-fno-stack-protector", "-fno-asynchronous-unwind-tables",
    "-fno-strict-aliasing", "-Wall", "-Wextra", "-Werror"};

Build::~Build() {
  if (!Folder.empty())
    sys::fs::remove_directories(Folder);
}

bool Build::fail(int With, const std::string &Text) {
  Status = With;
  return complain(Text);
}

bool Build::begin() {
  SmallString<128> Path;
  if (std::error_code EC = sys::fs::createUniqueDirectory("sdc-link", Path))
    return fail(ExitUnjudged, "cannot make a folder: " + EC.message());
  Folder = Path.str().str();
  return true;
}

bool Build::run(const std::string &Program,
                const std::vector<std::string> &Args, int IfRefused) {
  std::vector<StringRef> Argv = {Program};
  Argv.insert(Argv.end(), Args.begin(), Args.end());
  std::string Error;
  int Result = sys::ExecuteAndWait(Program, Argv, std::nullopt, {}, 0, 0,
                                   &Error);
  if (Result < 0)
    return fail(ExitUnjudged, "cannot run '" + Program + "': " + Error);
  Status = Result == 0 ? 0 : Result == 1 ? IfRefused : ExitUnjudged;
  return Result == 0;
}

bool Build::generate(const std::string &Idl, InterfaceFile &Out) {
  if (!run(Sdk.BinDir + "/idlc", {Idl, "-o", Folder}, ExitRefused))
    return false;
  std::string Error;
  auto Read = readInterfaces(Folder, sys::path::stem(Idl).str(), Error);
  if (!Read)
    return fail(ExitDefect, Error);
  Out = std::move(*Read);
  return true;
}

bool Build::probe(ArrayRef<InterfaceFile> Files,
                  std::vector<ContractRecord> &Out) {
  Options Opts;
  Opts.Inputs = {Folder + "/headers.c"};
  Opts.OutputFile = Folder + "/headers.o";
  Opts.Clang = {"-I", Folder};
  std::string Text;
  for (const InterfaceFile &File : Files)
    Text += "#include \"" + File.Stem + ".idl.h\"\n";
  if (!write(Opts.Inputs[0], Text))
    return false;
  ProbeScope Probing;
  if (runJobs(Opts, Sdk) != 0)
    return fail(ExitDefect, "sdc refuses the headers that idlc generated");
  auto Object = MemoryBuffer::getFile(Opts.OutputFile, false, false);
  std::string Error = "cannot be read";
  if (!Object ||
      !readContracts(arrayRefFromStringRef((*Object)->getBuffer()), Out, Error))
    return fail(ExitDefect, "the generated headers' object: " + Error);
  return true;
}

bool Build::compile(const std::string &Name) {
  std::vector<std::string> Flags(std::begin(TrustedFlags),
                                 std::end(TrustedFlags));
  std::string Abi = Sdk.BinDir + "/../sdk/abi"; // as findSdk looks for headers
  if (!sys::fs::is_directory(Abi))
    Abi = Sdk.BinDir + "/../share/sumac/abi";
  for (const std::string &Include : {Folder, Sdk.Include, Abi}) {
    Flags.push_back("-I");
    Flags.push_back(Include);
  }
  std::string Source = Folder + "/" + Name + ".c", Object = Source + ".o";
  if (!compileTrusted(Flags, Source, Object, Sdk))
    return fail(ExitDefect, "what was generated for '" + Name +
                                "' does not compile");
  Generated.push_back(Object);
  return true;
}

bool Build::write(const std::string &Path, const std::string &Text) {
  std::error_code EC;
  raw_fd_ostream Out(Path, EC);
  Out << Text;
  Out.close();
  if (EC || Out.has_error()) {
    Out.clear_error();
    return fail(ExitUnjudged, "cannot write '" + Path + "'");
  }
  return true;
}

bool Build::compileSource(const std::string &Name, const std::string &Text) {
  return write(Folder + "/" + Name + ".c", Text) && compile(Name);
}

/// libsdrt.a is the one that the SDK was built with.
bool Build::checkRuntime(const std::string &Archive) {
  auto Contents = MemoryBuffer::getFile(Archive);
  auto Listed = MemoryBuffer::getFile(Sdk.LibDir + "/libsdrt.digest");
  if (!Contents || !Listed)
    return fail(ExitUnjudged, "the runtime '" + Archive +
                                  "' or its digest cannot be read");
  std::string Found = toHex(sha256((*Contents)->getBuffer()), true);
  if ((*Listed)->getBuffer().split(' ').first != Found)
    return fail(ExitRefused, "'" + Archive + "' is not the runtime that the "
                             "SDK lists in libsdrt.digest");
  return true;
}

bool Build::link(const std::vector<std::string> &Objects, Bytes &Image) {
  std::string Archive = Sdk.LibDir + "/libsdrt.a";
  if (!checkRuntime(Archive))
    return false;
  auto Linker = sys::findProgramByName(
      "ld.lld-19", {"/usr/lib/llvm-19/bin", "/usr/bin", "/usr/local/bin"});
  if (!Linker)
    return fail(ExitUnjudged, "ld.lld-19 is not installed (Debian: lld-19)");
  std::string Output = Folder + "/image";
  std::vector<std::string> Args(std::begin(LinkFlags), std::end(LinkFlags));
  Args.insert(Args.end(), Objects.begin(), Objects.end());
  Args.insert(Args.end(), Generated.begin(), Generated.end());
  // Whole: a user's function of the same name as one of the runtime's must be
  // a duplicate, not a replacement.
  Args.insert(Args.end(), {"--whole-archive", Archive, "-o", Output});
  if (!run(*Linker, Args, ExitRefused))
    return false;
  auto Linked = MemoryBuffer::getFile(Output);
  if (!Linked)
    return fail(ExitUnjudged, "cannot read the linked image");
  StringRef Buffer = (*Linked)->getBuffer();
  Image.assign(Buffer.bytes_begin(), Buffer.bytes_end());
  return true;
}
