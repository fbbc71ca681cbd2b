# Which pod may do what. A pod takes the role that its service account is annotated with (IRSA).
locals {
  issuer = replace(aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://", "")

  # For a role: the service account that takes it.
  accounts = merge(
    { for service in local.services : service => "system:serviceaccount:${var.namespace}:${service}" },
    {
      # In the namespace of k8s/tracing.
      otel-collector = "system:serviceaccount:tracing:otel-collector"
    },
  )
  addon_accounts = {
    vpc-cni            = { account = "aws-node", policy = "AmazonEKS_CNI_Policy" }
    aws-ebs-csi-driver = { account = "ebs-csi-controller-sa", policy = "service-role/AmazonEBSCSIDriverPolicy" }
  }

  trust = {
    for role, account in merge(local.accounts, { for addon, it in local.addon_accounts : addon => "system:serviceaccount:kube-system:${it.account}" }) :
    role => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = { StringEquals = { "${local.issuer}:aud" = "sts.amazonaws.com", "${local.issuer}:sub" = account } }
      }]
    })
  }

  # Each list holds one statement or none.
  rights = {
    for service in local.services : service => concat(
      [{
        Sid    = "OwnSecrets"
        Effect = "Allow"
        Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        Resource = concat(
          [aws_secretsmanager_secret.service[service].arn],
          [for name, apps in local.component_secrets : aws_secretsmanager_secret.component[name].arn if contains(apps, service)],
        )
      }],
      [{
        # No more than what the rights beside it need: only in the name of these, never by itself.
        Sid       = "KeyForThem"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = aws_kms_key.this.arn
        Condition = { StringEquals = { "kms:ViaService" = [for name in ["secretsmanager", "sns", "sqs", "s3"] : "${name}.${var.region}.amazonaws.com"] } }
      }],
      [for topics in [local.may_publish[service]] : {
        Sid      = "SpeakInItsOwnName"
        Effect   = "Allow"
        Action   = ["sns:Publish", "sns:GetTopicAttributes"]
        Resource = [for topic in sort(topics) : local.topic_arns[topic]]
      } if length(topics) > 0],
      [for topics in [local.subscribed[service]] : {
        # The sidecar looks them up by name before it listens.
        Sid      = "FindWhatItHears"
        Effect   = "Allow"
        Action   = ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"]
        Resource = [for topic in sort(topics) : local.topic_arns[topic]]
      } if length(topics) > 0],
      [for app in [service] : {
        Sid      = "OwnQueue"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
        Resource = local.queue_arns[app]
      } if contains(local.listeners, app)],
      [for app in [service] : {
        Sid      = "KnowTheUndelivered"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
        Resource = local.undelivered_arns[app]
      } if contains(local.listeners, app)],
      [for app in [service] : {
        Sid      = "Images"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
        Resource = "${local.images_arn}/*"
      } if app == "event"],
    )
  }
}

resource "aws_iam_role" "account" {
  for_each           = local.accounts
  name               = "${var.name}-${each.key}"
  assume_role_policy = local.trust[each.key]
}

resource "aws_iam_role_policy" "service" {
  for_each = local.services
  name     = "own-business"
  role     = aws_iam_role.account[each.value].name
  policy   = jsonencode({ Version = "2012-10-17", Statement = local.rights[each.value] })
}

resource "aws_iam_role_policy" "traces" {
  name = "traces"
  role = aws_iam_role.account["otel-collector"].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:GetSamplingStatisticSummaries",
      ]
      Resource = "*" # X-Ray knows no other
    }]
  })
}

resource "aws_iam_role" "addon" {
  for_each           = local.addon_accounts
  name               = "${var.name}-${each.key}"
  assume_role_policy = local.trust[each.key]
}

resource "aws_iam_role_policy_attachment" "addon" {
  for_each   = local.addon_accounts
  role       = aws_iam_role.addon[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.value.policy}"
}

# So that volumes of PersistentVolumeClaims may be encrypted by our key, where a StorageClass names it.
resource "aws_iam_role_policy" "volumes" {
  name = "key-for-volumes"
  role = aws_iam_role.addon["aws-ebs-csi-driver"].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"]
        Resource = aws_kms_key.this.arn
      },
      {
        Effect    = "Allow"
        Action    = "kms:CreateGrant"
        Resource  = aws_kms_key.this.arn
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
      },
    ]
  })
}
