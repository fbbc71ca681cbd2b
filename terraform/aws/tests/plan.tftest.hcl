# What matters, on providers that only pretend: no account is needed, and nothing is made.
# terraform init -backend=false && terraform test

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_secretsmanager_secret_version" {
    defaults = { secret_string = "{\"FILLED_IN\":\"mock-by-hand\"}" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:ap-northeast-2:123456789012:key/11111111-2222-3333-4444-555555555555" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mock" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.example/id/A1" }
  }
  mock_resource "aws_eks_cluster" {
    defaults = { identity = [{ oidc = [{ issuer = "https://oidc.eks.example/id/A1" }] }] }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!db" }]
    }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:ap-northeast-2:123456789012:mock" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:ap-northeast-2:123456789012:mock" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:mock" }
  }
  mock_resource "aws_acm_certificate" {
    defaults = { arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/mock" }
  }
  mock_resource "aws_sesv2_email_identity" {
    defaults = { dkim_signing_attributes = { tokens = ["one", "two", "three"] } }
  }
  mock_resource "aws_iam_access_key" {
    defaults = { id = "AKIAMOCK", secret = "mock-secret-key", ses_smtp_password_v4 = "mock-smtp-password" }
  }
}

mock_provider "random" {
  mock_resource "random_password" {
    defaults = { result = "mock-random-password-of-a-test" }
  }
}

variables {
  admins    = ["arn:aws:iam::123456789012:role/operators"]
  mail_from = "no-reply@tiketi.example"
}

run "everything" {
  assert {
    condition = jsonencode({
      for app in local.services : app => flatten([
        for right in jsondecode(aws_iam_role_policy.service[app].policy).Statement :
        try(right.Resource, []) if right.Sid == "SpeakInItsOwnName"
      ])
      }) == jsonencode({
      for app in local.services : app => [for topic in sort(local.may_publish[app]) : "arn:aws:sns:ap-northeast-2:123456789012:${topic}"]
    })
    error_message = "A service may publish to exactly the topics of its publishingScopes."
  }

  assert {
    condition = alltrue(flatten([
      for app in local.services : [
        for right in jsondecode(aws_iam_role_policy.service[app].policy).Statement :
        right.Sid == "SpeakInItsOwnName" || !contains(flatten([right.Action]), "sns:Publish")
      ]
    ]))
    error_message = "No other right lets a service publish."
  }

  assert {
    condition = alltrue([
      for policy in values(aws_iam_role_policy.service) : alltrue([
        for right in jsondecode(policy.policy).Statement :
        !contains(flatten([try(right.Resource, [])]), "*") && alltrue([for action in flatten([right.Action]) : !strcontains(action, "*")])
      ])
    ])
    error_message = "Rights of services name what they are for: no star for actions or resources."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.service["payment"].policy).Statement[2].Resource == [
      "arn:aws:sns:ap-northeast-2:123456789012:dead-payment",
      "arn:aws:sns:ap-northeast-2:123456789012:payments",
    ]
    error_message = "Payment speaks of payments, and of what it was given in vain."
  }

  assert {
    condition = toset([
      for app in local.services : app
      if length([for right in jsondecode(aws_iam_role_policy.service[app].policy).Statement : right if strcontains(jsonencode(right), ":s3:::")]) > 0
    ]) == toset(["event"])
    error_message = "Event alone reaches the images."
  }

  assert {
    condition = jsonencode({
      for app in local.services : app => length(jsondecode(aws_iam_role_policy.service[app].policy).Statement[0].Resource)
    }) == jsonencode({ auth = 2, event = 2, notification = 4, payment = 2, queue = 2, reservation = 2 })
    error_message = "Each service reads its own secret and the cache's password; notification also what its bindings ask for."
  }

  assert {
    condition = alltrue([
      for app in local.services :
      jsondecode(aws_iam_role.account[app].assume_role_policy).Statement[0].Condition.StringEquals["oidc.eks.example/id/A1:sub"] == "system:serviceaccount:tiketi:${app}"
    ])
    error_message = "A role is taken by the service account of its own service."
  }

  assert {
    condition = toset(keys(aws_sqs_queue.this)) == local.listeners && alltrue([
      for app, queue in aws_sqs_queue.this :
      jsondecode(queue.redrive_policy).deadLetterTargetArn == local.undelivered_arns[app] &&
      jsondecode(queue.redrive_policy).maxReceiveCount > 0 &&
      queue.name != aws_sqs_queue.undelivered[app].name
    ])
    error_message = "Each queue gives up to a queue of its own."
  }

  assert {
    condition     = length(aws_sns_topic_subscription.this) == sum([for topics in local.subscribed : length(topics)]) && alltrue([for link in aws_sns_topic_subscription.this : !link.raw_message_delivery])
    error_message = "Each subscription of dapr/subscriptions is one of SNS, in the envelope that Dapr reads."
  }

  assert {
    condition = alltrue([
      for name in keys(aws_sns_topic.this) : length(name) <= 80 && can(regex("^[A-Za-z0-9_-]+$", name))
    ]) && alltrue([for queue in aws_sqs_queue.this : length(queue.name) <= 80 && can(regex("^[A-Za-z0-9_-]+$", queue.name))])
    error_message = "Names that Dapr does not change."
  }

  assert {
    condition     = !aws_db_instance.this.publicly_accessible && aws_db_instance.this.storage_encrypted && aws_db_instance.this.multi_az && aws_db_instance.this.backup_retention_period > 0 && aws_db_instance.this.deletion_protection
    error_message = "The database is private, encrypted, in two zones, backed up, and not deleted by mistake."
  }

  assert {
    condition     = length([for route in values(aws_route.nodes) : route if route.route_table_id == aws_route_table.stores.id]) == 0 && aws_route.public.route_table_id != aws_route_table.stores.id
    error_message = "The stores' subnets have no way to the internet."
  }

  assert {
    condition     = one([for parameter in aws_db_parameter_group.this.parameter : parameter.value if parameter.name == "rds.force_ssl"]) == "1" && aws_elasticache_replication_group.this.transit_encryption_mode == "required" && aws_elasticache_replication_group.this.auth_token != null
    error_message = "The stores are spoken to by TLS, and with a password."
  }

  assert {
    condition     = one([for parameter in aws_elasticache_parameter_group.this.parameter : parameter.value if parameter.name == "maxmemory-policy"]) == "noeviction"
    error_message = "A full cache forgets nothing."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.images.block_public_acls && aws_s3_bucket_public_access_block.images.block_public_policy && aws_s3_bucket_public_access_block.images.ignore_public_acls && aws_s3_bucket_public_access_block.images.restrict_public_buckets
    error_message = "The bucket blocks public access."
  }

  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "The cluster's API is not on the internet unless somebody says from where."
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_version.by_hand["payment"].secret_string) == { TOSS_SECRET_KEY = "" }
    error_message = "Payment is asked for the keys of the connected gateway alone."
  }

  assert {
    condition = [
      for service in sort(local.services) : service
      if can(jsondecode(aws_secretsmanager_secret_version.service[service].secret_string).FILLED_IN)
    ] == ["auth", "payment"]
    error_message = "What was filled in by hand reaches the services that it is for."
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_version.service["queue"].secret_string).ADMISSION_SECRET == random_password.shared["ADMISSION_SECRET"].result && jsondecode(aws_secretsmanager_secret_version.service["reservation"].secret_string).ADMISSION_SECRET == random_password.shared["ADMISSION_SECRET"].result
    error_message = "Queue signs passes with what reservation reads them by."
  }

  assert {
    condition = alltrue([
      for value in ["mock-random-password-of-a-test", "mock-secret-key", "mock-smtp-password", "mock-by-hand"] : !strcontains(jsonencode({
        settings = output.settings, roles = output.role_arns, queues = output.queues, topics = output.topics, secrets = output.secrets
        records  = output.records, registries = output.registries, cluster = output.cluster, master = output.database_master_secret
      }), value)
    ])
    error_message = "No output shows a secret."
  }
}

