// What can be wrong with a declared schema that compiles.
#pragma once

#include <vector>

#include <retort/project.hpp>

namespace retort::model {

/// R0140 to R0149, with the places of the tables and enums; empty if the schema can be created, as far as
/// that can be told without a server.
std::vector<Diagnostic> check(const DeclaredSchema& schema);

}  // namespace retort::model
