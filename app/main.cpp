#include <csignal>
#include <iostream>
#include <unistd.h>

#include "app/cli.h"

int main(int argc, char* argv[]) {
    std::ios::sync_with_stdio(false);
    // A file that may not grow and a closed pipe are errors to be told, not reasons to die.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    crawler::SystemClock clock;
    app::World world{std::cin, std::cout, std::cerr, clock, ::isatty(STDERR_FILENO) == 1};
    int status = app::run_command_line(argc, argv, world);
    if (!std::cout.flush() && status == app::done) {
        std::cerr << "negenplus: standard output cannot be written\n";
        status = app::failed;
    }
    return status;
}
