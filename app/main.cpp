#include <csignal>
#include <filesystem>
#include <iostream>
#include <poll.h>
#include <unistd.h>

#include "app/cli.h"

namespace {

/// Whether the reader of standard output went away, as `| head` does when it has enough.
bool reader_left() {
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

/// Ends this process as a closed pipe ends other programs: without a word.
void end_by_closed_pipe() {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
}

}  // namespace

int main(int argc, char* argv[]) {
    std::ios::sync_with_stdio(false);
    // A file that may not grow is an error to be told; a closed pipe may not end a run halfway.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    crawler::SystemClock clock;
    app::World world{std::cin, std::cout, std::cerr, clock, ::isatty(STDERR_FILENO) == 1};
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown) world.program = program.string();
    int status = app::run_command_line(argc, argv, world);
    if (!std::cout.flush()) {
        if (reader_left()) end_by_closed_pipe();
        std::cerr << "negenplus: standard output cannot be written\n";
        if (status == app::done || status == app::in_part) status = app::failed;
    }
    return status;
}
