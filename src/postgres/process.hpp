// Starting programs: as another user, without anything of ours but what they are meant to have.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

#include "postgres/account.hpp"

namespace retort::postgres {

/// A program with all it needs, prepared before a fork: after it, in a process that may have had several
/// threads, memory must not be allocated.
class Command {
 public:
  /// `arguments[0]` is the program's path. Output goes to the end of `output`. The environment is ours
  /// without PG*, with LC_ALL=C and `variables` (`NAME=value`).
  Command(const Account& account, std::vector<std::string> arguments, std::filesystem::path folder,
          std::filesystem::path output, std::vector<std::string> variables = {});
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  /// Becomes the program, with no file descriptor but standard ones, default signals, and SIGQUIT when the
  /// parent goes if `die_with_parent`. Async-signal-safe. Exits with 127 if that fails.
  [[noreturn]] void become(bool die_with_parent) const noexcept;

 private:
  Account account_;
  std::vector<std::string> arguments_, environment_;
  std::vector<char*> argument_pointers_, environment_pointers_;
  std::string folder_, output_;
};

/// Runs it and waits. The exit status, or 128 plus the signal.
int run(const Command& command);

/// Waits for a child whatever signals come; its status as `run` gives it, or -1 if it is no child.
int wait_for_child(pid_t child) noexcept;

/// Closes every descriptor from `first` on but `keep` (-1: none). Async-signal-safe.
void close_descriptors(int first, int keep) noexcept;

/// Every signal back to its default and none blocked. Async-signal-safe.
void reset_signals() noexcept;

}  // namespace retort::postgres
