// The hashes of applied files stay unread: nothing is going to run.
#include "cli/rows.hpp"

#include "cli/revisions.hpp"
#include "cli/target.hpp"
#include "run/version_table.hpp"

namespace retort::cli {

std::vector<std::string> read_rows(Connection& connection, const Arguments& arguments,
                                   const Workspace& workspace) {
  run::Settings settings = run_settings(workspace, arguments);
  settings.edited = run::Edited::ignore;
  return run::read_recorded(connection, settings).rows;
}

std::vector<std::string> read_rows(const Arguments& arguments, const Workspace& workspace) {
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  return read_rows(connection, arguments, workspace);
}

}  // namespace retort::cli
