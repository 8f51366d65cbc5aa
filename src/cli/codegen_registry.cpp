// `retort codegen registry`: the schema that model headers declare, as a function of the program.
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/read_headers.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

int run(const Arguments& arguments, const Project&) {
  const auto output = arguments.value("output");
  if (!output)
    throw UsageError(Diagnostic{.code = "R0603", .text = "`codegen registry` needs --output FILE"});
  const codegen::Options options{arguments.value("root").value_or(""),
                                 arguments.value("templates").value_or("")};
  for (const codegen::Output& file :
       checked(codegen::registry(read_headers(arguments.positional), options))) {
    base::write_file_if_changed(*output, file.content);
  }
  return done;
}

}  // namespace

extern const Command codegen_registry_command;
const Command codegen_registry_command{
    .name = "codegen registry",
    .group = Group::build,
    .summary = "write the C++ file that declares the schema of the model headers",
    .positional = "HEADER...",
    .details =
        "HEADER... is every model header of the project. The file includes what `codegen orm` makes of the "
        "same "
        "headers, and defines `retort::DeclaredSchema retort_declared_schema()`. It is written only if it "
        "changes.",
    .example = "codegen registry --output build/models/registry.cpp models/thread.hpp models/channel.hpp",
    .options = {{"output", 'o', "FILE", "the C++ file to write"},
                {"root", '\0', "DIR",
                 "generated code includes headers by their names relative to this folder "
                 "(default: file names alone)"},
                {"templates", '\0', "DIR", "a folder whose registry.mustache replaces the one built in"}},
    .run = run,
};

}  // namespace retort::cli
