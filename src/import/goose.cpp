// goose: `<number>_<words>.sql` with `-- +goose Up` and `-- +goose Down`; StatementBegin and StatementEnd say
// where statements end, which Retort finds by itself. Migrations in Go have only their number here.
#include "base/text.hpp"
#include "import/numbered.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

/// `-- +goose Up` -> `up`; empty for any other line.
std::string annotation(std::string_view line) {
  std::string_view text = base::trim(line);
  if (!text.starts_with("--")) return "";
  text = base::trim(text.substr(2));
  if (!text.starts_with("+goose")) return "";
  return base::lower(base::trim(text.substr(6)));
}

class Reader {
 public:
  explicit Reader(Imported& revision) : revision_(revision) { revision_.downgrade.present = false; }

  /// False for an annotation that means nothing.
  bool take(const std::string& line) {
    const std::string word = annotation(line);
    if (word.empty()) {
      (half_ == nullptr ? before_ : half_->sql) += line + "\n";
    } else if (word == "up") {
      half_ = &revision_.upgrade;
      found_ = true;
    } else if (word == "down") {
      half_ = &revision_.downgrade;
      half_->present = true;
    } else if (word == "no transaction") {
      revision_.transactional = false;
    } else if (word == "envsub on") {
      (half_ == nullptr ? revision_.upgrade : *half_).unfinished =
          "it takes values from environment variables (ENVSUB ON)";
    } else {
      return word == "statementbegin" || word == "statementend" || word == "envsub off";
    }
    return true;
  }
  bool found() const { return found_; }

 private:
  Imported& revision_;
  Half* half_ = nullptr;
  std::string before_;
  bool found_ = false;
};

Imported read_file(const Numbered& file) {
  Imported revision = begun(file);
  const std::string text = read_sql(file.path);
  if (file.ending == ".go") {
    for (Half* half : {&revision.upgrade, &revision.downgrade}) half->unfinished = "it is a program in Go";
    revision.upgrade.source = text;
    return revision;
  }
  Reader reader(revision);
  int number = 0;
  for (const std::string& line : base::split(text, '\n')) {
    ++number;
    if (!reader.take(line))
      bad_file(file.path, "`" + std::string(base::trim(line)) + "` is no annotation of goose",
               "they are Up, Down, StatementBegin, StatementEnd, NO TRANSACTION and ENVSUB ON or OFF",
               number);
  }
  if (!reader.found())
    bad_file(file.path, "the file has no line `-- +goose Up`",
             "goose would refuse it too; put the line above the statements");
  return revision;
}

}  // namespace

History read_goose(const std::filesystem::path& folder, const Options&) {
  History history;
  for (const Numbered& file : numbered_files(folder)) {
    const bool test = file.path.filename().string().ends_with("_test.go");
    if (file.ending == ".sql" || (file.ending == ".go" && !test))
      history.revisions.push_back(read_file(file));
  }
  if (history.revisions.empty())
    no_files("goose", folder, "20250101120000_add_phone.sql or 00001_add_phone.sql");
  chain(history);
  return history;
}

}  // namespace retort::imports
