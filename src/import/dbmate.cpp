// dbmate: `<number>_<words>.sql` with `-- migrate:up` and `-- migrate:down`, each with options behind.
#include "base/text.hpp"
#include "import/numbered.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

/// The options behind a mark: the only one that matters here.
bool without_transaction(const std::string& options) {
  return options.find("transaction:false") != std::string::npos;
}

Imported read_file(const Numbered& file) {
  Imported revision = begun(file);
  revision.downgrade.present = false;
  std::string before;
  std::string* part = &before;
  bool up = false;
  for (const std::string& line : base::split(read_sql(file.path), '\n')) {
    const std::string text(base::trim(line));
    if (text.starts_with("--")) {
      const std::string mark(base::trim(std::string_view(text).substr(2)));
      const bool is_up = mark.starts_with("migrate:up"), is_down = mark.starts_with("migrate:down");
      if (is_up || is_down) {
        if (without_transaction(mark)) revision.transactional = false;
        part = is_up ? &revision.upgrade.sql : &revision.downgrade.sql;
        up = up || is_up;
        if (is_down) revision.downgrade.present = true;
        continue;
      }
    }
    *part += line + "\n";
  }
  if (!up)
    bad_file(file.path, "the file has no line `-- migrate:up`",
             "dbmate would refuse it too; put the line above the statements");
  return revision;
}

}  // namespace

History read_dbmate(const std::filesystem::path& folder, const Options&) {
  History history;
  for (const Numbered& file : numbered_files(folder)) {
    if (file.ending == ".sql") history.revisions.push_back(read_file(file));
  }
  if (history.revisions.empty()) no_files("dbmate", folder, "20250101120000_add_phone.sql");
  chain(history);
  return history;
}

}  // namespace retort::imports
