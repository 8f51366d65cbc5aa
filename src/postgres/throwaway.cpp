// A server for a moment: nothing that it writes has to outlive it, so nothing is synced; it listens on a
// socket in a folder that nobody else may enter, and so needs no password. The folder has a short name of its
// own because the path of a socket may have 107 bytes.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string_view>
#include <thread>
#include <unistd.h>

#include "base/text.hpp"
#include "postgres/cluster.hpp"
#include "postgres/process.hpp"
#include "postgres/server.hpp"
#include "postgres/server_settings.hpp"
#include "postgres/supervisor.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

/// The number after `key` in a file of the kernel's; -1 if there is none.
long long kernel_number(const char* path, std::string_view key) {
  std::ifstream file{path};
  std::string word;
  while (!key.empty() && file >> word && word != key) continue;
  long long number = -1;
  file >> number;
  return file ? number : -1;
}

/// Whether a few hundred megabytes of it would not be missed, a container's own limit included.
bool memory_is_plentiful(const fs::path& memory_folder) {
  constexpr long long gigabyte = 1LL << 30;
  std::error_code error;
  const long long limit = kernel_number("/sys/fs/cgroup/memory.max", "");
  return static_cast<long long>(fs::space(memory_folder, error).available) >= 2 * gigabyte && !error &&
         kernel_number("/proc/meminfo", "MemAvailable:") * 1024 >= 4 * gigabyte &&
         (limit < 0 || limit >= 8 * gigabyte);
}

/// A name of our own in the first place that can hold the folder.
fs::path choose_folder(const Account& account) {
  std::random_device random;
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string name = "retort-";
  for (int i = 0; i < 10; ++i) name += letters[random() % letters.size()];
  const char* chosen = std::getenv("TMPDIR");
  const char* memory = memory_is_plentiful("/dev/shm") ? "/dev/shm" : "";
  for (const fs::path place : {chosen == nullptr ? "" : chosen, memory, "/tmp", "/var/tmp", "/dev/shm"}) {
    if (!place.is_absolute() || ::access(place.c_str(), W_OK | X_OK) != 0) continue;
    const bool fits = socket_path(place / name).string().size() <= longest_socket_path &&
                      place.string().find(',') == std::string::npos;
    if (fits && can_reach(account, place)) return place / name;
  }
  return "/tmp/" + name;
}

}  // namespace

struct ThrowawayServer::State {
  State(fs::path in, const Account& account, const fs::path& programs)
      : folder(std::move(in)),
        server(account, throwaway_command(programs, folder / "data", folder), folder, folder / "log"),
        supervisor(folder, account, server) {}

  fs::path folder;
  Command server;
  Supervisor supervisor;
};

ThrowawayServer ThrowawayServer::start() {
  const fs::path programs = require_programs();
  const Account account = server_account();
  const fs::path folder = choose_folder(account);
  auto state = std::make_unique<State>(folder, account, programs);
  make_cluster(programs, account, folder / "data", folder / "log");
  state->supervisor.start_server();
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds{60};
  while (!read_postmaster(folder / "data").ready) {
    if (state->supervisor.server_ended()) throw did_not_start("it ended at once", folder / "log");
    if (Clock::now() > deadline) throw did_not_start("it was not ready after 60 s", folder / "log");
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return ThrowawayServer{std::move(state)};
}

ThrowawayServer::ThrowawayServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
ThrowawayServer::ThrowawayServer(ThrowawayServer&&) noexcept = default;
ThrowawayServer& ThrowawayServer::operator=(ThrowawayServer&&) noexcept = default;
ThrowawayServer::~ThrowawayServer() = default;

std::string ThrowawayServer::url(const std::string& database) const {
  return socket_url(state_->folder, database);
}

}  // namespace retort::postgres
