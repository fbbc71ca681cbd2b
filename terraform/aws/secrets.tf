locals {
  secrets = yamldecode(file("${path.module}/secrets.yaml"))

  # Which components ask for which secret, and whose they are, is said in components/aws.
  components_dir = "${path.module}/../../components/aws"
  components = [
    for name in fileset(local.components_dir, "*.yaml") :
    yamldecode(file("${local.components_dir}/${name}")) if name != "kustomization.yaml"
  ]
  component_readers = flatten([
    for component in local.components : [
      for entry in component.spec.metadata : [
        for app in component.scopes : { secret = entry.secretKeyRef.name, app = app } if contains(local.services, app)
      ] if can(entry.secretKeyRef)
    ]
  ])
  component_secrets = {
    for secret in distinct([for reader in local.component_readers : reader.secret]) :
    secret => sort(distinct([for reader in local.component_readers : reader.app if reader.secret == secret]))
  }

  made = merge([
    for service, names in local.secrets.made : { for name in names : "${service}/${name}" => { service = service, name = name } }
  ]...)
  # Payment is asked for the keys of the connected gateways alone, for an empty one keeps a service from starting.
  by_hand = {
    for service, groups in local.secrets.by_hand : service => flatten([
      for group, names in groups : names if service != "payment" || contains(var.gateways, group)
    ])
  }
}

# Letters and digits alone, so that no shell, address or configuration trips over one; 48 of them are 285 bits.
resource "random_password" "made" {
  for_each = local.made
  length   = 48
  special  = false
}

resource "random_password" "shared" {
  for_each = local.secrets.shared
  length   = 48
  special  = false
}

resource "random_password" "redis" {
  length  = 64
  special = false
}

# What others give is filled in here by hand, and taken over into the service's own secret by the next apply.
resource "aws_secretsmanager_secret" "by_hand" {
  for_each                = local.by_hand
  name                    = "tiketi-${each.key}-by-hand"
  description             = "Filled in by hand, then applied: ${join(", ", each.value)}"
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "by_hand" {
  for_each      = aws_secretsmanager_secret.by_hand
  secret_id     = each.value.id
  secret_string = jsonencode({ for name in local.by_hand[each.key] : name => "" })

  lifecycle {
    ignore_changes = [secret_string]
  }
}

data "aws_secretsmanager_secret_version" "by_hand" {
  for_each   = aws_secretsmanager_secret.by_hand
  secret_id  = each.value.id
  depends_on = [aws_secretsmanager_secret_version.by_hand]
}

# One secret for each service, a JSON object of its environment, which it takes from its sidecar by this name.
resource "aws_secretsmanager_secret" "service" {
  for_each                = local.services
  name                    = "tiketi-${each.value}"
  description             = "What ${each.value} needs to start"
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "service" {
  for_each  = aws_secretsmanager_secret.service
  secret_id = each.value.id
  secret_string = jsonencode(merge(
    { for key, made in local.made : made.name => random_password.made[key].result if made.service == each.key },
    { for name, services in local.secrets.shared : name => random_password.shared[name].result if contains(services, each.key) },
    { for name in ["REDIS_PASSWORD"] : name => random_password.redis.result if contains(local.secrets.redis, each.key) },
    { for name, value in local.smtp : name => value if each.key == "notification" },
    [
      for service, version in data.aws_secretsmanager_secret_version.by_hand :
      jsondecode(version.secret_string) if service == each.key
    ]...
  ))
}

# What the components take from the secret store: found by name, a plain text each. The others than Redis's are put in
# by hand, where somebody has what they are for; a component without its secret says so, and the rest goes on.
resource "aws_secretsmanager_secret" "component" {
  for_each                = local.component_secrets
  name                    = each.key
  description             = "For the components of ${join(", ", each.value)}"
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "redis" {
  secret_id     = aws_secretsmanager_secret.component["redis-password"].id
  secret_string = random_password.redis.result
}
