# Two machines cloned from a template, one made from nothing with cloud-init, and a container.
terraform {
  required_providers {
    proxmox = { source = "bpg/proxmox" }
  }
}

variable "endpoint" { type = string }
variable "api_token" {
  type      = string
  sensitive = true
}
variable "cores" {
  type    = number
  default = 2
}

provider "proxmox" {
  endpoint  = var.endpoint
  api_token = var.api_token
  insecure  = true
}

resource "proxmox_virtual_environment_vm" "clone" {
  count     = 2
  name      = "clone-${count.index}"
  node_name = "pve1"
  vm_id     = 300 + count.index
  tags      = ["zoo", "ark"]
  clone {
    vm_id = 9000
    full  = true
  }
  cpu {
    cores = var.cores
    type  = "host"
  }
  memory { dedicated = 1024 }
  disk {
    datastore_id = "local-lvm"
    interface    = "scsi0"
    size         = 10
  }
  network_device { bridge = "vmbr0" }
  serial_device {}
}

resource "proxmox_virtual_environment_vm" "fresh" {
  name          = "fresh"
  node_name     = "pve2"
  vm_id         = 310
  bios          = "ovmf"
  machine       = "q35"
  scsi_hardware = "virtio-scsi-single"
  agent { enabled = true }
  cpu { cores = var.cores }
  efi_disk {
    datastore_id = "local-lvm"
    type         = "4m"
  }
  disk {
    datastore_id = "local-lvm"
    interface    = "scsi0"
    size         = 8
    iothread     = true
    discard      = "on"
  }
  disk {
    datastore_id = "tank"
    interface    = "scsi1"
    size         = 4
  }
  network_device {
    bridge  = "vmbr0"
    vlan_id = 30
  }
  initialization {
    datastore_id = "local-lvm"
    ip_config {
      ipv4 {
        address = "192.0.2.10/24"
        gateway = "192.0.2.1"
      }
    }
    user_account {
      username = "croft"
      password = "not-a-secret"
    }
  }
}

resource "proxmox_virtual_environment_container" "side" {
  node_name    = "pve1"
  vm_id        = 320
  unprivileged = true
  tags         = ["zoo"]
  cpu { cores = var.cores }
  disk {
    datastore_id = "local-lvm"
    size         = 4
  }
  network_interface {
    name   = "eth0"
    bridge = "vmbr0"
  }
  initialization {
    hostname = "side"
    ip_config {
      ipv4 {
        address = "192.0.2.20/24"
        gateway = "192.0.2.1"
      }
    }
  }
  operating_system {
    template_file_id = "local:vztmpl/debian-13.tar.zst"
    type             = "debian"
  }
}
