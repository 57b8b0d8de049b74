// 'sdc link' (driver/Pipeline.h): judged objects to a domain image.
//
// What goes in: objects that this SDK's sdc stamped, the proxies and tables
// that idlc generates here and now from the IDL, and the runtime whose digest
// the SDK lists; nothing else, and no flag of the user's. What comes out is
// parsed once more with the loader's own reader before it is written.
#include "contract/Stamp.h"
#include "driver/Message.h"
#include "driver/Pipeline.h"
#include "driver/WriteFile.h"
#include "link/Build.h"
#include "link/ContractCheck.h"
#include "link/ImageCheck.h"
#include "link/ManifestNote.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace sdc;

namespace {

struct Request {
  std::string Manifest, Output;
  std::vector<std::string> Objects;
};

constexpr StringLiteral Usage =
    "usage: sdc link --manifest M.yaml -o X.domain OBJECT...\n";

constexpr StringLiteral Help = R"(
Links objects that sdc compiled to a domain image, with the runtime and with the
code that idlc makes of the interfaces; 'sdsign sign' signs it.
  --manifest M.yaml  the domain's name, version, interfaces, quotas and grants
  -o X.domain        where to write; nothing is written if anything is refused

Exit status: 0 linked, 1 judged and refused, 2 could not judge, 3 a defect of sdc.
)";

int refuseUsage(const Twine &Text) {
  complain(Text);
  errs() << Usage;
  return ExitUnjudged;
}

/// An exit status, or -1 to go on.
int parse(int argc, const char *const *argv, Request &Out) {
  for (int I = 1; I < argc; ++I) {
    StringRef Word = argv[I];
    if (Word == "--help") {
      outs() << Usage << Help;
      return ExitAccepted;
    }
    if (Word == "--manifest" || Word == "-o") {
      if (++I == argc)
        return refuseUsage("link: '" + Word + "' needs a value");
      (Word == "-o" ? Out.Output : Out.Manifest) = argv[I];
    } else if (Word.starts_with("-")) {
      return refuseUsage("link: unknown option '" + Word +
                         "'; the linker's flags are fixed");
    } else {
      Out.Objects.push_back(Word.str());
    }
  }
  if (Out.Manifest.empty())
    return refuseUsage("link: --manifest M.yaml is missing");
  if (Out.Output.empty())
    return refuseUsage("link: -o X.domain is missing");
  if (Out.Objects.empty())
    return refuseUsage("link: there are no objects; name those that 'sdc -c' made");
  return -1;
}

/// What the objects' stamps say; each byte of them enters Source.
class Judge {
public:
  Judge(const BuildKey &Key, bool IsConcurrent)
      : Key(Key), IsConcurrent(IsConcurrent) {}

  ContractCheck Contracts;

  /// An exit status, or -1 if the object is one of ours.
  int judge(const std::string &Path) {
    // Read, not mapped: the bytes judged are the bytes linked.
    auto Buffer = MemoryBuffer::getFile(Path, false, false, /*IsVolatile=*/true);
    if (!Buffer) {
      complain("cannot read '" + Path + "': " + Buffer.getError().message());
      return ExitUnjudged;
    }
    StringRef Object = (*Buffer)->getBuffer();
    StampVerdict Verdict =
        judgeStamp(arrayRefFromStringRef(Object), Key);
    if (!Verdict.Valid) {
      complain("object '" + Path + "' " + Verdict.Why);
      return ExitRefused;
    }
    if (Compiler.empty())
      Compiler = Verdict.Compiler;
    if (Compiler != Verdict.Compiler) {
      complain("object '" + Path + "' is of compiler '" + Verdict.Compiler +
               "', others are of '" + Compiler + "'; compile them anew");
      return ExitRefused;
    }
    // A helper shared by serialised and concurrent entries would reach its
    // globals with and without the locks that concurrent ones need.
    if (Verdict.IsConcurrent != IsConcurrent) {
      complain("object '" + Path + "' is compiled " +
               (IsConcurrent ? "without --concurrent, but the manifest says "
                               "'concurrent: true'"
                             : "with --concurrent, but the manifest does not "
                               "say 'concurrent: true'") +
               "; a domain is serialised or concurrent as a whole");
      return ExitRefused;
    }
    if (FlagsSeen.insert(Verdict.Flags).second)
      Flags += (Flags.empty() ? "" : " | ") + Verdict.Flags;
    addSource(Object);
    std::vector<ContractRecord> Records;
    std::string Error;
    if (!readContracts(arrayRefFromStringRef(Object), Records, Error)) {
      complain("object '" + Path + "' is refused: " + Error);
      return ExitRefused;
    }
    Contracts.add("'" + Path + "'", Records);
    Accepted.push_back(std::move(*Buffer));
    return -1;
  }

