-- Gives back slot or place, and remembers it so long that a late poll does not bring the user back.
-- Says whether there was one, and the number of the visit that ends with it.
local user = ARGV[6]
local REMEMBERED_MS = 10000

redis.call('SET', room .. ':left:' .. user, 1, 'PX', REMEMBERED_MS)
local visit = redis.call('ZSCORE', ACTIVE, user) and arrivalOf(user) or 0
if leaveLine(user) == 1 then redis.call('HINCRBY', LINE, 'left', 1) end
local had = redis.call('HEXISTS', ARRIVALS, user)
depart(user)
return { had, visit }
