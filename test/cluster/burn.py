"""Closed-loop load for an autoscaler: sends requests in batches on a few connections as fast as they are answered, for SECONDS at most.

burn.py HOST PORT CONNECTIONS SECONDS
"""
import socket
import sys
import threading
import time

host, port, connections, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
end = time.monotonic() + seconds
batch = 50
requests = f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() * batch


def ask():
    while time.monotonic() < end:
        try:
            with socket.create_connection((host, port), timeout=5) as connection:
                while time.monotonic() < end:
                    connection.sendall(requests)
                    answers = 0
                    while answers < batch:
                        data = connection.recv(1 << 16)
                        if not data:
                            raise ConnectionError
                        answers += data.count(b"HTTP/1.1 200")
        except OSError:
            time.sleep(0.05)


for _ in range(connections):
    threading.Thread(target=ask, daemon=True).start()
time.sleep(seconds)
