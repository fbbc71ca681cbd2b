# Topics, queues and rights follow from what Dapr is told: who may publish and subscribe is written once, in the
# scopes of components/aws/pubsub.yaml, and who does subscribe in dapr/subscriptions/.
# The names are those that Dapr builds with disableEntityManagement: a topic as it is called, one queue for each
# app, called by the component's consumerID. https://docs.dapr.io/reference/components-reference/supported-pubsub/setup-aws-snssqs/
locals {
  pubsub   = one([for component in local.components : component if component.metadata.name == "pubsub"])
  metadata = { for entry in local.pubsub.spec.metadata : entry.name => try(tostring(entry.value), null) }

  # "auth=users;event=events,dead-event" as { auth = [users], event = [events, dead-event] }.
  scopes = {
    for name in ["publishingScopes", "subscriptionScopes"] : name => {
      for scope in split(";", local.metadata[name]) :
      trimspace(split("=", scope)[0]) => toset(compact([for topic in split(",", split("=", scope)[1]) : trimspace(topic)]))
    }
  }
  may_publish   = { for app in local.services : app => local.scopes.publishingScopes[app] }
  may_subscribe = { for app in local.services : app => local.scopes.subscriptionScopes[app] }

  subscriptions_dir = "${path.module}/../../dapr/subscriptions"
  subscriptions = [
    for name in fileset(local.subscriptions_dir, "*.yaml") :
    yamldecode(file("${local.subscriptions_dir}/${name}")) if name != "kustomization.yaml"
  ]
  subscribed = {
    for app in local.services : app => toset([
      for subscription in local.subscriptions : subscription.spec.topic if contains(subscription.scopes, app)
    ])
  }
  # A service that hears nothing has no queue.
  listeners = toset([for app, topics in local.subscribed : app if length(topics) > 0])

  topics = toset(flatten([for app in local.services : concat(tolist(local.may_publish[app]), tolist(local.subscribed[app]))]))
  links  = merge([for app in local.listeners : { for topic in local.subscribed[app] : "${app}/${topic}" => { app = app, topic = topic } }]...)

  queue_of = { for app in local.listeners : app => replace(local.metadata.consumerID, "{appID}", app) }
  # Where SQS puts what not even a dead letter could be made of.
  undelivered_of = { for app in local.listeners : app => replace(local.metadata.sqsDeadLettersQueueName, "{appID}", app) }

  # As Dapr builds them, so that policies do not wait for what they are about.
  topic_arns = { for topic in local.topics : topic => "arn:${local.partition}:sns:${var.region}:${local.account}:${topic}" }
  queue_arns = { for app, name in local.queue_of : app => "arn:${local.partition}:sqs:${var.region}:${local.account}:${name}" }
  undelivered_arns = {
    for app, name in local.undelivered_of : app => "arn:${local.partition}:sqs:${var.region}:${local.account}:${name}"
  }
}

resource "aws_sns_topic" "this" {
  for_each          = local.topics
  name              = each.value
  kms_master_key_id = aws_kms_key.this.arn
}

resource "aws_sqs_queue" "undelivered" {
  for_each                          = local.undelivered_of
  name                              = each.value
  message_retention_seconds         = 14 * 24 * 3600
  kms_master_key_id                 = aws_kms_key.this.arn
  kms_data_key_reuse_period_seconds = 3600
}

resource "aws_sqs_queue" "this" {
  for_each                          = local.queue_of
  name                              = each.value
  message_retention_seconds         = 14 * 24 * 3600
  visibility_timeout_seconds        = tonumber(local.metadata.messageVisibilityTimeout)
  kms_master_key_id                 = aws_kms_key.this.arn
  kms_data_key_reuse_period_seconds = 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = local.undelivered_arns[each.key]
    maxReceiveCount     = tonumber(local.metadata.messageReceiveLimit)
  })

  lifecycle {
    precondition {
      condition     = local.metadata.disableEntityManagement == "true"
      error_message = "Sidecars must not make topics and queues by themselves: disableEntityManagement has to be true."
    }
    precondition {
      condition     = length(setsubtract(local.subscribed[each.key], local.may_subscribe[each.key])) == 0
      error_message = "dapr/subscriptions has ${each.key} listen to a topic that its subscriptionScopes do not allow."
    }
  }

  depends_on = [aws_sqs_queue.undelivered]
}

resource "aws_sqs_queue_redrive_allow_policy" "undelivered" {
  for_each  = aws_sqs_queue.undelivered
  queue_url = each.value.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arns[each.key]]
  })
}

# Into a queue come the topics that its app listens to, and nothing else.
resource "aws_sqs_queue_policy" "this" {
  for_each  = aws_sqs_queue.this
  queue_url = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = local.queue_arns[each.key]
      Condition = { ArnEquals = { "aws:SourceArn" = [for topic in sort(local.subscribed[each.key]) : local.topic_arns[topic]] } }
    }]
  })
}

# Dapr tells topics apart by the envelope that SNS puts around a message, so raw delivery stays off.
resource "aws_sns_topic_subscription" "this" {
  for_each             = local.links
  topic_arn            = aws_sns_topic.this[each.value.topic].arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this[each.value.app].arn
  raw_message_delivery = false
  depends_on           = [aws_sqs_queue_policy.this]
}

# One message here is an event that a service neither handled nor filed under its dead letters.
resource "aws_cloudwatch_metric_alarm" "undelivered" {
  for_each            = aws_sqs_queue.undelivered
  alarm_name          = "${var.name}-undelivered-${each.key}"
  alarm_description   = "SQS gave an event up that ${each.key} could not even file under its dead letters. Mend the cause, then move it back: StartMessageMoveTask."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value.name }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topics
  ok_actions          = var.alarm_topics
}
