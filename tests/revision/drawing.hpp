// Graphs and plans as one line of text, so that cases read as tables.
#pragma once

#include <string>
#include <vector>

#include "revision/steps.hpp"

/// `a; b<a; c<a [left,x]; d<b,c {e}; q<a (b,d)`: an id, its parents, its labels, its dependencies, what it
/// replaces. Files are named after the ids.
retort::revision::Graph draw(const std::string& text);
std::vector<retort::revision::Revision> draw_revisions(const std::string& text);

/// `a,b` as a list; empty text is the empty list.
std::vector<std::string> words(const std::string& text, char separator = ',');

/// Steps and what they do to the rows: `+b(a>b) +c(+c) -d(d>b,+c)`.
std::string written(const retort::revision::Graph& graph, const retort::revision::Plan& plan);
std::string written(const retort::revision::RowChange& change);

/// What `call` gives, or the codes of the Error that it throws: `R0252`.
template <class Call>
std::string outcome(Call call);

#include <retort/error.hpp>

template <class Call>
std::string outcome(Call call) {
  try {
    return call();
  } catch (const retort::Error& error) {
    std::string codes;
    for (const auto& diagnostic : error.diagnostics()) codes += (codes.empty() ? "" : " ") + diagnostic.code;
    return codes;
  }
}
