"""A web server on loopback for the bench and the soak: one thread a connection, and a log of who asked what, when."""

import socket
import struct
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Request:
    """One request as it was heard. Times are of time.monotonic()."""

    host: str  # without its port
    target: str
    headers: dict
    heard: float = field(default_factory=time.monotonic)
    answered: float = 0.0  # where the answer says so itself


class Connection:
    """What an answer is written to. Every method may raise OSError where the other side is gone."""

    def __init__(self, connected):
        self.socket = connected

    def send(self, status, body=b"", headers=(), length=None):
        """A whole answer; `length` is the Content-Length told where it is not the body's."""
        told = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {told}"]
        lines += [f"{name}: {value}" for name, value in headers]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode()
        # In one segment where it is small; a large body is not copied for that.
        if len(body) < 16384:
            self.socket.sendall(head + body)
        else:
            self.socket.sendall(head)
            self.socket.sendall(body)

    def send_slowly(self, data, pause):
        """Byte by byte, `pause` seconds between two."""
        for byte in data:
            self.socket.sendall(bytes([byte]))
            time.sleep(pause)

    def stall(self, seconds):
        """Says nothing for so long, or until the other side gives up."""
        self.socket.settimeout(seconds)
        try:
            self.socket.recv(1)
        except TimeoutError:
            pass

    def reset(self):
        """Breaks the connection with an RST."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self):
        self.socket.close()


class Server:
    """Listens on a port of the system's choice until `close`. `answer(request, connection)` answers, in any thread."""

    def __init__(self, answer):
        self.answer = answer
        self.log = []  # of Request, in the order heard
        self.connections = set()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        # A thread in accept() is not woken by close() alone.
        for open_socket in [self.listener, *self.connections]:
            try:
                open_socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            open_socket.close()

    def _accept(self):
        while True:
            try:
                connected, _ = self.listener.accept()
            except OSError:
                return
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connected,), daemon=True).start()

    def _serve(self, connected):
        self.connections.add(connected)
        try:
            self._converse(connected)
        except (OSError, ValueError):
            pass  # the other side has gone, or does not speak HTTP
        finally:
            self.connections.discard(connected)
            connected.close()

    def _converse(self, connected):
        waiting = b""
        while True:
            while b"\r\n\r\n" not in waiting:
                heard = connected.recv(65536)
                if not heard:
                    return
                waiting += heard
            head, _, waiting = waiting.partition(b"\r\n\r\n")
            request = parse(head.decode("latin-1"))
            self.log.append(request)
            self.answer(request, Connection(connected))


def parse(head):
    first, *rest = head.split("\r\n")
    _, target, _ = first.split(" ")
    headers = {}
    for line in rest:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Request(headers.get("host", "").partition(":")[0], target, headers)
