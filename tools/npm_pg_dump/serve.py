#!/usr/bin/env python3
"""`serve.py SOCKET FOLDER`: pg_dump out of the npm package @electric-sql/pglite-tools, which is in FOLDER/node_modules.

The package holds pg_dump as WebAssembly without sockets: it calls out with each message. dump.mjs runs it, and this
program carries its messages to the server that libpq's variables name and back. One process of Node makes many
dumps: the first takes half a second, the others a twentieth of that. No passwords, no TLS: it is for throwaway servers.
"""
import json
import os
import selectors
import socket
import socketserver
import subprocess
import sys
import threading
from pathlib import Path

DUMPS_OF_A_PROCESS = 300  # Its memory grows with them.


def connection(variables):
    host, port = variables.get("PGHOST", "/tmp"), variables.get("PGPORT", "5432")
    if not host.startswith("/"):
        return socket.create_connection((host, int(port)))
    one = socket.socket(socket.AF_UNIX)
    one.connect(f"{host}/.s.PGSQL.{port}")
    return one


class Node:
    """A process of dump.mjs: requests and results are lines, the messages have a pipe for each direction."""

    def __init__(self, folder):
        down, self.to_dump = os.pipe()
        self.from_dump, up = os.pipe()
        script = Path(__file__).resolve().parent / "dump.mjs"
        self.process = subprocess.Popen(["node", "--no-warnings", script, folder, str(down), str(up)], pass_fds=(down, up),
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        os.close(down)
        os.close(up)
        self.left = DUMPS_OF_A_PROCESS

    def dump(self, request, session):
        self.left -= 1
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        with selectors.DefaultSelector() as ready:
            for one in (self.from_dump, session, self.process.stdout):
                ready.register(one, selectors.EVENT_READ)
            patience = None
            while True:
                events = ready.select(patience)
                if not events:
                    raise OSError("the server closed the connection")
                for key, _ in events:
                    if key.fileobj is self.process.stdout:
                        return json.loads(self.process.stdout.readline())
                    if key.fileobj is session:
                        data = session.recv(1 << 16)
                        if not data:
                            ready.unregister(session)
                            patience = 5  # For what pg_dump makes of the server's last words.
                        while data:
                            data = data[os.write(self.to_dump, data):]
                    else:
                        session.sendall(os.read(self.from_dump, 1 << 16))

    def stop(self):
        self.process.kill()
        self.process.wait()
        os.close(self.to_dump)
        os.close(self.from_dump)


class Service:
    def __init__(self, folder):
        self.folder = str(Path(folder).resolve() / "node_modules/@electric-sql/pglite-tools")
        self.node = None
        self.alone = threading.Lock()

    def answer(self, variables, arguments):
        file = None
        if "--file" in arguments:
            at = arguments.index("--file")
            file = arguments[at + 1]
            arguments = arguments[:at] + arguments[at + 2:]
        start = {"user": variables.get("PGUSER", "postgres"), "database": variables.get("PGDATABASE", "postgres")}
        if variables.get("PGOPTIONS"):
            start["options"] = variables["PGOPTIONS"]
        with self.alone:
            try:
                with connection(variables) as session:
                    self.node = self.node or Node(self.folder)
                    result = self.node.dump({"startup": start, "arguments": arguments}, session)
            except (OSError, ValueError) as error:
                result = {"text": "", "error": f"pg_dump: error: {error}"}
            if self.node and (result["error"] or self.node.left == 0):
                self.node.stop()
                self.node = None
        return {**result, "file": file}


def main(place, folder):
    service = Service(folder)

    class Request(socketserver.StreamRequestHandler):
        def handle(self):
            line = self.rfile.readline()
            if line:
                self.wfile.write(json.dumps(service.answer(**json.loads(line))).encode() + b"\n")

    Path(place).unlink(missing_ok=True)
    with socketserver.ThreadingUnixStreamServer(place, Request) as server:
        os.chmod(place, 0o666)  # Tests of a server may run as another user.
        server.daemon_threads = True
        server.serve_forever()


main(*sys.argv[1:])
