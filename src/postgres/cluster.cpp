// initdb takes half a second; copying what it made takes a tenth of that. The copy is kept under the user's
// cache folder, by a name that holds all that its content depends on: the programs (place, size, time), our
// arguments, and the account. It appears there by rename, so that two processes may both make it.
#include "postgres/cluster.hpp"

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "postgres/copy_tree.hpp"
#include "postgres/process.hpp"
#include "postgres/server.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

/// Segments of one megabyte make the directory a third smaller.
std::vector<std::string> initdb_arguments() {
  // The same on every machine where it can be, and able to lower-case more than ASCII.
  const locale_t utf8 = ::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
  const std::string locale = utf8 == nullptr ? "C" : "C.UTF-8";
  if (utf8 != nullptr) ::freelocale(utf8);
  return {"--no-sync",       "--auth=trust",       std::string{"--username="} + superuser,
          "--encoding=UTF8", "--locale=" + locale, "--wal-segsize=1"};
}

std::string cache_name(const fs::path& programs, const Account& account) {
  std::string key = "1\n" + base::join(initdb_arguments(), "\n");
  for (const char* program : {"postgres", "initdb"}) {
    struct stat status {};
    if (::stat((programs / program).c_str(), &status) != 0) continue;
    key += '\n' + (programs / program).string() + ' ' + std::to_string(status.st_size) + ' ' +
           std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
  }
  return "cluster-" + base::sha256(key + '\n' + std::to_string(account.uid)).substr(0, 20);
}

/// A folder of the invoking user's own that exists, or empty if there is none to be had.
fs::path cache_folder() {
  const Account self = own_account();
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path{value != nullptr && *value == '/' ? value : ""};
  };
  fs::path parent = variable("XDG_CACHE_HOME");
  if (parent.empty() && !variable("HOME").empty()) parent = variable("HOME") / ".cache";
  std::error_code error;
  if (!parent.empty()) {
    fs::create_directories(parent, error);
    if (!error && make_private_folder(self, parent / "retort")) return parent / "retort";
  }
  const fs::path shared = "/tmp/retort-" + std::to_string(self.uid);
  return make_private_folder(self, shared) ? shared : fs::path{};
}

/// Copies that were never finished because their maker was killed.
void remove_leftovers(const fs::path& cache) {
  std::error_code error;
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours{1};
  for (const auto& entry : fs::directory_iterator{cache, error}) {
    if (entry.path().filename().string().starts_with("new-") && entry.last_write_time(error) < long_ago) {
      fs::remove_all(entry.path(), error);
    }
  }
}

void keep_copy(const fs::path& data, const fs::path& cached) {
  std::error_code error;
  remove_leftovers(cached.parent_path());
  const fs::path fresh =
      cached.parent_path() / ("new-" + std::to_string(::getpid()) + '-' + cached.filename().string());
  try {
    copy_tree(data, fresh, {::geteuid(), ::getegid(), false});
    fs::rename(fresh, cached);
  } catch (const fs::filesystem_error&) {
    // No room, or another process was first: the next one will do without, or use that one's.
    fs::remove_all(fresh, error);
  }
}

bool copy_cached(const fs::path& cached, const fs::path& data, const Account& account) {
  std::error_code error;
  if (!fs::exists(cached / "PG_VERSION", error)) return false;
  try {
    copy_tree(cached, data, account);
    return true;
  } catch (const fs::filesystem_error&) {
    fs::remove_all(data, error);
    return false;
  }
}

}  // namespace

fs::path socket_path(const fs::path& folder) {
  return folder / ".s.PGSQL.5432";
}

std::string socket_url(const fs::path& folder, const std::string& database) {
  return to_url({{"host", folder.string()}, {"port", "5432"}, {"dbname", database}, {"user", superuser}});
}

fs::path require_programs() {
  if (auto found = find_programs()) return *found;
  const char* chosen = std::getenv("RETORT_PG_BINDIR");
  const bool asked = chosen != nullptr && *chosen != '\0';
  throw Error{Diagnostic{
      .code = "R0304",
      .text = asked ? "there is no initdb and postgres in RETORT_PG_BINDIR=" + std::string{chosen}
                    : "PostgreSQL's server programs (initdb and postgres) are not on this machine",
      .help = "install them (Debian and Ubuntu: apt install postgresql; Fedora: dnf install "
              "postgresql-server; Alpine: "
              "apk add postgresql), name their folder in RETORT_PG_BINDIR, or use a server that runs: --url, "
              "--scratch-url",
      .place = {},
      .excerpt = {}}};
}

void make_cluster(const fs::path& programs, const Account& account, const fs::path& data,
                  const fs::path& log) {
  const fs::path cache = cache_folder();
  const fs::path cached = cache / cache_name(programs, account);
  if (!cache.empty() && copy_cached(cached, data, account)) return;
  std::vector<std::string> arguments = initdb_arguments();
  arguments.insert(arguments.begin(), {(programs / "initdb").string(), "-D", data.string()});
  const Command initdb{account, std::move(arguments), data.parent_path(), log};
  const int status = run(initdb);
  if (status != 0) throw did_not_start("initdb ended with status " + std::to_string(status), log);
  if (!cache.empty()) keep_copy(data, cached);
}

int cluster_version(const fs::path& data) {
  std::ifstream file{data / "PG_VERSION"};
  int version = 0;
  file >> version;
  return version;
}

Postmaster read_postmaster(const fs::path& data) {
  std::ifstream file{data / "postmaster.pid"};
  std::string line;
  Postmaster result;
  // Line 1 is the process, line 8 its state; miscadmin.h lists them.
  for (int number = 1; std::getline(file, line); ++number) {
    if (number == 1) result.pid = static_cast<pid_t>(std::atol(line.c_str()));
    if (number == 8) result.ready = base::trim(line) == "ready";
  }
  return result;
}

Error did_not_start(const std::string& why, const fs::path& log, std::size_t skipped) {
  std::ifstream file{log};
  file.seekg(static_cast<std::streamoff>(skipped));
  std::ostringstream content;
  content << file.rdbuf();
  std::vector<std::string> lines = base::split(base::trim(content.str()), '\n');
  constexpr std::ptrdiff_t shown = 12;
  if (std::ssize(lines) > shown) lines.erase(lines.begin(), lines.end() - shown);
  return Error{Diagnostic{
      .code = "R0305",
      .text = "the PostgreSQL server did not start: " + why,
      .help = base::join(lines, "").empty()
                  ? "it wrote no log: may this user run it and write to `" + log.parent_path().string() + "`?"
                  : "the lines above are the end of its log",
      .place = {},
      .excerpt = base::join(lines, "\n")}};
}

}  // namespace retort::postgres
