variable "name" {
  description = "Begins the names of what must be told apart within an account: cluster, stores, roles."
  type        = string
  default     = "tiketi"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Three to twenty small letters, digits and hyphens; begins with a letter, ends without a hyphen."
  }
}

variable "region" {
  description = "Region of everything. Topics have no prefix, so one account and region holds one Tiketi."
  type        = string
  default     = "ap-northeast-2"
}

variable "zones" {
  description = "Three zones of the region."
  type        = list(string)
  default     = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]

  validation {
    condition     = length(distinct(var.zones)) == 3 && alltrue([for zone in var.zones : startswith(zone, var.region)])
    error_message = "Three different zones, all of the region."
  }
}

variable "cidr" {
  description = "Addresses of the VPC: a /16, of which each zone gets a /18 for nodes and pods."
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "A network of IPv4 that ends with /16."
  }
}

variable "nat_per_zone" {
  description = "A NAT gateway in each zone; false for a single one, cheaper and gone with its zone."
  type        = bool
  default     = true
}

variable "namespace" {
  description = "Kubernetes namespace of the services, whose service accounts may take the roles."
  type        = string
  default     = "tiketi"
}

variable "kubernetes_version" {
  description = "Version of the cluster's Kubernetes. EKS supports each for some fourteen months."
  type        = string
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "A minor version, such as 1.35."
  }
}

variable "admins" {
  description = "ARNs of the IAM roles that administer the cluster."
  type        = set(string)

  validation {
    condition     = length(var.admins) > 0 && alltrue([for arn in var.admins : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/", arn))])
    error_message = "At least one ARN of an IAM role or user: without, nobody can reach the cluster."
  }
}

variable "public_api_from" {
  description = "Networks from which the cluster's API is reached over the internet. Empty: from the VPC alone."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for network in var.public_api_from : can(cidrhost(network, 0)) && !endswith(network, "/0")])
    error_message = "Networks such as 203.0.113.0/24, and not the whole internet."
  }
}

variable "nodes" {
  description = "Machines of the cluster: type, the fewest and the most of them, and GiB of disk each."
  type = object({
    type  = optional(string, "m7i.large")
    least = optional(number, 3)
    most  = optional(number, 12)
    disk  = optional(number, 50)
  })
  default = {}

  validation {
    condition     = var.nodes.least >= 3 && var.nodes.most >= var.nodes.least
    error_message = "At least three nodes, one in each zone, and most not below least."
  }
}

variable "database" {
  description = "PostgreSQL: version, type of machine, GiB of disk now and at most, days that backups are kept."
  type = object({
    version     = optional(string, "18")
    type        = optional(string, "db.m7g.large")
    disk        = optional(number, 100)
    disk_most   = optional(number, 500)
    backup_days = optional(number, 14)
  })
  default = {}

  validation {
    condition     = var.database.backup_days >= 1 && var.database.backup_days <= 35
    error_message = "Backups are kept 1 to 35 days; with 0 nothing can be brought back to a point in time."
  }

  validation {
    condition     = can(regex("^[0-9]{2}(\\.[0-9]+)?$", var.database.version))
    error_message = "A version of PostgreSQL, such as 18 or 18.1."
  }
}

variable "replicas_most" {
  description = "The most replicas that any service with a database scales to. max_connections is reckoned from it."
  type        = number
  default     = 6
}

variable "pool_size" {
  description = "DB_POOL_SIZE of the services: connections that a replica opens at most."
  type        = number
  default     = 20
}

variable "cache" {
  description = "Valkey or Redis: engine, version, type of machine, and how many machines (a primary and its replicas)."
  type = object({
    engine   = optional(string, "valkey")
    version  = optional(string, "7.2")
    family   = optional(string, "valkey7")
    type     = optional(string, "cache.r7g.large")
    machines = optional(number, 2)
  })
  default = {}

  validation {
    condition     = contains(["valkey", "redis"], var.cache.engine)
    error_message = "The engine is valkey or redis."
  }

  validation {
    condition     = var.cache.machines >= 2 && var.cache.machines <= 6
    error_message = "At least two machines, or a failed one takes the line with it; at most six."
  }
}

variable "gateways" {
  description = "Payment gateways that are connected; their keys are filled in by hand."
  type        = set(string)
  default     = ["toss"]

  validation {
    condition     = length(var.gateways) > 0 && length(setsubtract(var.gateways, ["toss", "portone"])) == 0
    error_message = "toss, portone, or both."
  }
}

variable "mail_from" {
  description = "The address that mails come from (the address in MAIL_FROM). Its domain is proved to SES by three DNS records."
  type        = string

  validation {
    condition     = can(regex("^[^@<> ]+@[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.mail_from))
    error_message = "A bare address, such as no-reply@tiketi.example."
  }
}

variable "domain" {
  description = "Name of the shop, such as tickets.example. With it a certificate is asked for."
  type        = string
  default     = null
}

variable "zone_id" {
  description = "Route 53 zone that the records of domain and mail are written to. Without it they are outputs, to be made by hand."
  type        = string
  default     = null
}

variable "gateway_address" {
  description = "DNS name of the load balancer that the cluster's Gateway got: known after the first `kubectl apply -k`. Needs domain and zone_id."
  type        = string
  default     = null
}

variable "alarm_topics" {
  description = "ARNs of SNS topics that hear alarms."
  type        = set(string)
  default     = []
}

variable "log_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_days)
    error_message = "One of the numbers that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365."
  }
}
