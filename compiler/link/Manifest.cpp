// See Manifest.h.
#include "link/Manifest.h"
#include "driver/Message.h"
#include "manifest.h" // abi

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace sdc;

namespace llvm::yaml {

template <> struct MappingTraits<Quotas> {
  static void mapping(IO &Io, Quotas &Q) {
    Io.mapOptional("heap_bytes", Q.HeapBytes);
    Io.mapOptional("shared_bytes", Q.SharedBytes);
    Io.mapOptional("rrefs", Q.RRefs);
    Io.mapOptional("threads", Q.Threads);
    Io.mapOptional("cpu_share", Q.CpuShare);
    Io.mapOptional("call_timeout_ms", Q.CallTimeoutMs);
    Io.mapOptional("headroom_bytes", Q.HeadroomBytes);
  }
};

template <> struct MappingTraits<Manifest> {
  static void mapping(IO &Io, Manifest &M) {
    Io.mapRequired("domain", M.Domain);
    Io.mapRequired("version", M.Version);
    Io.mapRequired("rollback", M.Rollback);
    Io.mapRequired("idl", M.Idl);
    Io.mapOptional("quotas", M.Limits);
    Io.mapOptional("grants", M.Grants);
    Io.mapOptional("concurrent", M.IsConcurrent);
  }
};

} // namespace llvm::yaml

static bool isName(StringRef Text) {
  if (Text.empty() || Text.size() > SD_NAME_MAX || isDigit(Text[0]))
    return false;
  return all_of(Text, [](char C) { return isAlnum(C) || C == '_'; });
}

static bool isText(StringRef Text) {
  return Text.size() <= SD_TEXT_MAX &&
         all_of(Text, [](char C) { return isPrint(C); });
}

/// What is wrong with the values, or "".
static std::string judge(const Manifest &M) {
  if (!isName(M.Domain))
    return "domain '" + M.Domain + "' is not a name: letters, digits and '_'";
  if (M.Version.empty() || !isText(M.Version))
    return "version is not printable text";
  if (M.Idl.empty())
    return "idl names no interface file";
  for (const std::string &File : M.Idl)
    if (!StringRef(File).ends_with(".idl"))
      return "idl: '" + File + "' does not end in .idl";
  for (const std::string &Grant : M.Grants) {
    if (!isName(Grant))
      return "grant '" + Grant + "' is not a name: letters, digits and '_'";
    if (Grant != "data" && Grant != "system")
      return "grant '" + Grant + "' is not known: 'data' and 'system' are";
  }
  if (M.Grants.size() > SD_GRANTS_MAX)
    return "too many grants";
  return "";
}

namespace {
struct Reader {
  std::string Path;
  bool Reported = false;
};
} // namespace

static void report(const SMDiagnostic &Message, void *Context) {
  auto *R = static_cast<Reader *>(Context);
  R->Reported = true;
  SMDiagnostic(*Message.getSourceMgr(), Message.getLoc(), R->Path, Message.getLineNo(),
               Message.getColumnNo(), Message.getKind(), Message.getMessage(),
               Message.getLineContents(), Message.getRanges())
      .print(nullptr, errs());
}

bool sdc::readManifest(const std::string &Path, Manifest &Out, int &Status) {
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Status = ExitUnjudged;
    return complain("cannot read '" + Path +
                    "': " + Buffer.getError().message());
  }
  Status = ExitRefused;
  Out.Path = Path;
  Reader Context{Path};
  yaml::Input In((*Buffer)->getBuffer(), nullptr, report, &Context);
  In >> Out;
  if (In.error()) {
    if (!Context.Reported) // YAML without a document
      errs() << Path << ": error: the manifest is empty\n";
    return false;
  }
  std::string Wrong = judge(Out);
  if (!Wrong.empty()) {
    errs() << Path << ": error: " << Wrong << "\n";
    return false;
  }
  return true;
}
