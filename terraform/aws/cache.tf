resource "aws_elasticache_subnet_group" "this" {
  name       = var.name
  subnet_ids = [for subnet in aws_subnet.stores : subnet.id]
}

resource "aws_security_group" "cache" {
  name_prefix = "${var.name}-cache-"
  description = "Valkey or Redis, from the cluster alone"
  vpc_id      = aws_vpc.this.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "cache" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Nodes and pods"
  referenced_security_group_id = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_elasticache_parameter_group" "this" {
  name   = "${var.name}-${var.cache.family}"
  family = var.cache.family

  # It holds the line, what was sent already, and dead letters: rather refuse a write than forget one of them.
  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "cache" {
  name              = "/tiketi/${var.name}/cache"
  retention_in_days = var.log_days
  kms_key_id        = aws_kms_key.this.arn
}

# Cluster mode stays off: the state store and the scripts of the waiting room want one keyspace.
resource "aws_elasticache_replication_group" "this" {
  replication_group_id = var.name
  description          = "Tiketi: the line, limits, state, locks"
  engine               = var.cache.engine
  engine_version       = var.cache.version
  node_type            = var.cache.type
  num_cache_clusters   = var.cache.machines
  port                 = 6379
  parameter_group_name = aws_elasticache_parameter_group.this.name

  automatic_failover_enabled = true
  multi_az_enabled           = true
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  security_group_ids         = [aws_security_group.cache.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.this.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  auth_token                 = random_password.redis.result

  snapshot_retention_limit   = 3
  snapshot_window            = "17:00-18:00"
  maintenance_window         = "tue:19:30-tue:20:30"
  auto_minor_version_upgrade = true

  log_delivery_configuration {
    log_type         = "slow-log"
    log_format       = "json"
    destination_type = "cloudwatch-logs"
    destination      = aws_cloudwatch_log_group.cache.name
  }
}
