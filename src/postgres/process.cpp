#include "postgres/process.hpp"

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace retort::postgres {
namespace {

std::vector<std::string> clean_environment(std::vector<std::string> result) {
  result.emplace_back("LC_ALL=C");
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    if (!variable.starts_with("PG") && !variable.starts_with("LC_ALL=")) result.emplace_back(variable);
  }
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// Says on standard error, which is the log by then, what could not be done with `subject`.
/// Async-signal-safe.
[[noreturn]] void give_up(const char* what, const char* subject) noexcept {
  const char* reason = ::strerrordesc_np(errno);
  for (const char* part : {"retort: cannot ", what, " ", subject, ": ", reason, "\n"}) {
    if (part != nullptr && ::write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
  }
  ::_exit(127);
}

}  // namespace

Command::Command(const Account& account, std::vector<std::string> arguments, std::filesystem::path folder,
                 std::filesystem::path output, std::vector<std::string> variables)
    : account_(account),
      arguments_(std::move(arguments)),
      environment_(clean_environment(std::move(variables))),
      argument_pointers_(pointers(arguments_)),
      environment_pointers_(pointers(environment_)),
      folder_(std::move(folder)),
      output_(std::move(output)) {}

void Command::become(bool die_with_parent) const noexcept {
  const pid_t parent = ::getppid();
  reset_signals();
  ::umask(077);
  const int input = ::open("/dev/null", O_RDONLY);
  if (account_.differs) {
    if (::setgroups(0, nullptr) != 0 || ::setgid(account_.gid) != 0 || ::setuid(account_.uid) != 0)
      ::_exit(127);
  }
  const int output = ::open(output_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (input < 0 || output < 0) ::_exit(127);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  if (::chdir(folder_.c_str()) != 0) give_up("enter", folder_.c_str());
  close_descriptors(3, -1);
  // After setuid, which clears it; and the parent may have gone before.
  if (die_with_parent && (::prctl(PR_SET_PDEATHSIG, SIGQUIT) != 0 || ::getppid() != parent)) ::_exit(127);
  ::execve(argument_pointers_.front(), argument_pointers_.data(), environment_pointers_.data());
  give_up("run", argument_pointers_.front());
}

int run(const Command& command) {
  const pid_t child = ::fork();
  if (child == 0) command.become(true);
  return child < 0 ? 127 : wait_for_child(child);
}

int wait_for_child(pid_t child) noexcept {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void close_descriptors(int first, int keep) noexcept {
#ifdef SYS_close_range
  const auto close_range = [](int from, unsigned to) {
    return ::syscall(SYS_close_range, from, to, 0U) == 0;
  };
  if (keep < first) {
    if (close_range(first, ~0U)) return;
  } else if ((keep == first || close_range(first, static_cast<unsigned>(keep) - 1)) &&
             close_range(keep + 1, ~0U)) {
    return;
  }
#endif
  const long limit = ::sysconf(_SC_OPEN_MAX);
  for (int descriptor = first; descriptor < (limit > 0 ? limit : 65536); ++descriptor) {
    if (descriptor != keep) ::close(descriptor);
  }
}

void reset_signals() noexcept {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) ::sigaction(signal, &action, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace retort::postgres
