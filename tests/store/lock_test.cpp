#include "store/lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::Folder;

TEST_CASE("A second holder gets nothing while the first holds the lock") {
    const Folder folder;
    const auto first = store::Lock::take(folder / "n.db");
    REQUIRE(first.has_value());
    CHECK_FALSE(store::Lock::take(folder / "n.db").has_value());
}

TEST_CASE("The lock is free again when its holder ends") {
    const Folder folder;
    { const auto first = store::Lock::take(folder / "n.db"); }
    CHECK(store::Lock::take(folder / "n.db").has_value());
}

TEST_CASE("A lock that was moved is still held") {
    const Folder folder;
    auto first = store::Lock::take(folder / "n.db");
    const store::Lock moved = std::move(*first);
    first.reset();
    CHECK_FALSE(store::Lock::take(folder / "n.db").has_value());
}

TEST_CASE("Each database has a lock of its own") {
    const Folder folder;
    const auto first = store::Lock::take(folder / "a.db");
    CHECK(store::Lock::take(folder / "b.db").has_value());
}

TEST_CASE("A process that dies lets go of its lock") {
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = store::Lock::take(folder / "n.db");
        ::_exit(held ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    REQUIRE(status == 0);
    CHECK(store::Lock::take(folder / "n.db").has_value());
}

TEST_CASE("A lock file that cannot be made is an error") {
    const Folder folder;
    CHECK_THROWS_AS(store::Lock::take(folder.path() / "missing" / "n.db"), store::Error);
}
