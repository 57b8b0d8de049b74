// SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"): rules with
// their pages, results with relative URIs, fixes, and the weaknesses (CWE) that
// the rules stand against as a taxonomy.
#include "diag/Taxonomy.h"
#include "lint/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

using namespace sdc;
using namespace sdc::lint;
namespace json = llvm::json;
using llvm::StringRef;

namespace {

/// A path as a URI: RFC 3986's unreserved characters and '/' stand for
/// themselves.
std::string uriOf(StringRef Path) {
  std::string Out;
  for (unsigned char C : Path) {
    if (llvm::isAlnum(C) || StringRef("-._~/").contains(C))
      Out += C;
    else
      Out += "%" + llvm::toHex(StringRef(reinterpret_cast<char *>(&C), 1));
  }
  return Out;
}

/// A byte column as a column of code points, counted in its line.
unsigned codePoints(StringRef Line, unsigned ByteColumn) {
  if (!ByteColumn)
    return 1;
  unsigned Column = 1;
  for (unsigned char C : Line.take_front(ByteColumn - 1))
    Column += (C & 0xC0) != 0x80;
  // Beyond the text that is known, bytes count.
  if (ByteColumn - 1 > Line.size())
    Column += ByteColumn - 1 - Line.size();
  return Column;
}

class Writer {
public:
  Writer(const Report &R, const Paths &Where, llvm::raw_ostream &Out)
      : R(R), Where(Where), J(Out, 1) {}

  void run();

private:
  void driver();
  void rule(StringRef Name);
  void taxonomy();
  void physical(const Place &P, StringRef Line);
  void artifact(StringRef File);
  void region(const Place &P, StringRef Line);
  void result(const Finding &F, unsigned Occurrence);
  void fixes(const Finding &F);
  void text(StringRef Key, StringRef Text) {
    J.attributeObject(Key, [&] { J.attribute("text", Text); });
  }

  const Report &R;
  const Paths &Where;
  json::OStream J;
  std::map<std::string, unsigned> RuleIndex;
  std::set<unsigned> Weaknesses;
};

} // namespace

void Writer::artifact(StringRef File) {
  J.attributeObject("artifactLocation", [&] {
    if (Where.isInRoot(File)) {
      J.attribute("uri", uriOf(Where.fromRoot(File)));
      J.attribute("uriBaseId", "ROOT");
    } else {
      J.attribute("uri", "file://" + uriOf(File));
    }
  });
}

void Writer::region(const Place &P, StringRef Line) {
  J.attribute("startLine", std::max(1u, P.Line));
  J.attribute("startColumn", codePoints(Line, P.Column));
  J.attribute("endLine", std::max({1u, P.Line, P.EndLine}));
  J.attribute("endColumn", P.EndLine <= P.Line ? codePoints(Line, P.EndColumn)
                                               : std::max(1u, P.EndColumn));
}

void Writer::physical(const Place &P, StringRef Line) {
  J.attributeObject("physicalLocation", [&] {
    artifact(P.File);
    J.attributeObject("region", [&] { region(P, Line); });
  });
}

void Writer::rule(StringRef Name) {
  J.object([&] {
    J.attribute("id", Name);
    text("shortDescription", describeRule(Name, R.Pages));
    text("help", ("run 'sdc explain " + Name + "'").str());
    auto Known = ruleNamed(Name);
    bool IsWarning = Known ? ruleInfo(*Known).Level == Severity::Warning
                           : Name == ClangWarning;
    J.attributeObject("defaultConfiguration", [&] {
      J.attribute("level", IsWarning ? "warning" : "error");
    });
    std::vector<unsigned> Of = weaknessesOf(Name);
    if (Of.empty())
      return;
    J.attributeArray("relationships", [&] {
      for (unsigned Number : Of)
        J.object([&] {
          J.attributeObject("target", [&] {
            J.attribute("id", "CWE-" + std::to_string(Number));
            J.attributeObject("toolComponent",
                              [&] { J.attribute("name", "CWE"); });
          });
          J.attributeArray("kinds", [&] { J.value("relevant"); });
        });
    });
  });
}

