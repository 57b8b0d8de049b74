// The steps of a link that leave files behind: idlc, the trusted compiles, lld.
// All work in one folder of their own, which is removed at the end.
#ifndef SDC_LINK_BUILD_H
#define SDC_LINK_BUILD_H

#include "contract/Records.h"
#include "driver/SdkPaths.h"
#include "link/Interfaces.h"

namespace sdc {

class Build {
public:
  explicit Build(const SdkPaths &Sdk) : Sdk(Sdk) {}
  ~Build();
  Build(const Build &) = delete;

  /// Makes the folder. This and the others return false after a message;
  /// Status is then the exit status.
  bool begin();

  /// Runs idlc over an interface file.
  bool generate(const std::string &Idl, InterfaceFile &Out);

  /// What the headers declare that idlc generated for the files: they are
  /// compiled by sdc like a user's unit.
  bool probe(llvm::ArrayRef<InterfaceFile> Files,
             std::vector<ContractRecord> &Out);

  /// Compiles idlc's NAME.c with the fixed flags of trusted code.
  bool compile(const std::string &Name);

  /// Writes NAME.c first.
  bool compileSource(const std::string &Name, const std::string &Text);

  bool write(const std::string &Path, const std::string &Text);
  const std::string &folder() const { return Folder; }

  /// Links the user's objects, what was compiled here and the runtime.
  bool link(const std::vector<std::string> &Objects, Bytes &Image);

  int Status = 0;

private:
  bool run(const std::string &Program, const std::vector<std::string> &Args,
           int IfRefused);
  bool fail(int With, const std::string &Text);
  bool checkRuntime(const std::string &Archive);

  const SdkPaths &Sdk;
  std::string Folder;
  std::vector<std::string> Generated; // objects
};

} // namespace sdc

#endif
