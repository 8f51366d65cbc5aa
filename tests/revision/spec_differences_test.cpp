// Sections "Offline", "history", "Broken graphs" and "Where this differs" of the specification, as far as
// they need neither server nor command line; tests/cli/spec_test.py has the rest.
#include <boost/test/unit_test.hpp>

#include "spec.hpp"

namespace {

constexpr const char* line = "a; b<a; c<b; d<c";
constexpr const char* forked = "a; b1<a [left]; c1<b1; b2<a [right]; c2<b2";
constexpr const char* needs = "a [one]; b<a; x [two] {b}; y<x";

}  // namespace

BOOST_AUTO_TEST_CASE(spec_offline_walks) {
  spec::check({
      {"Offline 1: reads no database: a target alone starts at base", line, "", "offline-upgrade head-2",
       "+a(+a) +b(a>b)"},
      {"Offline 1: from several rows", forked, "", "offline-upgrade a:heads",
       "a: +b1(a>b1) +c1(b1>c1) +b2(+b2) +c2(b2>c2)"},
      {"Offline 1: steps count from the start", line, "", "offline-upgrade b:+1", "b: +c(b>c)"},
      {"Offline 2: downgrade needs from:to", line, "", "offline-downgrade b", "R0258~FROM:TO"},
      {"Offline 2: steps alone are none", line, "", "offline-downgrade -1", "R0258"},
      {"Offline 2: from:to", line, "", "offline-downgrade c:a", "c: -c(c>b) -b(b>a)"},
      {"Offline 2: steps count from the start", line, "", "offline-downgrade d:-2", "d: -d(d>c) -c(c>b)"},
      {"Offline 2: to base", line, "", "offline-downgrade b:base", "b: -b(b>a) -a(-a)"},
      {"Offline: an upgrade the wrong way round", line, "", "offline-upgrade c:a", "R0261~OLDER:NEWER"},
      {"Offline: an upgrade to base", line, "", "offline-upgrade c:base", "R0261~is above base"},
      {"Offline: a downgrade the wrong way round", line, "", "offline-downgrade a:c", "R0261~NEWER:OLDER"},
      {"Offline: a downgrade from base", line, "", "offline-downgrade base:c", "R0261"},
      {"Offline: between the same two is nothing", line, "", "offline-upgrade b:b", "b: "},
      {"Offline: to a sibling is an upgrade", forked, "", "offline-upgrade b1:b2", "b1: +b2(+b2)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_history) {
  spec::check({
      {"history: newest first", forked, "", "range :", "c2,b2,c1,b1,a"},
      {"history: of one branch", forked, "", "range :left@head", "c1,b1,a"},
      {"history: dependencies belong to it", needs, "", "range :y", "y,x,b,a"},
      {"history: the wrong way round", line, "", "range c:b", "R0261"},
  });
}

BOOST_AUTO_TEST_CASE(spec_broken_graphs) {
  spec::check({
      {"Broken 1: all at once", "a; a; b<nope; c {gone}; d [l]; e [l]; f<g; g<f; h {h}; i@j", "", "load",
       "R0231 R0236 R0234 R0232 R0233 R0235 R0235"},
      {"Broken 1: each with its files", "a; a; b<nope; c {gone}", "", "load",
       "~migrations/a.sql~migrations/b.sql~migrations/c.sql"},
      {"Broken 2: an id twice", "a; a", "", "load", "R0231~migrations/a.sql"},
      {"Broken 2: an unknown parent", "a; b<nope", "", "load", "R0232~b revises nope~migrations/b.sql"},
      {"Broken 2: a label is no parent", "a [l]; b<l", "", "load", "R0232"},
      {"Broken 2: an unknown dependency", "a; b {nope}", "", "load",
       "R0233~b depends on nope~migrations/b.sql"},
      {"Broken 2: a label twice", "a [l]; b [l]", "", "load", "R0234~migrations/a.sql~migrations/b.sql"},
      {"Broken 2: a loop by parent", "a<a", "", "load", "R0235~a comes before itself~migrations/a.sql"},
      {"Broken 2: a loop by dependency", "a {a}", "", "load", "R0235"},
      {"Broken 2: a cycle by parent", "a<c; b<a; c<b; d<c", "", "load", "R0235~a -> c -> b -> a"},
      {"Broken 2: a cycle by dependency", "a {b}; b {a}", "", "load", "R0235~a -> b -> a"},
      {"Broken 2: a cycle by both", "a; b<a {c}; c<b", "", "load", "R0235~b -> c -> b"},
      {"Broken 2: a cycle through a label", "a [l] {b}; b {l}", "", "load", "R0235"},
      {"Broken 2: a bad character", "a:b", "", "load", "R0236~migrations/a:b.sql"},
  });
}

BOOST_AUTO_TEST_CASE(spec_differences) {
  spec::check({
      {"Differs 1: -N with several rows says what to type", forked, "c1,c2", "downgrade -1",
       "R0257~c1, c2~c1@-1"},
      {"Differs 1: branch@-N", "a; b1<a; c1<b1; c2<b1", "c1,c2", "downgrade b1@-1", "R0257~c1, c2~c1@-1"},
      {"Differs 1: branch@+N", forked, "b1,b2", "upgrade a@+1", "R0257~b1, b2~b1+1"},
      {"Differs 2: a revision and its ancestor", line, "", "stamp a c", "R0265~a~c"},
      {"Differs 2: undoing brings back no row that another implies", "a; b<a; m<a,b", "m", "downgrade b",
       "-m(m>b)"},
      {"Differs 2: stamp of several loses no unrelated row", "a; b<a; x; y<x; z", "a,x,z", "stamp b y",
       "-a,-x,+b,+y"},
      {"Differs 3: an ambiguous prefix", forked, "", "upgrade b", "R0252~b1, b2~type more"},
      {"Differs 3: a non-member", forked, "", "upgrade left@c2", "R0253~c2 is not on the branch left"},
      {"Differs 3: an unknown name", "ae10; ae20<ae10", "", "upgrade ae11", "R0251~ae11~is ae10 meant?"},
      {"Differs 3: an unknown branch", forked, "", "upgrade lefd@head",
       "R0254~lefd~is left meant?~left, right"},
      {"Differs 3: with one base nothing goes", line, "d", "downgrade typo@base", "R0254"},
      {"Differs 4: an unknown row stops upgrade", line, "strange,b", "upgrade head",
       "R0241~strange~stamp --purge"},
      {"Differs 4: and downgrade", line, "strange,b", "downgrade base", "R0241~strange"},
      {"Differs 4: and is marked elsewhere", line, "strange,b", "unknown", "strange"},
      {"Differs 5: what is applied already says so", line, "c", "upgrade b", "(b is already applied)"},
      {"Differs 5: two files with one id", "a; b<a; b<a", "", "load", "R0231"},
      {"Differs 8: several targets may overlap and be relative", line, "a", "upgrade +1 b c +2",
       "+b(a>b) +c(b>c)"},
      {"Differs 8: stamp knows relative targets", line, "", "stamp head-2", "+b"},
      {"Differs 8: prefixes have no minimum length", "abcdef; bcdefa<abcdef", "", "name b", "bcdefa"},
      {"Differs 8: ids may be punctuated", "v1.0; v1.1<v1.0", "", "upgrade v1.1",
       "+v1.0(+v1.0) +v1.1(v1.0>v1.1)"},
      {"Differs 8: text after a relative step is refused", line, "", "name head-1th", "R0258"},
      {"Differs 9: -N takes the row's own line", "a; b<a; c<a; d<c", "b,d", "downgrade d@-2",
       "-d(d>c) -c(-c)"},
      {"Differs 9: not a sibling on the same parent", forked, "b1,b2", "downgrade left@-1", "-b1(-b1)"},
      {"Differs 9: roots are those in the branch's lineage", forked, "c1,c2", "downgrade left@a",
       "-c1(c1>b1) -b1(-b1)"},
  });
}
