// The server of a project lives on after the command that started it, in a session of its own.
//
// Its files are in the project's build folder if they can be. Two things can be in the way, and each has its
// way out: the path of a socket may have 107 bytes, so a deep folder gets its socket in /tmp; and root's
// server runs as another user, who cannot enter /root, so such a project gets its cluster in /var/tmp. A
// token in both places tells whether the two still belong together: with the build folder the cluster is to
// be forgotten.
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <signal.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/sql.hpp"
#include "postgres/account.hpp"
#include "postgres/cluster.hpp"
#include "postgres/connect.hpp"
#include "postgres/process.hpp"
#include "postgres/query.hpp"
#include "postgres/server.hpp"
#include "postgres/server_settings.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& why, const std::string& help) {
  throw Error{Diagnostic{.code = "R0305",
                         .text = "the project's PostgreSQL server did not start: " + why,
                         .help = help,
                         .place = {},
                         .excerpt = {}}};
}

std::string short_name(const fs::path& path) {
  return "retort-" + std::to_string(::geteuid()) + '-' + base::sha256(path.string()).substr(0, 12);
}

struct Places {
  explicit Places(const fs::path& folder)
      : account(server_account()),
        home(can_reach(account, folder.parent_path()) ? folder : fs::path{"/var/tmp"} / short_name(folder)),
        sockets(home) {
    const std::string socket = socket_path(home).string();
    if (socket.size() > longest_socket_path || socket.find(',') != std::string::npos) {
      sockets = fs::path{"/tmp"} / short_name(home);
    }
  }
  fs::path data() const { return home / "data"; }
  fs::path log() const { return home / "log"; }

  Account account;
  fs::path home;
  fs::path sockets;
};

/// One process at a time starts or stops the server. Let go of when the object or the process ends.
class Lock {
 public:
  explicit Lock(const fs::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0)
      fail("cannot open " + file.string() + ": " + std::strerror(errno), "check who owns the folder");
    while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() { ::close(descriptor_); }

 private:
  int descriptor_;
};

bool answers(const fs::path& sockets) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket_path(sockets).string();
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return false;
  const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  const bool connected = ::connect(descriptor, generic, sizeof address) == 0;
  ::close(descriptor);
  return connected;
}

bool is_running(const Places& places) {
  return read_postmaster(places.data()).ready && answers(places.sockets);
}

/// The folder is the account's own from now on, even if this process had made it before.
void own_folder(const Account& account, const fs::path& folder) {
  if (make_private_folder(account, folder)) return;
  struct stat status {};
  const bool ours =
      ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid();
  if (ours && ::chmod(folder.c_str(), 0700) == 0 && ::chown(folder.c_str(), account.uid, account.gid) == 0)
    return;
  if (::lstat(folder.c_str(), &status) == 0 && status.st_uid == account.uid &&
      ::chmod(folder.c_str(), 0700) == 0)
    return;
  fail("the folder " + folder.string() + " belongs to another user",
       "remove it, or run as the user who made it");
}

