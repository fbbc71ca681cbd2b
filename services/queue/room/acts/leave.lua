-- Gives back slot or place, and remembers it so long that a late poll does not bring the user back.
local user = ARGV[5]
local REMEMBERED_MS = 10000

redis.call('SET', room .. ':left:' .. user, 1, 'PX', REMEMBERED_MS)
return redis.call('ZREM', ACTIVE, user) + dropPlace(user)
