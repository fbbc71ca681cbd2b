output "cluster" {
  description = "Name of the cluster, for `aws eks update-kubeconfig --name`."
  value       = aws_eks_cluster.this.name
}

output "role_arns" {
  description = "For the annotation eks.amazonaws.com/role-arn of each service account."
  value       = { for account, role in aws_iam_role.account : account => role.arn }
}

output "settings" {
  description = "What overlays/aws sets in the ConfigMap `settings`. No secret is among it."
  value = {
    AWS_REGION     = var.region
    AWS_ACCOUNT_ID = local.account
    DB_HOST        = aws_db_instance.this.address
    DB_PORT        = tostring(aws_db_instance.this.port)
    DB_TLS         = "true"
    REDIS_ADDRESS  = "${aws_elasticache_replication_group.this.primary_endpoint_address}:${aws_elasticache_replication_group.this.port}"
    REDIS_TLS      = "true"
    SMTP_HOST      = "email-smtp.${var.region}.amazonaws.com"
    SMTP_PORT      = "587"
    MAIL_FROM      = "Tiketi <${var.mail_from}>"
    IMAGES_BUCKET  = aws_s3_bucket.images.bucket
  }
}

output "topics" {
  description = "Names of the topics."
  value       = sort([for topic in aws_sns_topic.this : topic.name])
}

output "queues" {
  description = "The queue of each app that listens, and where SQS puts what it gives up."
  value = {
    for app in local.listeners : app => { queue = aws_sqs_queue.this[app].name, undelivered = aws_sqs_queue.undelivered[app].name }
  }
}

output "secrets" {
  description = "Names in Secrets Manager: SECRET_NAME of each service, where what others give is put in by hand, and what the components ask for."
  value = {
    services   = { for service, secret in aws_secretsmanager_secret.service : service => secret.name }
    by_hand    = { for service, secret in aws_secretsmanager_secret.by_hand : service => secret.name }
    components = sort([for secret in aws_secretsmanager_secret.component : secret.name])
  }
}

output "database_master_secret" {
  description = "ARN of the secret with the master user's name and password, which RDS keeps and changes by itself; for the Job that makes databases."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}

output "registries" {
  description = "Where the images are pushed."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "certificate" {
  description = "ARN of the certificate, for the load balancer of the Gateway; null without a domain."
  value       = one(aws_acm_certificate.this[*].arn)
}

output "records" {
  description = "DNS records to be made by hand where there is no zone_id."
  value = var.zone_id != null ? [] : concat(
    [for token in local.dkim_tokens : {
      name = "${token}._domainkey.${local.mail_domain}", type = "CNAME", value = "${token}.dkim.amazonses.com"
    }],
    flatten([for certificate in aws_acm_certificate.this : [for option in certificate.domain_validation_options : {
      name = option.resource_record_name, type = option.resource_record_type, value = option.resource_record_value
    }]]),
  )
}
