#!/usr/bin/env python3
"""Drives a Proxmox VE with proxmoxer: clone, configure, start, migrate, destroy. The last line says PASS.

PVE_HOST, PVE_PORT, PVE_CA (PEM file), PVE_TEMPLATE (vmid), and either PVE_TOKEN (user@realm!name=secret) or PVE_USER
with PVE_PASSWORD.
"""
import os
import sys

os.environ["REQUESTS_CA_BUNDLE"] = os.environ["PVE_CA"]
from proxmoxer import ProxmoxAPI  # noqa: E402 - requests reads the trust file when it is loaded
from proxmoxer.core import ResourceException  # noqa: E402
from proxmoxer.tools import Tasks  # noqa: E402


def connect():
    where = {"host": os.environ["PVE_HOST"], "port": int(os.environ["PVE_PORT"]), "timeout": 20}
    if "PVE_TOKEN" in os.environ:
        identity, secret = os.environ["PVE_TOKEN"].split("=", 1)
        user, name = identity.split("!", 1)
        return ProxmoxAPI(user=user, token_name=name, token_value=secret, **where)
    return ProxmoxAPI(user=os.environ["PVE_USER"], password=os.environ["PVE_PASSWORD"], **where)


def main():
    pve = connect()
    template = int(os.environ["PVE_TEMPLATE"])

    def wait(upid):
        status = Tasks.blocking_status(pve, upid, timeout=60, polling_interval=0.05)
        assert status["exitstatus"] == "OK", status
        assert Tasks.decode_upid(upid)["node"] == status["node"]

    def must_fail(call):
        try:
            call()
        except ResourceException as error:
            assert error.status_code == 500, error
            return
        raise AssertionError("was not refused")

    inventory = {row["vmid"]: row for row in pve.cluster.resources.get(type="vm")}
    home = inventory[template]["node"]
    others = sorted(row["node"] for row in pve.nodes.get() if row["node"] != home)
    vmid = int(pve.cluster.nextid.get())
    wait(pve.nodes(home).qemu(template).clone.post(newid=vmid, name="proxmoxer", full=1))
    must_fail(lambda: pve.nodes(home).qemu(template).clone.post(newid=vmid))
    vm = pve.nodes(home).qemu(vmid)
    wait(vm.config.post(cores=2, memory=1024, tags="b;a"))
    vm.config.put(onboot=1)
    config = vm.config.get()
    assert (config["cores"], config["memory"], config["tags"], config["onboot"]) == (2, "1024", "a;b", 1), config
    wait(vm.resize.put(disk="scsi0", size="+1G"))
    assert vm.config.get()["scsi0"] != config["scsi0"]
    wait(vm.status.start.post())
    assert vm.status.current.get()["status"] == "running"
    must_fail(vm.delete)
    wait(vm.migrate.post(**{"target": others[0], "online": 1, "with-local-disks": 1}))
    must_fail(vm.config.get)
    vm = pve.nodes(others[0]).qemu(vmid)
    wait(vm.status.stop.post())
    wait(vm.delete(purge=1))
    must_fail(vm.status.current.get)
    assert vmid not in [row["vmid"] for row in pve.cluster.resources.get(type="vm")]
    print("PASS")


sys.exit(main())
