// daprd for this project: Dapr's stable components, and those that the released binary has beyond them and
// that local running or a folder of components/ names.
package main

import (
	"github.com/dapr/components-contrib/bindings/gcp/bucket"
	"github.com/dapr/components-contrib/bindings/twilio/sms"
	lockredis "github.com/dapr/components-contrib/lock/redis"
	"github.com/dapr/components-contrib/nameresolution/sqlite"
	awssecrets "github.com/dapr/components-contrib/secretstores/aws/secretmanager"
	gcpsecrets "github.com/dapr/components-contrib/secretstores/gcp/secretmanager"
	"github.com/dapr/dapr/cmd/daprd/app"
	bindingsloader "github.com/dapr/dapr/pkg/components/bindings"
	lockloader "github.com/dapr/dapr/pkg/components/lock"
	resolverloader "github.com/dapr/dapr/pkg/components/nameresolution"
	secretsloader "github.com/dapr/dapr/pkg/components/secretstores"
)

func main() {
	lockloader.DefaultRegistry.RegisterComponent(lockredis.NewStandaloneRedisLock, "redis")
	resolverloader.DefaultRegistry.RegisterComponent(sqlite.NewResolver, "sqlite")
	bindingsloader.DefaultRegistry.RegisterOutputBinding(bucket.NewGCPStorage, "gcp.bucket")
	bindingsloader.DefaultRegistry.RegisterOutputBinding(sms.NewSMS, "twilio.sms")
	secretsloader.DefaultRegistry.RegisterComponent(awssecrets.NewSecretManager, "aws.secretmanager")
	secretsloader.DefaultRegistry.RegisterComponent(gcpsecrets.NewSecreteManager, "gcp.secretmanager")
	app.Run()
}
