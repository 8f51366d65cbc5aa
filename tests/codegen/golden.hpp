// Files that a test compares to, in golden/ beside it; RETORT_UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <string>
#include <vector>

#include "header/header.hpp"

/// Fails the test case if golden/`name` holds something else.
void check_golden(const std::string& name, const std::string& content);

/// The headers of models/, scanned under names that no build folder is part of.
std::vector<retort::header::Header> test_models();
