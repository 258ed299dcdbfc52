#include "app/notice.h"

#include <fstream>

#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

constexpr std::chrono::milliseconds ample{20'000};

}  // namespace

TEST_CASE("a notice is read by the command on its standard input") {
    const Folder folder;
    CHECK(notify({"dd", "status=none", "of=" + folder / "heard"}, "all is not well\n", ample)
              .empty());
    std::ostringstream heard;
    heard << std::ifstream{folder / "heard"}.rdbuf();
    CHECK(heard.str() == "all is not well\n");
}

TEST_CASE("its words are arguments and no shell reads them") {
    const Folder folder;
    CHECK(notify({"touch", folder / "a; touch b"}, "", ample).empty());
    CHECK(std::filesystem::exists(folder / "a; touch b"));
}

TEST_CASE("a command that reads nothing of a long notice is content with that") {
    CHECK(notify({"true"}, std::string(1 << 20, 'x'), ample).empty());
}

TEST_CASE("a command that fails, or is not there, is told") {
    CHECK(notify({"false"}, "x", ample) == "ended with status 1");
    CHECK(notify({"/no/such/command"}, "x", ample).find("cannot be started: ") == 0);
}

TEST_CASE("a command that takes too long is ended, with what it started") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(notify({"sh", "-c", "sleep 60 & sleep 60"}, std::string(1 << 20, 'x'),
                 std::chrono::milliseconds{50}) == "took too long and was ended");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{30});
}
