// Private to the readers of revision files: what both languages share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "revision/revision.hpp"

namespace retort::revision {

/// Collects what a head says; refuses a key given twice.
class Head {
 public:
  Head(Revision& revision, std::vector<Diagnostic>& problems) : revision_(revision), problems_(problems) {}

  static const std::vector<std::string>& keys();
  /// `values` has been split; `line` is where the key stands.
  void set(const std::string& key, const std::vector<std::string>& values, int line);
  void problem(std::string code, std::string text, std::string help, int line);

 private:
  std::string single(const std::string& key, const std::vector<std::string>& values, int line);

  Revision& revision_;
  std::vector<Diagnostic>& problems_;
  std::vector<std::string> seen_;
};

/// Both read `revision.file.content` and fill in the rest; the text is UTF-8.
void read_sql(Revision& revision, std::vector<Diagnostic>& problems);
void read_cpp(Revision& revision, std::vector<Diagnostic>& problems);

}  // namespace retort::revision
