# What a cluster has around its guests: users and rights, pools, storages, firewall, networks, HA, jobs, settings of nodes.
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
variable "word" {
  type    = string
  default = "first"
}

provider "proxmox" {
  endpoint  = var.endpoint
  api_token = var.api_token
  insecure  = true
}

locals {
  changed = var.word != "first"
}

resource "proxmox_virtual_environment_role" "watch" {
  role_id    = "Watch"
  privileges = local.changed ? ["VM.Audit", "Sys.Audit", "Pool.Audit"] : ["VM.Audit", "Sys.Audit"]
}

resource "proxmox_virtual_environment_group" "friends" {
  group_id = "friends"
  comment  = var.word
}

resource "proxmox_virtual_environment_user" "ben" {
  user_id    = "ben@pve"
  password   = "not-a-secret"
  first_name = "Ben"
  email      = "ben@example.org"
  comment    = var.word
  groups     = [proxmox_virtual_environment_group.friends.group_id]
}

resource "proxmox_user_token" "ben" {
  user_id    = proxmox_virtual_environment_user.ben.user_id
  token_name = "laptop"
  comment    = var.word
}

resource "proxmox_acl" "friends" {
  path      = "/vms"
  role_id   = proxmox_virtual_environment_role.watch.role_id
  group_id  = proxmox_virtual_environment_group.friends.group_id
  propagate = true
}

resource "proxmox_realm_ldap" "home" {
  realm     = "home-ldap"
  server1   = "192.0.2.3"
  base_dn   = "dc=example,dc=org"
  user_attr = "uid"
  comment   = var.word
}

resource "proxmox_virtual_environment_pool" "lab" {
  pool_id = "lab"
  comment = var.word
}

resource "proxmox_pool_membership" "disks" {
  pool_id    = proxmox_virtual_environment_pool.lab.pool_id
  storage_id = "tank"
}

resource "proxmox_storage_nfs" "media" {
  id      = "media"
  server  = "192.0.2.4"
  export  = "/srv/media"
  content = local.changed ? ["iso", "vztmpl", "backup"] : ["iso", "vztmpl"]
}

resource "proxmox_storage_directory" "scratch" {
  id      = "scratch"
  path    = "/srv/scratch"
  content = ["images"]
  nodes   = ["pve1"]
}

resource "proxmox_storage_pbs" "vault" {
  id        = "vault"
  server    = "192.0.2.5"
  datastore = "main"
  username  = "croft@pbs!pve"
  password  = "not-a-secret"
  content   = ["backup"]
}

resource "proxmox_virtual_environment_vm" "kept" {
  name      = "kept"
  node_name = "pve1"
  vm_id     = 400
  started   = false
  pool_id   = proxmox_virtual_environment_pool.lab.pool_id
  disk {
    datastore_id = "tank"
    interface    = "scsi0"
    size         = 4
  }
  network_device {
    bridge   = "vmbr0"
    firewall = true
  }
  lifecycle { ignore_changes = [started] }
}

resource "proxmox_haresource" "kept" {
  resource_id = "vm:${proxmox_virtual_environment_vm.kept.vm_id}"
  state       = "stopped"
  comment     = var.word
}

resource "proxmox_harule" "near" {
  rule      = "near"
  type      = "node-affinity"
  resources = [proxmox_haresource.kept.resource_id]
  nodes     = { pve1 = 2, pve2 = local.changed ? 5 : 1 }
}

resource "proxmox_replication" "kept" {
  id       = "${proxmox_virtual_environment_vm.kept.vm_id}-0"
  target   = "pve2"
  type     = "local"
  schedule = local.changed ? "*/30" : "*/15"
}

resource "proxmox_backup_job" "nightly" {
  id       = "nightly"
  storage  = "shared"
  schedule = local.changed ? "22:00" : "21:00"
  vmid     = [tostring(proxmox_virtual_environment_vm.kept.vm_id)]
  mode     = "snapshot"
}

resource "proxmox_virtual_environment_firewall_alias" "desk" {
  name    = "desk"
  cidr    = local.changed ? "192.0.2.9" : "192.0.2.8"
  comment = var.word
}

resource "proxmox_virtual_environment_firewall_ipset" "admins" {
  name    = "admins"
  comment = var.word
  cidr {
    name    = "192.0.2.0/28"
    comment = "desks"
  }
  cidr {
    name    = "192.0.2.14"
    nomatch = true
  }
}