void Writer::driver() {
  J.attributeObject("tool", [&] {
    J.attributeObject("driver", [&] {
      J.attribute("name", "sdc");
      J.attribute("version", SDC_VERSION);
      J.attribute("semanticVersion", SDC_VERSION);
      J.attributeArray("rules", [&] {
        for (const auto &[Name, Index] : RuleIndex)
          rule(Name);
      });
      if (!Weaknesses.empty())
        J.attributeArray("supportedTaxonomies", [&] {
          J.object([&] {
            J.attribute("name", "CWE");
            J.attribute("index", 0);
          });
        });
    });
  });
}

void Writer::taxonomy() {
  if (Weaknesses.empty())
    return;
  J.attributeArray("taxonomies", [&] {
    J.object([&] {
      J.attribute("name", "CWE");
      J.attribute("organization", "MITRE");
      text("shortDescription", "The MITRE Common Weakness Enumeration");
      J.attribute("informationUri", "https://cwe.mitre.org/");
      J.attributeArray("taxa", [&] {
        for (unsigned Number : Weaknesses)
          J.object([&] {
            J.attribute("id", "CWE-" + std::to_string(Number));
            text("shortDescription", weaknessName(Number));
            J.attribute("helpUri", "https://cwe.mitre.org/data/definitions/" +
                                       std::to_string(Number) + ".html");
          });
      });
    });
  });
}

void Writer::fixes(const Finding &F) {
  if (F.Edits.empty())
    return;
  std::map<std::string, std::vector<const Edit *>> ByFile;
  for (const Edit &E : F.Edits)
    ByFile[E.At.File].push_back(&E);
  J.attributeArray("fixes", [&] {
    J.object([&] {
      text("description", "as the message says");
      J.attributeArray("artifactChanges", [&] {
        for (const auto &Each : ByFile)
          J.object([&] {
            artifact(Each.first);
            J.attributeArray("replacements", [&] {
              for (const Edit *E : Each.second)
                J.object([&] {
                  J.attributeObject("deletedRegion", [&] {
                    J.attribute("byteOffset", E->Offset);
                    J.attribute("byteLength", E->Length);
                  });
                  text("insertedContent", E->Text);
                });
            });
          });
      });
    });
  });
}

void Writer::result(const Finding &F, unsigned Occurrence) {
  J.object([&] {
    J.attribute("ruleId", F.Rule);
    J.attribute("ruleIndex", RuleIndex[F.Rule]);
    J.attribute("level", levelName(F.Level));
    text("message", F.Text);
    J.attributeArray("locations",
                     [&] { J.object([&] { physical(F.At, F.Line); }); });
    if (!F.Notes.empty())
      J.attributeArray("relatedLocations", [&] {
        for (const Note &N : F.Notes) {
          if (N.At.File.empty())
            continue;
          J.object([&] {
            physical(N.At, N.At.Line == F.At.Line ? StringRef(F.Line) : "");
            text("message", N.Text);
          });
        }
      });
    J.attributeObject("partialFingerprints", [&] {
      J.attribute("sdcFinding/v1",
                  F.Fingerprint + ":" + std::to_string(Occurrence + 1));
    });
    fixes(F);
  });
}

void Writer::run() {
  for (const Finding &F : R.Findings) {
    RuleIndex.emplace(F.Rule, 0);
    for (unsigned Number : weaknessesOf(F.Rule))
      Weaknesses.insert(Number);
  }
  unsigned Next = 0;
  for (auto &[Name, Index] : RuleIndex)
    Index = Next++;
  std::vector<unsigned> Occurrence = occurrences(R.Findings);
  J.object([&] {
    J.attribute("$schema",
                "https://json.schemastore.org/sarif-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        driver();
        taxonomy();
        J.attribute("columnKind", "unicodeCodePoints");
        J.attributeObject("originalUriBaseIds", [&] {
          J.attributeObject("ROOT", [&] {
            text("description", "the root of the code base");
          });
        });
        J.attributeArray("invocations", [&] {
          J.object([&] { J.attribute("executionSuccessful", R.IsComplete); });
        });
        J.attributeArray("results", [&] {
          for (size_t I = 0; I != R.Findings.size(); ++I)
            result(R.Findings[I], Occurrence[I]);
        });
      });
    });
  });
  J.flush();
}

void lint::writeSarif(const Report &R, const Paths &Where,
                      llvm::raw_ostream &Out) {
  Writer(R, Where, Out).run();
  Out << '\n';
}
