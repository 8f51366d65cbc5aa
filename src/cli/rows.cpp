// The hashes of applied files stay unread: nothing is going to run.
#include "cli/rows.hpp"

#include "cli/revisions.hpp"
#include "cli/target.hpp"
#include "run/version_table.hpp"

namespace retort::cli {

std::vector<std::string> read_rows(Connection& connection, const Arguments& arguments,
                                   const Workspace& workspace) {
  return run::read_version_rows(connection, run_settings(workspace, arguments));
}

std::vector<std::string> read_rows(const Arguments& arguments, const Workspace& workspace) {
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  return read_rows(connection, arguments, workspace);
}

}  // namespace retort::cli