run "a_gateway_more" {
  command = plan
  variables {
    gateways = ["toss", "portone"]
  }
  assert {
    condition     = contains(local.by_hand.payment, "PORTONE_WEBHOOK_SECRET")
    error_message = "A connected gateway's keys are asked for."
  }
}

run "with_a_domain" {
  variables {
    domain          = "tickets.example"
    zone_id         = "Z0123456789"
    gateway_address = "lb.example"
  }
  override_resource {
    target = aws_acm_certificate.this
    values = {
      arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/mock"
      domain_validation_options = [{
        domain_name = "tickets.example", resource_record_name = "_a.tickets.example", resource_record_type = "CNAME", resource_record_value = "_b.example"
      }]
    }
  }
  assert {
    condition     = aws_route53_record.certificate["tickets.example"].name == "_a.tickets.example" && aws_route53_record.shop[0].records == toset(["lb.example"]) && length(aws_route53_record.mail) == 3
    error_message = "The records of certificate, shop and mail are written."
  }
  assert {
    condition     = output.records == []
    error_message = "Nothing is left to write by hand."
  }
}

run "nobody_may_administer" {
  command = plan
  variables {
    admins = []
  }
  expect_failures = [var.admins]
}

run "the_whole_internet" {
  command = plan
  variables {
    public_api_from = ["0.0.0.0/0"]
  }
  expect_failures = [var.public_api_from]
}

run "one_machine_for_the_line" {
  command = plan
  variables {
    cache = { machines = 1 }
  }
  expect_failures = [var.cache]
}
