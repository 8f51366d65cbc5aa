// Sections "Which steps run", "Rows" and "stamp" of the specification, sentence by sentence.
#include <boost/test/unit_test.hpp>

#include "spec.hpp"

namespace {

constexpr const char* line = "a; b<a; c<b; d<c";
constexpr const char* forked = "a; b1<a [left]; c1<b1; b2<a [right]; c2<b2";
constexpr const char* diamond = "a; b1<a; b2<a; m<b1,b2; n<m";
constexpr const char* needs = "a [one]; b<a; x [two] {b}; y<x";

}  // namespace

BOOST_AUTO_TEST_CASE(spec_which_steps_go_up) {
  spec::check({
      {"Steps 1: every ancestor that the rows do not cover", line, "b", "upgrade d", "+c(b>c) +d(c>d)"},
      {"Steps 1: dependencies included", needs, "", "upgrade y", "+a(+a) +b(a>b) +x(b>x) +y(x>y)"},
      {"Steps 1: what a row's ancestors cover stays", diamond, "b1", "upgrade m", "+b2(+b2) +m(-b2,b1>m)"},
      {"Steps 1: what a row's dependencies cover stays", "a; b<a; x {b}; c<b", "x", "upgrade c", "+c(+c)"},
      {"Steps 1: nothing to do is success", line, "d", "upgrade heads", "(d is already applied)"},
      {"Steps 1: of nothing at all, too", "", "", "upgrade heads", ""},
      {"Steps 1: base as well", line, "c", "upgrade base", ""},
      {"Steps 1: never removes anything", line, "d", "upgrade b", "(b is already applied)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_which_steps_go_down) {
  spec::check({
      {"Steps 2: the roots are the target's children", forked, "c1,c2", "downgrade a",
       "-c2(c2>b2) -b2(-b2) -c1(c1>b1) -b1(b1>a)"},
      {"Steps 2: for base, all bases", "a; b<a; x; y<x", "b,y", "downgrade base",
       "-y(y>x) -x(-x) -b(b>a) -a(-a)"},
      {"Steps 2: with branch@, those of its lineage", forked, "c1,c2", "downgrade right@a",
       "-c2(c2>b2) -b2(-b2)"},
      {"Steps 2: branch@base", "a [l]; b<a; x; y<x", "b,y", "downgrade l@base", "-b(b>a) -a(-a)"},
      {"Steps 2: -N has one root, the child on the way down", "a; b<a; c<b; x<a", "c,x", "downgrade b@-2",
       "-c(c>b) -b(-b)"},
      {"Steps 2: every applied descendant goes", "a; b<a; c1<b; c2<b", "c1,c2", "downgrade a",
       "-c2(-c2) -c1(c1>b) -b(b>a)"},
      {"Steps 2: dependents included", "a; b<a; x {b}; y<x", "y", "downgrade a", "-y(y>x) -x(x>b) -b(b>a)"},
      {"Steps 2: what is not applied does not", line, "c", "downgrade a", "-c(c>b) -b(b>a)"},
      {"Steps 2: nothing would go and the target is no row", line, "b", "downgrade c", "R0263~not applied"},
      {"Steps 2: held by dependency says by which row", needs, "y", "downgrade b", "R0263~y~dependency"},
      {"Steps 2: the target is a row", line, "b", "downgrade b", ""},
      {"Steps 2: base with nothing to do", line, "", "downgrade base", ""},
      {"Steps 2: head of an empty folder", "", "", "downgrade head", ""},
      {"Steps 2: heads of an empty folder", "", "", "downgrade heads", ""},
      {"Steps 2: and upgrade", "", "", "upgrade head", ""},
  });
}

BOOST_AUTO_TEST_CASE(spec_order) {
  spec::check({
      {"Steps 3: parents come first whatever the names", "c; b<c; a<b", "", "upgrade a",
       "+c(+c) +b(c>b) +a(b>a)"},
      {"Steps 3: dependencies too", "a {b}; b", "", "upgrade a", "+b(+b) +a(b>a)"},
      {"Steps 3: one branch is finished before the next", "a; b1<a; b2<a; c1<b1; c2<b2", "", "upgrade heads",
       "+a(+a) +b1(a>b1) +c1(b1>c1) +b2(+b2) +c2(b2>c2)"},
      {"Steps 3: down to their branch point", "a; b<a; c1<b; c2<b; d<a; e<c1", "", "upgrade heads",
       "+a(+a) +b(a>b) +c1(b>c1) +e(c1>e) +c2(+c2) +d(+d)"},
      {"Steps 3: ties by file name", "z; a; m", "", "upgrade heads", "+a(+a) +m(+m) +z(+z)"},
      {"Steps 3: one base's line after the other's", "a; x; y<x; b<a", "", "upgrade heads",
       "+a(+a) +b(a>b) +x(+x) +y(x>y)"},
      {"Steps 3: the way down is the way up reversed", "a; b<a; c1<b; c2<b; d<a; e<c1", "c2,d,e",
       "downgrade base", "-d(-d) -c2(-c2) -e(e>c1) -c1(c1>b) -b(b>a) -a(-a)"},
      {"Steps 3: the same graph otherwise written gives the same", "e<c1; d<a; c2<b; c1<b; b<a; a", "",
       "upgrade heads", "+a(+a) +b(a>b) +c1(b>c1) +e(c1>e) +c2(+c2) +d(+d)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_rows) {
  spec::check({
      {"Rows 1: one for each applied tip", forked, "", "upgrade heads",
       "+a(+a) +b1(a>b1) +c1(b1>c1) +b2(+b2) +c2(b2>c2)"},
      {"Rows 1: none for what another implies as ancestor", line, "", "upgrade b", "+a(+a) +b(a>b)"},
      {"Rows 1: none for what another implies by dependency", needs, "b", "upgrade x", "+x(b>x)"},
      {"Rows 1: and so where it comes late", "a; x; y<x; z<y {a}", "y", "upgrade a z", "+a(+a) +z(-a,y>z)"},
      {"Rows 2: insert, where no parent has a row", forked, "b1", "upgrade b2", "+b2(+b2)"},
      {"Rows 2: update, one parent's row moves", line, "b", "upgrade c", "+c(b>c)"},
      {"Rows 2: merge, the other parents' rows go", diamond, "b1,b2", "upgrade m", "+m(-b2,b1>m)"},
      {"Rows 2: dependencies count as parents", "a; x; m<a {x}", "a,x", "upgrade m", "+m(-x,a>m)"},
      {"Rows 2: the reverse of insert", forked, "b1,b2", "downgrade b2@-1", "-b2(-b2)"},
      {"Rows 2: the reverse of update", line, "c", "downgrade b", "-c(c>b)"},
      {"Rows 2: the reverse of merge", diamond, "m", "downgrade b1", "-m(m>b1,+b2)"},
      {"Rows 2: with a dependency", "a; x; m<a {x}", "m", "downgrade a", "-m(m>a,+x)"},
      {"Rows 3: no row for a parent that a row implies", "a; b<a; m<a {b}; n<b", "m,n", "downgrade m@-1",
       "-m(-m)"},
      {"Rows 3: nor for one that a returning row implies", "a; b<a; m<a,b", "m", "downgrade b", "-m(m>b)"},
      {"Rows 3: through a dependency as well", "a; x {a}; m<a,x", "m", "downgrade x", "-m(m>x)"},
      {"Rows 4: overlapping rows count as their tips", line, "a,c", "upgrade +1", "+d(-a,c>d)"},
      {"Rows 4: the first command that writes leaves only those", line, "b,d", "downgrade c", "-d(-b,d>c)"},
      {"Rows 4: stamp as well", line, "a,c", "stamp c", "-a"},
      {"Rows 4: overlapping by dependency", needs, "b,x", "upgrade y", "+y(-b,x>y)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_stamp) {
  spec::check({
      {"stamp 1: an ancestor's row goes", line, "b", "stamp d", "b>d"},
      {"stamp 1: a descendant's row goes", line, "d", "stamp a", "d>a"},
      {"stamp 1: what the target depends on goes", needs, "b", "stamp y", "b>y"},
      {"stamp 1: what depends on the target goes", needs, "y", "stamp b", "y>b"},
      {"stamp 1: all targets together", forked, "a", "stamp c1 c2", "-a,+c1,+c2"},
      {"stamp 1: what another target implies does not come", needs, "", "stamp b y", "+y"},
      {"stamp 1: unrelated rows stay", forked, "c1", "stamp c2", "+c2"},
      {"stamp 1: already there is nothing", line, "c", "stamp c", ""},
      {"stamp 1: also of several", forked, "c1,c2", "stamp heads", ""},
      {"stamp 2: base removes all rows", forked, "c1,c2", "stamp base", "-c1,-c2"},
      {"stamp 2: branch@base those of the branch", forked, "c1,c2", "stamp left@base", "-c1"},
      {"stamp 2: and of what depends on it", "a [l]; b<a; x {b}; y", "x,y", "stamp l@base", "-x"},
      {"stamp 2: base stands alone", line, "a", "stamp base c", "R0264"},
      {"stamp 2: branch@base too", forked, "c1", "stamp left@base c2", "R0264"},
      {"stamp 3: an id", line, "", "stamp c", "+c"},
      {"stamp 3: a label", forked, "", "stamp left", "+b1"},
      {"stamp 3: a prefix", "abc; xyz<abc", "", "stamp x", "+xyz"},
      {"stamp 3: heads", forked, "", "stamp heads", "+c1,+c2"},
      {"stamp 3: head", line, "", "stamp head", "+d"},
      {"stamp 3: x+N", line, "", "stamp a+2", "+c"},
      {"stamp 3: x-N", line, "", "stamp d-2", "+b"},
      {"stamp 3: head-N", line, "", "stamp head-1", "+c"},
      {"stamp 3: base+N", line, "", "stamp base+2", "+b"},
      {"stamp 3: x-N that is base", line, "d", "stamp d-4", "-d"},
      {"stamp 3: +N from the rows", line, "b", "stamp +1", "R0259"},
      {"stamp 3: -N from the rows", line, "b", "stamp -1", "R0259"},
      {"stamp 3: branch@+N", forked, "a", "stamp left@+1", "R0259"},
      {"stamp 3: branch@-N", forked, "b1", "stamp left@-1", "R0259"},
      {"stamp 4: --purge empties the table first", forked, "c1", "purge c2", "-c1,+c2"},
      {"stamp 4: the way out of an unknown row", line, "strange", "purge c", "-strange,+c"},
      {"stamp 4: which else is an error", line, "strange", "stamp c", "R0241~stamp --purge"},
      {"stamp 4: with an unknown target nothing changes", line, "strange", "purge typo", "R0251"},
      {"stamp 4: to base", line, "strange", "purge base", "-strange"},
      {"stamp 5: with --sql, start:end", line, "", "offline-stamp b:c", "b: b>c"},
      {"stamp 5: an end alone starts at base", line, "", "offline-stamp c", "+c"},
      {"stamp 5: to base", line, "", "offline-stamp c:base", "c: -c"},
      {"stamp 5: from several rows", forked, "", "offline-stamp heads:a", "c1,c2: -c1,-c2,+a"},
  });
}
