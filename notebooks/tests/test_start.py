"""The command that opens the notebooks."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

from conftest import NOTEBOOKS, ROOT

START = str(ROOT / "notebooks" / "start")


def ask(address, tries=100):
    """Jupyter tells its address a moment before it listens there."""
    for _ in range(tries):
        try:
            return urllib.request.urlopen(address, timeout=30)
        except urllib.error.URLError:
            time.sleep(0.1)
    return urllib.request.urlopen(address, timeout=30)


def test_start_serves_the_notebooks(demo):
    """A real JupyterLab, on a port of its own choice."""
    environment = os.environ | {"PLICS_ENTREPOT": str(demo)}
    command = [START, "--no-browser", "--ip=127.0.0.1", "--port=0", "--allow-root"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    try:
        said = []
        for line in server.stderr:
            said.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)", line):
                break
        else:
            raise AssertionError("".join(said))
        assert f"de {demo}, en lecture seule." in "".join(said)
        content = json.load(ask(f"{found[1]}/api/contents?token={found[2]}"))["content"]
        served = [item["name"] for item in content if item["type"] == "notebook"]
        assert sorted(served) == [path.name for path in NOTEBOOKS]
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def test_start_says_that_there_is_no_release(tmp_path):
    """Before it opens anything."""
    environment = os.environ | {"PLICS_ENTREPOT": str(tmp_path)}
    done = subprocess.run([START], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 10
    assert f"[10] Aucune publication dans {tmp_path}." in done.stderr


def test_a_warehouse_is_named_from_where_one_stands(tmp_path):
    """And not from the folder of the notebooks."""
    environment = os.environ | {"PLICS_ENTREPOT": "entrepot"}
    done = subprocess.run([START], capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert done.returncode == 10
    assert f"[10] Aucune publication dans {tmp_path}/entrepot." in done.stderr
