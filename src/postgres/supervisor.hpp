// A process that outlives its owner for a moment: it stops a server and removes its folder when the owner
// lets go of it, or dies of anything.
#pragma once

#include <filesystem>
#include <sys/types.h>

#include "postgres/account.hpp"
#include "postgres/process.hpp"

namespace retort::postgres {

class Supervisor {
 public:
  /// Starts the process, which makes `folder` (private to `account`). Nothing else may have made it. Throws
  /// Error R0305.
  Supervisor(std::filesystem::path folder, const Account& account, const Command& server);
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  /// Stops the server at once, removes the folder, and returns when both are gone.
  ~Supervisor();

  /// Starts the server that was given to the constructor.
  void start_server() const;
  /// True once the server that was started has ended.
  bool server_ended() const;

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int owner_end_ = -1;   ///< Held open as long as the owner lives; carries one byte that asks for the start.
  int report_end_ = -1;  ///< Brings a byte when the folder is there, and one when the server has ended.
};

}  // namespace retort::postgres
