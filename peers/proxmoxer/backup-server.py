#!/usr/bin/env python3
"""Drives a Proxmox Backup Server with proxmoxer: datastore, jobs, accounts, backups, and away again. The last line says PASS.

PBS_HOST, PBS_PORT, PBS_CA (PEM file), PBS_STORE (a datastore with backups of vm/100 in the namespace "lab"), and either PBS_TOKEN
(user@realm!name:secret) or PBS_USER with PBS_PASSWORD.
"""
import os
import sys
import time

os.environ["REQUESTS_CA_BUNDLE"] = os.environ["PBS_CA"]
from proxmoxer import ProxmoxAPI  # noqa: E402 - requests reads the trust file when it is loaded
from proxmoxer.core import ResourceException  # noqa: E402


def connect():
    where = {"host": os.environ["PBS_HOST"], "port": int(os.environ["PBS_PORT"]), "timeout": 20, "service": "PBS"}
    if "PBS_TOKEN" in os.environ:
        identity, secret = os.environ["PBS_TOKEN"].split(":", 1)
        user, name = identity.split("!", 1)
        return ProxmoxAPI(user=user, token_name=name, token_value=secret, **where)
    return ProxmoxAPI(user=os.environ["PBS_USER"], password=os.environ["PBS_PASSWORD"], **where)


def refused(call, status):
    try:
        call()
    except ResourceException as error:
        assert error.status_code == status, error
        return str(error)
    raise AssertionError("was not refused")


def main():
    pbs = connect()
    node = "localhost"  # only root in person may list nodes, and there is but one

    def wait(upid):
        assert upid.startswith("UPID:") and upid.count(":") == 9, upid
        for _ in range(200):
            status = pbs.nodes(node).tasks(upid).status.get()
            if status["status"] == "stopped":
                assert status["exitstatus"] == "OK", (status, pbs.nodes(node).tasks(upid).log.get())
                return
            time.sleep(0.05)
        raise AssertionError("still runs: " + upid)

    assert float(pbs.version.get()["version"]) >= 3
    assert pbs.nodes(node).certificates.info.get()[0]["fingerprint"].count(":") == 31

    # a datastore: made by a task, changed, and with a namespace
    wait(pbs.config.datastore.post(name="peer", path="/backup/peer", comment="before", **{"gc-schedule": "daily"}))
    refused(lambda: pbs.config.datastore.post(name="peer", path="/backup/other"), 400)
    pbs.config.datastore("peer").put(comment="made by proxmoxer", **{"delete": "gc-schedule"})
    config = pbs.config.datastore("peer").get()
    assert config["comment"] == "made by proxmoxer" and "gc-schedule" not in config, config
    refused(lambda: pbs.config.datastore("peer").put(comment="late", digest="0" * 64), 400)
    store = pbs.admin.datastore("peer")
    assert store.status.get()["total"] > 0
    assert store.namespace.post(name="site") == "site"
    assert [row["ns"] for row in store.namespace.get()] == ["", "site"]
    assert store.snapshots.get(ns="site") == []

    # who may do what
    pbs.access.users.post(userid="pve@pbs", password="simulated", comment="hypervisors")
    made = pbs.access.users("pve@pbs").token("tower").post()
    assert made["tokenid"] == "pve@pbs!tower" and made["value"], made
    for who in ("pve@pbs", "pve@pbs!tower"):
        pbs.access.acl.put(path="/datastore/peer", role="DatastoreBackup", **{"auth-id": who})
    assert len([row for row in pbs.access.acl.get() if row["roleid"] == "DatastoreBackup"]) == 2
    assert pbs.access.users("pve@pbs").token("tower").put(regenerate=1)["secret"] != made["value"]

    # jobs
    pbs.config.prune.post(id="peer-prune", store="peer", schedule="daily", **{"keep-last": 3})
    pbs.config.prune("peer-prune").put(**{"keep-daily": 7, "delete": "keep-last"})
    job = pbs.config.prune("peer-prune").get()
    assert job["keep-daily"] == 7 and "keep-last" not in job, job
    wait(pbs.admin.prune("peer-prune").run.post())
    state = [row for row in pbs.admin.prune.get() if row["id"] == "peer-prune"][0]
    assert state["last-run-state"] == "OK" and state["next-run"] > 0, state
    pbs.config.verify.post(id="peer-verify", store="peer", schedule="sat 18:15", **{"ignore-verified": 1, "outdated-after": 30})
    wait(pbs.admin.verify("peer-verify").run.post())
    pbs.config.remote.post(name="away", host="away.example.org", password="secret", **{"auth-id": "sync@pbs!away"})
    assert "password" not in pbs.config.remote("away").get()
    pbs.config.sync.post(id="peer-sync", store="peer", remote="away", schedule="hourly", **{"remote-store": "main", "remove-vanished": 0})
    assert "peer-sync" in [row["id"] for row in pbs.admin.sync.get()]
    refused(pbs.config.remote("away").delete, 400)
    pbs.config.notifications.endpoints.gotify.post(name="phone", server="https://gotify.example.org", token="secret")
    pbs.config.notifications.matchers.post(name="failures", target="phone", mode="any")

    # backups that are there
    held = pbs.admin.datastore(os.environ["PBS_STORE"])
    rows = held.snapshots.get(ns="lab")
    assert len(rows) >= 3 and held.snapshots.get() == [], rows
    newest = max(row["backup-time"] for row in rows)
    one = {"ns": "lab", "backup-type": "vm", "backup-id": "100", "backup-time": newest}
    held.notes.put(notes="kept by proxmoxer", **one)
    assert held.notes.get(**one) == "kept by proxmoxer"
    held.protected.put(protected=1, **one)
    refused(lambda: held.snapshots.delete(**one), 400)
    marks = held.prune.post(ns="lab", **{"backup-type": "vm", "backup-id": "100", "keep-last": 1, "dry-run": 1})
    assert sum(not mark["keep"] for mark in marks) == len(rows) - 2, marks
    wait(held.verify.post(ns="lab"))
    assert {row["verification"]["state"] for row in held.snapshots.get(ns="lab")} == {"ok"}
    held.protected.put(protected=0, **one)
    wait(held.gc.post())
    assert pbs.nodes(node).tasks.get(typefilter="garbage_collection")[0]["status"] == "OK"

    # and away
    pbs.config.sync("peer-sync").delete()
    pbs.config.remote("away").delete()
    pbs.config.verify("peer-verify").delete()
    pbs.config.prune("peer-prune").delete()
    refused(pbs.config.prune("peer-prune").get, 400)
    refused(pbs.config.prune("peer-prune").delete, 404)
    pbs.config.notifications.matchers("failures").delete()
    pbs.config.notifications.endpoints.gotify("phone").delete()
    pbs.access.users("pve@pbs").delete()
    assert pbs.access.users.get() and not [row for row in pbs.access.acl.get() if row["ugid"].startswith("pve@")]
    store.namespace.delete(ns="site")
    wait(pbs.config.datastore("peer").delete(**{"destroy-data": 1}))
    assert "peer" not in [row["store"] for row in pbs.admin.datastore.get()]
    print("PASS")


sys.exit(main())
