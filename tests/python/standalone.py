"""A standalone cluster of Spark on loopback: one master, two workers, each a process of its own.

    with Cluster() as cluster:
        session = cluster.session()

Needs SPARK_HOME, a folder with `bin` and `jars`, and Java.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PATIENCE = 120


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Cluster:
    def __init__(self, memory="900m"):
        self.memory = memory
        self.scratch = tempfile.TemporaryDirectory(prefix="cluster-")
        self.processes = []

    def __enter__(self):
        port, self.page = free_port(), free_port()
        self.url = f"spark://127.0.0.1:{port}"
        self.start("master", "org.apache.spark.deploy.master.Master", "--port", port, "--webui-port", self.page)
        self.await_workers(0)
        self.workers = [self.worker(number) for number in (1, 2)]
        self.await_workers(2)
        return self

    def __exit__(self, *_):
        for process in self.processes:
            kill(process.pid)
            process.wait()
        self.scratch.cleanup()

    def worker(self, number):
        folder = Path(self.scratch.name, f"worker-{number}")
        size = ("--cores", 1, "--memory", "1500m")
        return self.start(folder.name, "org.apache.spark.deploy.worker.Worker", self.url, *size, "--webui-port", 0, "-d", folder)

    def start(self, name, main, *arguments):
        command = [f"{os.environ['SPARK_HOME']}/bin/spark-class", main, "--host", "127.0.0.1", *map(str, arguments)]
        log = open(Path(self.scratch.name, f"{name}.log"), "wb")
        self.processes.append(subprocess.Popen(command, stdout=log, stderr=log))
        return self.processes[-1]

    def await_workers(self, count):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.page}/json/", timeout=5) as answer:
                    if json.load(answer)["aliveworkers"] >= count:
                        return
            except OSError:
                pass
            time.sleep(0.2)
        logs = [log.read_text(errors="replace")[-2000:] for log in Path(self.scratch.name).glob("*.log")]
        sys.exit("the cluster did not come up:\n" + "\n".join(logs))

    def session(self):
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master(self.url).appName("tests")
        settings = {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.executor.memory": self.memory,
            "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "spark.local.dir": self.scratch.name,
            "spark.sql.shuffle.partitions": "4",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session

    def lose_a_worker(self):
        """Kills a worker and all that it has started, by signal 9."""
        kill(self.workers[1].pid)


def kill(pid):
    for child in children(pid):
        kill(child)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def children(pid):
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
