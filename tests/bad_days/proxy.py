"""A proxy between the program and a PostgreSQL server that reads what they say, message by message, and does what a
test asks for at the message that it chose."""

import socket
import struct
import threading

SSL, GSS = 80877103, 80877104


class Cut(Exception):
    """This connection ends here."""


class Moment:
    """The nth message of a kind that the program sends with these words in it (protocol 3.0: Q a statement, P one that
    is prepared, B its values, d rows of a COPY, c their end)."""

    def __init__(self, kind, words=b"", nth=1):
        self.kind, self.words, self.left = kind, words, nth
        self.lock = threading.Lock()

    def is_now(self, kind, body):
        if kind != self.kind or self.words not in body:
            return False
        with self.lock:
            self.left -= 1
            return self.left == 0


class Link:
    """One connection of the program, and the one to the server that stands behind it."""

    def __init__(self, proxy, program):
        self.proxy, self.program = proxy, program
        self.server = socket.socket(socket.AF_UNIX)
        self.server.connect(proxy.path)
        self.last_answer = False  # the answer that comes next is kept from the program
        self.then = lambda: None  # what is done with it

    def end(self):
        for side in (self.program, self.server):
            try:
                side.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            side.close()

    def run(self, work):
        try:
            work()
        except (Cut, OSError, EOFError):
            pass
        finally:
            self.end()

    def start(self):
        for work in (self.to_server, self.to_program):
            threading.Thread(target=self.run, args=(work,), daemon=True).start()

    def to_server(self):
        while True:
            start = read_sized(self.program)
            if struct.unpack("!I", start[4:8])[0] not in (SSL, GSS):
                break
            self.program.sendall(b"N")
        self.server.sendall(start)
        while True:
            kind, message = read_message(self.program)
            self.proxy.look(self, kind, message[5:])
            self.server.sendall(message)

    def to_program(self):
        while True:
            kind, message = read_message(self.server)
            if self.last_answer:
                if kind == b"Z":
                    self.then()
                    raise Cut
                continue
            self.program.sendall(message)


class Proxy:
    """Listens on a port of loopback for one server's socket."""

    def __init__(self, path):
        self.path = path
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.plans = []  # a moment, and what is done then with its link
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            program, _ = self.listener.accept()
            program.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                Link(self, program).start()
            except OSError:  # the server is not there
                program.close()

    def at(self, moment, deed):
        """From now on; gives whether it has been done. Earlier plans are dropped."""
        done = threading.Event()
        self.plans = [(moment, deed, done)]
        return done

    def look(self, link, kind, body):
        for moment, deed, done in self.plans:
            if moment.is_now(kind, body):
                done.set()
                deed(link)


def cut_before(_):
    """The connection is lost before the server has heard of it."""
    raise Cut


def cut_after(link):
    """The server does it, and its answer is lost."""
    link.last_answer = True


def read_exactly(side, count):
    data = bytearray()
    while len(data) < count:
        part = side.recv(count - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)


def read_sized(side):
    size = read_exactly(side, 4)
    return size + read_exactly(side, struct.unpack("!I", size)[0] - 4)


def read_message(side):
    kind = read_exactly(side, 1)
    return kind, kind + read_sized(side)
