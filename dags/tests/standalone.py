"""A real Airflow on a free port, spoken to through its REST API."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from conftest import HOME


def until(what: str, look: Callable, seconds: float = 120):
    """What a look gives once it gives something; fails after a while, saying what was waited for."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        seen = look()
        if seen:
            return seen
        time.sleep(0.2)
    raise AssertionError(f"not seen in {seconds} s: {what}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Standalone:
    """Scheduler, DAG processor, triggerer and API server of one process group."""

    def __init__(self):
        self.url = f"http://127.0.0.1:{free_port()}"
        port = self.url.rsplit(":", 1)[1]
        environment = {
            **os.environ,
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": port,
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            # Starting virtual machines is most of the time of small months.
            "PLICS_TACHES": "mois",
            "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
            "AIRFLOW__SCHEDULER__MIN_FILE_PROCESS_INTERVAL": "3600",
        }
        os.environ["AIRFLOW__API__PORT"] = port
        binary = Path(sys.executable).parent / "airflow"
        self._log = (HOME / "standalone.log").open("w")
        self._process = subprocess.Popen(
            [str(binary), "standalone"],
            env=environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._token = ""

    def start(self) -> None:
        """Waits until it answers and has read both DAGs."""
        until("password", lambda: self._login(), 120)
        until("both DAGs", lambda: len(self.get("/api/v2/dags")["dags"]) == 2, 120)

    def _login(self) -> bool:
        file = HOME / "simple_auth_manager_passwords.json.generated"
        try:
            password = json.loads(file.read_text())["admin"]
            answer = self._send("POST", "/auth/token", {"username": "admin", "password": password})
        except (OSError, ValueError, KeyError):
            assert self._process.poll() is None, (HOME / "standalone.log").read_text()[-3000:]
            return False
        self._token = answer["access_token"]
        return True

    def stop(self) -> None:
        """Stops the whole group: the parent alone would leave the others running."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, sign)
                self._process.wait(20)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue
        self._log.close()

    def _send(self, method: str, path: str, body: dict | None = None) -> dict:
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            refused.close()
            raise

    def get(self, path: str) -> dict:
        """Reads."""
        return self._send("GET", path)

    def unpause(self, dag: str) -> None:
        """Lets it run."""
        self._send("PATCH", f"/api/v2/dags/{dag}", {"is_paused": False})

    def trigger(self, dag: str, **conf: str) -> str:
        """Runs it by hand; the run."""
        return self._send("POST", f"/api/v2/dags/{dag}/dagRuns", {"logical_date": None, "conf": conf})["dag_run_id"]

    def runs(self, dag: str) -> list[dict]:
        """All its runs."""
        return self.get(f"/api/v2/dags/{dag}/dagRuns?limit=100")["dag_runs"]

    def state(self, dag: str, run: str) -> str:
        """The state of a run."""
        return self.get(f"/api/v2/dags/{dag}/dagRuns/{run}")["state"]

    def tasks(self, dag: str, run: str) -> dict[str, dict]:
        """The tasks of a run."""
        found = self.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances")["task_instances"]
        return {t["task_id"]: t for t in found}

    def wait_task(self, dag: str, run: str, task: str, state: str, seconds: float = 120) -> dict:
        """A task, once in a state."""
        return until(
            f"{run} {task} {state}",
            lambda: next((t for n, t in self.tasks(dag, run).items() if n == task and t["state"] == state), None),
            seconds,
        )

    def wait_run(self, dag: str, run: str, state: str, seconds: float = 180) -> None:
        """A run, ended, which has to be in a state."""
        ended = until(f"{run} ended", lambda: self._ended(dag, run), seconds)
        assert ended == state, {n: t["state"] for n, t in self.tasks(dag, run).items()}

    def _ended(self, dag: str, run: str) -> str:
        state = self.state(dag, run)
        return state if state in {"success", "failed"} else ""

    def log(self, dag: str, run: str, task: str) -> str:
        """What a task said in its last try."""
        number = self.tasks(dag, run)[task]["try_number"]
        content = self.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}/logs/{number}")["content"]
        return "\n".join(str(line.get("event", line)) if isinstance(line, dict) else str(line) for line in content)