void stop_server(const Places& places) {
  const pid_t postmaster = read_postmaster(places.data()).pid;
  if (postmaster <= 0) return;
  ::kill(postmaster, SIGINT);
  const auto patience = Clock::now() + std::chrono::seconds{30};
  while (read_postmaster(places.data()).pid == postmaster) {
    if (Clock::now() > patience) ::kill(postmaster, SIGQUIT);
    if (Clock::now() > patience + std::chrono::seconds{10}) break;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  ::waitpid(postmaster, nullptr, WNOHANG);  // If it was started by this very process.
}

std::string read_token(const fs::path& file) {
  std::error_code error;
  return fs::exists(file, error) ? base::read_file(file) : std::string{};
}

/// Where the cluster is not in the project's folder: forgets one whose project folder was removed.
void match_tokens(const fs::path& folder, const Places& places) {
  if (places.home == folder) return;
  const std::string here = read_token(folder / "token"), there = read_token(places.home / "token");
  if (!here.empty() && here == there) return;
  std::error_code error;
  if (is_running(places)) stop_server(places);
  fs::remove_all(places.home, error);
  own_folder(places.account, places.home);
  std::random_device random;
  const std::string token = base::sha256(std::to_string(random()) + ' ' + std::to_string(random()));
  base::write_file(places.home / "token", token);
  base::write_file(folder / "token", token);
}

fs::path programs_for(const Places& places) {
  const char* chosen = std::getenv("RETORT_PG_BINDIR");
  const int version = cluster_version(places.data());
  if (version != 0 && (chosen == nullptr || *chosen == '\0')) {
    if (auto matching = find_programs(version)) return *matching;
  }
  return require_programs();
}

/// Not synced, which can take many seconds on a busy disk: if the machine loses power in the first half
/// minute, a development database that young is made again.
void make_data(const fs::path& programs, const Places& places) {
  const fs::path fresh = places.home / "data.new";
  std::error_code error;
  fs::remove_all(fresh, error);
  make_cluster(programs, places.account, fresh, places.log());
  fs::rename(fresh, places.data());
}

void start_server(const fs::path& programs, const Places& places) {
  const Command server{places.account, project_command(programs, places.data(), places.sockets), places.home,
                       places.log()};
  std::error_code no_log_yet;
  const auto log_size = fs::file_size(places.log(), no_log_yet);
  const std::size_t said_before = no_log_yet ? 0 : log_size;
  const pid_t child = ::fork();
  if (child == 0) {
    ::setsid();
    server.become(false);
  }
  if (child < 0) fail(std::strerror(errno), "try again when the machine is less busy");
  const auto deadline = Clock::now() + std::chrono::seconds{120};
  for (Postmaster state; !state.ready || state.pid != child; state = read_postmaster(places.data())) {
    if (::waitpid(child, nullptr, WNOHANG) != 0)
      throw did_not_start("it ended at once", places.log(), said_before);
    if (Clock::now() > deadline)
      throw did_not_start("it was not ready after 120 s", places.log(), said_before);
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
}

void ensure_database(const std::string& url, const std::string& database) {
  Connection connection = connect(url);
  if (!query(connection, "SELECT FROM pg_catalog.pg_database WHERE datname = $1", {database}).rows.empty())
    return;
  query(connection, "CREATE DATABASE " + base::quote_identifier(database));
}

}  // namespace

ProjectServer::ProjectServer(fs::path folder) : folder_(fs::absolute(std::move(folder)).lexically_normal()) {}

bool ProjectServer::exists() const {
  const Places places{folder_};
  if (places.home != folder_ && read_token(folder_ / "token").empty()) return false;
  return cluster_version(places.data()) != 0;
}

bool ProjectServer::running() const {
  return exists() && is_running(Places{folder_});
}

bool ProjectServer::start(const std::string& database) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    fail("cannot make the folder " + folder_.string() + ": " + error.message(), "check who owns its parents");
  const Places places{folder_};
  const Lock lock{folder_ / "lock"};
  match_tokens(folder_, places);
  const bool was_running = is_running(places);
  if (!was_running) {
    own_folder(places.account, places.home);
    if (places.sockets != places.home) own_folder(places.account, places.sockets);
    const fs::path programs = programs_for(places);
    if (cluster_version(places.data()) == 0) make_data(programs, places);
    start_server(programs, places);
  }
  if (database != "postgres") ensure_database(url("postgres"), database);
  return !was_running;
}

bool ProjectServer::stop() {
  if (!exists()) return false;
  const Places places{folder_};
  const Lock lock{folder_ / "lock"};
  if (!is_running(places)) return false;
  stop_server(places);
  return true;
}

std::string ProjectServer::url(const std::string& database) const {
  return socket_url(Places{folder_}.sockets, database);
}

fs::path ProjectServer::log_file() const {
  return Places{folder_}.log();
}

}  // namespace retort::postgres
