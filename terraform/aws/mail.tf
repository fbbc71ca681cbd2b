# Mail leaves by SMTP (services/notification/mail), for which SES wants the key of a user: a role has none.
locals {
  mail_domain = split("@", var.mail_from)[1]
  mail_arn    = "arn:${local.partition}:ses:${var.region}:${local.account}:identity/${local.mail_domain}"
  dkim_tokens = flatten(aws_sesv2_email_identity.this.dkim_signing_attributes[*].tokens)
  smtp = {
    SMTP_USER     = aws_iam_access_key.smtp.id
    SMTP_PASSWORD = aws_iam_access_key.smtp.ses_smtp_password_v4
  }
}

resource "aws_sesv2_email_identity" "this" {
  email_identity = local.mail_domain
  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

resource "aws_route53_record" "mail" {
  count   = var.zone_id == null ? 0 : 3
  zone_id = var.zone_id
  name    = "${local.dkim_tokens[count.index]}._domainkey.${local.mail_domain}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${local.dkim_tokens[count.index]}.dkim.amazonses.com"]
}

resource "aws_iam_user" "smtp" {
  name = "${var.name}-smtp"
}

resource "aws_iam_user_policy" "smtp" {
  name = "send-mail"
  user = aws_iam_user.smtp.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "ses:SendRawEmail"
      Resource  = local.mail_arn
      Condition = { StringEquals = { "ses:FromAddress" = var.mail_from } }
    }]
  })
}

resource "aws_iam_access_key" "smtp" {
  user = aws_iam_user.smtp.name
}
