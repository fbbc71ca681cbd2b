-- Frees the slot of a user whose reservation ended or was paid: once for each reservation, because its
-- event may be delivered again when the user has long come back. A place in the line is not touched.
local user, reservation = ARGV[6], ARGV[7]
local REMEMBERED_MS = 3600000

if not redis.call('SET', room .. ':released:' .. reservation, 1, 'NX', 'PX', REMEMBERED_MS) then return 0 end
if not redis.call('ZSCORE', ACTIVE, user) then return 0 end
return depart(user)
