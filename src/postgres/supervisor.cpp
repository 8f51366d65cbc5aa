// The supervisor reads from a pipe whose other end the owner alone holds. The kernel closes that end however
// the owner ends, kill -9 included, and the read returns. Then the server is sent SIGQUIT (immediate
// shutdown), waited for, and the folder removed.
//
// It is forked from a process that may have other threads, so until it ends it allocates nothing and calls
// only async-signal-safe functions; `rm` does the removing for it. It makes the folder itself, so that there
// is no moment at which a killed owner leaves one behind. It has its own session, ignores what a terminal or
// a process group is sent, and holds no descriptor of the owner's but its two pipe ends.
//
// If somebody kills the supervisor, the server gets SIGQUIT from the kernel (PR_SET_PDEATHSIG); only its
// folder stays then.
#include "postgres/supervisor.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <retort/error.hpp>

namespace retort::postgres {
namespace {

constexpr char start_order = 'S', folder_made = 'F', folder_refused = 'N', server_over = 'X';
constexpr int control = 3, report = 4;  // Descriptors in the supervisor.

void say(char what) noexcept {
  while (::write(report, &what, 1) < 0 && errno == EINTR) continue;
}

void ignore_signals() noexcept {
  reset_signals();
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  for (const int signal :
       {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU}) {
    ::sigaction(signal, &action, nullptr);
  }
}

void take_descriptors(int control_end, int report_end) noexcept {
  // First out of the way of the numbers they go to.
  const int control_copy = ::fcntl(control_end, F_DUPFD, 10), report_copy = ::fcntl(report_end, F_DUPFD, 10);
  ::dup2(control_copy, control);
  ::dup2(report_copy, report);
  close_descriptors(report + 1, -1);
  const int null = ::open("/dev/null", O_RDWR);
  for (int standard = 0; standard <= 2; ++standard) ::dup2(null, standard);
  if (null > report) ::close(null);
  ::fcntl(control, F_SETFD, FD_CLOEXEC);
  ::fcntl(report, F_SETFD, FD_CLOEXEC);
}

bool ended(pid_t server) noexcept {
  return ::waitpid(server, nullptr, WNOHANG) != 0;
}

void nap(long milliseconds) noexcept {
  const timespec pause{milliseconds / 1000, milliseconds % 1000 * 1000000};
  ::nanosleep(&pause, nullptr);
}

/// Immediate shutdown ends every process of the server; one that does not listen is killed after five
/// seconds.
void stop(pid_t server) noexcept {
  ::kill(server, SIGQUIT);
  for (int waited = 0; waited < 5000; ++waited) {
    if (ended(server)) return;
    nap(1);
  }
  ::kill(server, SIGKILL);
  wait_for_child(server);
}

/// Repeated, because a program that the owner had started may write for another moment.
void remove_folder(const char* folder) noexcept {
  for (int attempt = 0; attempt < 50; ++attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
      reset_signals();
      ::execl("/bin/rm", "rm", "-rf", "--", folder, static_cast<char*>(nullptr));
      ::_exit(127);
    }
    wait_for_child(child);
    if (::access(folder, F_OK) != 0) return;
    nap(50);
  }
}

/// Until the owner lets go. The server, or -1 if the owner never asked for it.
pid_t serve(const Command& server) noexcept {
  pid_t process = -1;
  bool over = false;
  for (;;) {
    pollfd owner{control, POLLIN, 0};
    // While a server runs, look from time to time whether it still does.
    const int ready = ::poll(&owner, 1, process > 0 && !over ? 20 : -1);
    if (process > 0 && !over && ended(process)) {
      over = true;
      say(server_over);
    }
    if (ready <= 0) continue;
    char order = 0;
    const ssize_t count = ::read(control, &order, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return over ? -1 : process;
    if (order == start_order && process < 0) {
      process = ::fork();
      if (process == 0) server.become(true);
    }
  }
}

[[noreturn]] void supervise(const char* folder, const Account& account, const Command& server) noexcept {
  ::setsid();
  ignore_signals();
  ::prctl(PR_SET_NAME, "retort-server");
  static_cast<void>(::chdir("/"));
  const bool made = ::mkdir(folder, 0700) == 0;
  const bool usable = made && (!account.differs || ::chown(folder, account.uid, account.gid) == 0);
  say(usable ? folder_made : folder_refused);
  const pid_t process = usable ? serve(server) : -1;
  if (process > 0) stop(process);
  if (made) remove_folder(folder);
  ::_exit(0);
}

/// The next byte, 0 if there is none yet or never will be.
char read_report(int descriptor) noexcept {
  char byte = 0;
  ssize_t count = 0;
  do {
    count = ::read(descriptor, &byte, 1);
  } while (count < 0 && errno == EINTR);
  return count == 1 ? byte : '\0';
}

[[noreturn]] void fail(const std::string& why) {
  throw Error{
      Diagnostic{.code = "R0305",
                 .text = "the PostgreSQL server did not start: " + why,
                 .help = "check that there is room, and that TMPDIR names a folder that you may write to",
                 .place = {},
                 .excerpt = {}}};
}

}  // namespace

Supervisor::Supervisor(std::filesystem::path folder, const Account& account, const Command& server)
    : folder_(std::move(folder)) {
  int to_supervisor[2], from_supervisor[2];
  if (::pipe2(to_supervisor, O_CLOEXEC) != 0) fail(std::strerror(errno));
  if (::pipe2(from_supervisor, O_CLOEXEC) != 0) {
    const int error = errno;
    ::close(to_supervisor[0]);
    ::close(to_supervisor[1]);
    fail(std::strerror(error));
  }
  process_ = ::fork();
  const int error = errno;
  if (process_ == 0) {
    take_descriptors(to_supervisor[0], from_supervisor[1]);
    supervise(folder_.c_str(), account, server);
  }
  ::close(to_supervisor[0]);
  ::close(from_supervisor[1]);
  owner_end_ = to_supervisor[1];
  report_end_ = from_supervisor[0];
  const char answer = process_ < 0 ? folder_refused : read_report(report_end_);
  if (answer != folder_made) {
    ::close(owner_end_);
    ::close(report_end_);
    if (process_ > 0) wait_for_child(process_);
    fail(process_ < 0 ? std::strerror(error) : "cannot make the folder " + folder_.string());
  }
  ::fcntl(report_end_, F_SETFL, O_NONBLOCK);
}

Supervisor::~Supervisor() {
  ::close(owner_end_);
  ::close(report_end_);
  wait_for_child(process_);
}

void Supervisor::start_server() const {
  if (::write(owner_end_, &start_order, 1) != 1) fail("its supervisor is gone");
}

bool Supervisor::server_ended() const {
  pollfd reports{report_end_, POLLIN, 0};
  return ::poll(&reports, 1, 0) > 0 && read_report(report_end_) != folder_made;
}

}  // namespace retort::postgres
