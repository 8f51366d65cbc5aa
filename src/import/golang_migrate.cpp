// golang-migrate: `<number>_<words>.up.sql` and, where there is a way back, `.down.sql` beside it.
#include "base/text.hpp"
#include "import/numbered.hpp"
#include "import/tools.hpp"

namespace retort::imports {

History read_golang_migrate(const std::filesystem::path& folder, const Options&) {
  History history;
  for (const Numbered& file : numbered_files(folder)) {
    const bool up = file.ending == ".up.sql";
    if (!up && file.ending != ".down.sql") continue;
    const std::string key = number_key(file.digits);
    if (history.revisions.empty() || history.revisions.back().key != key) {
      Imported revision = begun(file);
      revision.upgrade.present = revision.downgrade.present = false;
      history.revisions.push_back(std::move(revision));
    }
    Imported& revision = history.revisions.back();
    Half& half = up ? revision.upgrade : revision.downgrade;
    if (half.present)
      bad_file(file.path, "two files have the number " + file.digits,
               "golang-migrate refuses that too; number one anew");
    half.present = true;
    half.sql = read_sql(file.path);
    if (up) revision.origin = file.path.filename().string();
  }
  if (history.revisions.empty())
    no_files("golang-migrate", folder, "000001_add_phone.up.sql and 000001_add_phone.down.sql");
  for (Imported& revision : history.revisions) {
    if (!revision.upgrade.present)
      revision.notes.emplace_back("it has no .up.sql: it goes up without doing anything");
    revision.upgrade.present = true;
  }
  chain(history);
  return history;
}

}  // namespace retort::imports
