# Names that dev.yaml says are read there, so that they are said once.
locals {
  apps     = yamldecode(file("${path.module}/../../dev.yaml")).apps
  services = toset([for app in local.apps : app.appID])
  # Those with a database of their own; database, role and service have one name.
  databases = toset([for app in local.apps : app.appID if can(app.env.DB_NAME)])
}