resource "proxmox_virtual_environment_cluster_firewall_security_group" "web" {
  name    = "web"
  comment = var.word
  rule {
    type    = "in"
    action  = "ACCEPT"
    proto   = "tcp"
    dport   = local.changed ? "443" : "80"
    comment = "visitors"
  }
}

resource "proxmox_virtual_environment_firewall_rules" "cluster" {
  rule {
    type    = "in"
    action  = "ACCEPT"
    source  = "+${proxmox_virtual_environment_firewall_ipset.admins.name}"
    proto   = "tcp"
    dport   = "8006"
    comment = "console"
  }
  rule {
    type    = "in"
    action  = "ACCEPT"
    macro   = "SSH"
    source  = "192.0.2.0/24"
    comment = var.word
  }
}

resource "proxmox_virtual_environment_firewall_options" "kept" {
  node_name    = "pve1"
  vm_id        = proxmox_virtual_environment_vm.kept.vm_id
  enabled      = true
  input_policy = "DROP"
}

resource "proxmox_virtual_environment_firewall_rules" "kept" {
  node_name = "pve1"
  vm_id     = proxmox_virtual_environment_vm.kept.vm_id
  rule {
    security_group = proxmox_virtual_environment_cluster_firewall_security_group.web.name
    comment        = "from the group"
    iface          = "net0"
  }
}

resource "proxmox_node_firewall" "pve1" {
  node_name = "pve1"
  enabled   = false
}

resource "proxmox_virtual_environment_cluster_firewall" "all" {
  enabled       = false
  input_policy  = "DROP"
  output_policy = "ACCEPT"
}

resource "proxmox_sdn_zone_simple" "inner" {
  id         = "inner"
  depends_on = [proxmox_sdn_applier.last]
}

resource "proxmox_sdn_vnet" "quiet" {
  id         = "quiet"
  zone       = proxmox_sdn_zone_simple.inner.id
  alias      = var.word
  depends_on = [proxmox_sdn_applier.last]
}

resource "proxmox_sdn_subnet" "quiet" {
  cidr       = "198.51.100.0/24"
  vnet       = proxmox_sdn_vnet.quiet.id
  gateway    = "198.51.100.1"
  depends_on = [proxmox_sdn_applier.last]
}

resource "proxmox_sdn_applier" "first" {
  depends_on = [proxmox_sdn_subnet.quiet]
}

resource "proxmox_sdn_applier" "last" {}

resource "proxmox_network_linux_bridge" "storage" {
  node_name = "pve2"
  name      = "vmbr7"
  address   = "203.0.113.2/24"
  comment   = var.word
}

resource "proxmox_network_linux_vlan" "storage" {
  node_name  = "pve2"
  name       = "vmbr7.40"
  comment    = var.word
  depends_on = [proxmox_network_linux_bridge.storage]
}

resource "proxmox_virtual_environment_dns" "pve3" {
  node_name = "pve3"
  domain    = "example.org"
  servers   = local.changed ? ["192.0.2.53", "192.0.2.54"] : ["192.0.2.53"]
}

resource "proxmox_virtual_environment_hosts" "pve3" {
  node_name = "pve3"
  entry {
    address   = "127.0.0.1"
    hostnames = ["localhost", var.word]
  }
}

resource "proxmox_virtual_environment_time" "pve3" {
  node_name = "pve3"
  time_zone = local.changed ? "Europe/Vienna" : "UTC"
}

resource "proxmox_node_config" "pve3" {
  node_name   = "pve3"
  description = var.word
}

resource "proxmox_hardware_mapping_dir" "share" {
  name    = "share"
  comment = var.word
  map     = [{ node = "pve1", path = "/srv/share" }]
}

resource "proxmox_hardware_mapping_usb" "stick" {
  name = "stick"
  map  = [{ node = "pve1", id = "1d6b:0002" }]
}

resource "proxmox_metrics_server" "graphs" {
  name   = "graphs"
  server = "192.0.2.6"
  port   = local.changed ? 2004 : 2003
  type   = "graphite"
}

resource "proxmox_acme_dns_plugin" "zone" {
  plugin = "zone"
  api    = "nsupdate"
  data   = { NSUPDATE_SERVER = "192.0.2.53", WORD = var.word }
}

resource "proxmox_cluster_options" "all" {
  email_from     = "${var.word}@example.org"
  keyboard       = "en-us"
  migration_type = "secure"
  next_id        = { lower = 100, upper = 999999 }
}

resource "proxmox_apt_standard_repository" "free" {
  node   = "pve1"
  handle = "no-subscription"
}
