// `retort codegen orm`: typed access to the tables of model headers.
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/read_headers.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

int run(const Arguments& arguments, const Project&) {
  const auto output = arguments.value("output");
  if (!output) throw UsageError(Diagnostic{.code = "R0603", .text = "`codegen orm` needs --output DIR"});
  const codegen::Options options{arguments.value("root").value_or(""),
                                 arguments.value("templates").value_or("")};
  for (const codegen::Output& file :
       checked(codegen::orm_headers(read_headers(arguments.positional), options))) {
    base::write_file_if_changed(std::filesystem::path(*output) / file.name, file.content);
  }
  return done;
}

}  // namespace

extern const Command codegen_orm_command;
const Command codegen_orm_command{
    .name = "codegen orm",
    .group = Group::build,
    .summary = "write a header with typed access for each model header",
    .positional = "HEADER...",
    .details =
        "HEADER... is every model header of the project, in one call: annotations of one may name structs of "
        "another. "
        "Each gives one file, thread.hpp gives thread.orm.hpp. A file is written only if it changes.",
    .example = "codegen orm --output build/models models/thread.hpp models/channel.hpp",
    .options = {{"output", 'o', "DIR", "the folder to write to"},
                {"root", '\0', "DIR",
                 "generated code includes headers by their names relative to this folder "
                 "(default: file names alone)"},
                {"templates", '\0', "DIR", "a folder whose orm_header.mustache replaces the one built in"}},
    .run = run,
};

}  // namespace retort::cli
