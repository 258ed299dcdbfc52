#include "app/build_facts.h"

#include "negenplus_commit.h"

#include "app/version.h"

namespace app {

std::string build_facts() {
    const std::string_view commit = NEGENPLUS_COMMIT;
    std::string facts = "negenplus " + std::string{version};
    if (!commit.empty()) facts.append("\ncommit ").append(commit);
#if defined(__clang__)
    facts.append("\ncompiler ").append(__VERSION__);
#else
    facts.append("\ncompiler g++ ").append(__VERSION__);
#endif
    facts.append(", ").append(NEGENPLUS_BUILD_TYPE);
    return facts.append("\nlibraries ").append(NEGENPLUS_LIBRARIES);
}

}  // namespace app
