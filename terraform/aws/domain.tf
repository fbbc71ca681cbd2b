locals {
  with_records = var.domain != null && var.zone_id != null
}

resource "aws_acm_certificate" "this" {
  count             = var.domain == null ? 0 : 1
  domain_name       = var.domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "certificate" {
  for_each = local.with_records ? toset([var.domain]) : toset([])
  zone_id  = var.zone_id
  name     = one([for option in aws_acm_certificate.this[0].domain_validation_options : option.resource_record_name])
  type     = one([for option in aws_acm_certificate.this[0].domain_validation_options : option.resource_record_type])
  records  = [for option in aws_acm_certificate.this[0].domain_validation_options : option.resource_record_value]
  ttl      = 300
}

resource "aws_acm_certificate_validation" "this" {
  count                   = local.with_records ? 1 : 0
  certificate_arn         = aws_acm_certificate.this[0].arn
  validation_record_fqdns = [for record in aws_route53_record.certificate : record.fqdn]
}

resource "aws_route53_record" "shop" {
  count   = local.with_records && var.gateway_address != null ? 1 : 0
  zone_id = var.zone_id
  name    = var.domain
  type    = "CNAME"
  records = [var.gateway_address]
  ttl     = 60
}
