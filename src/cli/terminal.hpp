// What the terminal can show, and the pager between it and long output.
#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"
#include "cli/environment.hpp"

namespace retort::cli {

/// Whether the locale that `environment` asks for (LC_ALL, LC_CTYPE, LANG) is UTF-8.
bool utf8_locale(const Lookup& environment);

/// Columns of the terminal that standard output is shown on: $COLUMNS, else what the terminal says, else 80.
/// 0 if it is no terminal.
std::size_t terminal_width();

/// The command line of the pager: RETORT_PAGER, else PAGER, else `less`. Empty: none is wanted.
std::string pager_command(const Lookup& environment);

/// While it lives, what goes to a terminal goes through the pager, as in git: with LESS=FRX and LV=-c if
/// these are not set, standard error too. Does nothing without a terminal, with --no-pager or --json, and
/// where the pager cannot be started. The destructor waits until the reader is done.
class Pager {
 public:
  explicit Pager(const Arguments& arguments);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  int child_ = 0;
  int out_ = -1;  ///< The terminal, as standard output and error were.
  int error_ = -1;
};

}  // namespace retort::cli
