// daprd for this project: Dapr's stable components, and the two that the
// released binary has beyond them and that local running needs.
package main

import (
	lockredis "github.com/dapr/components-contrib/lock/redis"
	"github.com/dapr/components-contrib/nameresolution/sqlite"
	"github.com/dapr/dapr/cmd/daprd/app"
	lockloader "github.com/dapr/dapr/pkg/components/lock"
	resolverloader "github.com/dapr/dapr/pkg/components/nameresolution"
)

func main() {
	lockloader.DefaultRegistry.RegisterComponent(lockredis.NewStandaloneRedisLock, "redis")
	resolverloader.DefaultRegistry.RegisterComponent(sqlite.NewResolver, "sqlite")
	app.Run()
}
