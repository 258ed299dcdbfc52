#include "app/notice.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace app {
namespace {

using Clock = std::chrono::steady_clock;

/// The pipe that leads to the command's standard input.
struct Pipe {
    int out = -1;
    int in = -1;

    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return;
        out = ends[0];
        in = ends[1];
        ::fcntl(in, F_SETFL, O_NONBLOCK);
    }
    ~Pipe() {
        close(out);
        close(in);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    static void close(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
};

/// Starts it in a process group of its own, with the signals as a program expects them.
int start(const std::vector<std::string>& command, const Pipe& pipe, pid_t& child) {
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe.out, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t ordinary;
    sigemptyset(&ordinary);
    for (const int signal : {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM}) sigaddset(&ordinary, signal);
    posix_spawnattr_setsigdefault(&attributes, &ordinary);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    const int error =
        ::posix_spawnp(&child, argv.front(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// A command that reads nothing, or stops reading, is content with that.
void send(Pipe& pipe, std::string_view message, Clock::time_point until) {
    while (!message.empty() && Clock::now() < until) {
        pollfd ready{pipe.in, POLLOUT, 0};
        if (::poll(&ready, 1, 100) <= 0) continue;
        const ssize_t written = ::write(pipe.in, message.data(), message.size());
        if (written < 0 && errno != EAGAIN && errno != EINTR) break;
        if (written > 0) message.remove_prefix(static_cast<std::size_t>(written));
    }
    Pipe::close(pipe.in);
}

std::string outcome_of(int status) {
    if (WIFSIGNALED(status)) return "was ended by signal " + std::to_string(WTERMSIG(status));
    if (WEXITSTATUS(status) == 0) return {};
    return "ended with status " + std::to_string(WEXITSTATUS(status));
}

std::string wait_for(pid_t child, Clock::time_point until) {
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() >= until) {
            ::kill(-child, SIGKILL);
            ::waitpid(child, &status, 0);
            return "took too long and was ended";
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return outcome_of(status);
}

}  // namespace

std::string notify(const std::vector<std::string>& command, const std::string& message,
                   std::chrono::milliseconds at_most) {
    const auto until = Clock::now() + at_most;
    Pipe pipe;
    if (pipe.in < 0) return std::strerror(errno);
    pid_t child = 0;
    if (const int error = start(command, pipe, child); error != 0)
        return std::string{"cannot be started: "} + std::strerror(error);
    Pipe::close(pipe.out);
    send(pipe, message, until);
    return wait_for(child, until);
}

}  // namespace app