  /// Puts the judged bytes where the linker takes them from.
  bool keep(Build &Work, std::vector<std::string> &Paths) const {
    for (const auto &Object : Accepted) {
      Paths.push_back(Work.folder() + "/object" +
                      std::to_string(Paths.size()) + ".o");
      if (!Work.write(Paths.back(), Object->getBuffer().str()))
        return false;
    }
    return true;
  }

  void addSource(StringRef Contents) {
    append(Digests, sha256(Contents));
  }

  Provenance provenance() const {
    return {Compiler, StringRef(Flags).take_front(1024).str(),
            sha256(Digests)};
  }

private:
  const BuildKey &Key;
  const bool IsConcurrent;
  std::string Compiler, Flags;
  StringSet<> FlagsSeen;
  Bytes Digests;
  std::vector<std::unique_ptr<MemoryBuffer>> Accepted;
};

bool addFile(Judge &Objects, const std::string &Path) {
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return complain("cannot read '" + Path +
                    "': " + Buffer.getError().message());
  Objects.addSource((*Buffer)->getBuffer());
  return true;
}

/// Runs idlc over the interface files; the one that declares the domain. Null
/// after a message.
const InterfaceFile *generate(const Manifest &M, Build &Work, Judge &Objects,
                              std::vector<InterfaceFile> &Files) {
  const InterfaceFile *Own = nullptr;
  Files.resize(M.Idl.size());
  for (size_t I = 0; I < M.Idl.size(); ++I) {
    SmallString<128> Path = sys::path::parent_path(M.Path);
    sys::path::append(Path, M.Idl[I]);
    if (!Work.generate(Path.str().str(), Files[I]))
      return nullptr;
    if (!addFile(Objects, Path.str().str())) {
      Work.Status = ExitUnjudged;
      return nullptr;
    }
  }
  for (const InterfaceFile &File : Files)
    if (File.Domain == M.Domain)
      Own = &File;
  if (!Own) {
    errs() << M.Path << ": error: no file of 'idl' declares 'domain "
           << M.Domain << "'\n";
    Work.Status = ExitRefused;
    return nullptr;
  }
  return Own;
}

bool compileGenerated(Build &Work, ArrayRef<InterfaceFile> Files,
                      const InterfaceFile *Own) {
  return all_of(Files, [&](const InterfaceFile &File) {
    return Work.compile(File.Stem + "_client") &&
           Work.compile(File.Stem + "_proxy") &&
           (&File != Own || Work.compile(File.Stem + "_server"));
  });
}

int write(StringRef Path, ArrayRef<uint8_t> Image) {
  return writeAtomically(Path, toStringRef(Image)) ? ExitAccepted : ExitUnjudged;
}

} // namespace

int sdc::linkMain(int argc, const char *const *argv, const SdkPaths &Sdk) {
  Request Req;
  if (int Status = parse(argc, argv, Req); Status >= 0)
    return Status;
  Manifest M;
  int Status = ExitUnjudged;
  if (!readManifest(Req.Manifest, M, Status))
    return Status;
  std::string Error;
  std::unique_ptr<BuildKey> Key = BuildKey::load(Sdk, Error);
  if (!Key)
    return complain(Error), ExitUnjudged;

  Judge Objects(*Key, M.IsConcurrent);
  for (const std::string &Path : Req.Objects)
    if (int Refused = Objects.judge(Path); Refused >= 0)
      return Refused;
  if (!addFile(Objects, Req.Manifest))
    return ExitUnjudged;

  Build Work(Sdk);
  std::vector<InterfaceFile> Files;
  if (!Work.begin())
    return Work.Status;
  const InterfaceFile *Own = generate(M, Work, Objects, Files);
  std::vector<ContractRecord> Generated;
  if (!Own || !Work.probe(Files, Generated))
    return Work.Status;
  Objects.Contracts.add("the headers generated from 'idl'", Generated);
  Objects.Contracts.finish();
  if (Objects.Contracts.isRefused())
    return ExitRefused;
  Bytes Note = manifestDescriptor(M, *Own, Objects.provenance());
  Bytes Image;
  std::vector<std::string> Paths;
  if (!Objects.keep(Work, Paths) || !compileGenerated(Work, Files, Own) ||
      !Work.compileSource("manifest_note", manifestSource(Note, M.IsConcurrent)) ||
      !Work.link(Paths, Image))
    return Work.Status;
  if (!checkImage(Image, Req.Output))
    return ExitRefused;
  return write(Req.Output, Image);
}
