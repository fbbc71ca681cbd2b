-- Frees the slot of a user whose reservation ended or was paid: once for each reservation, because its event may
-- be delivered again, and only on the visit it was made on, where that is known (not 0): the user may have come
-- back meanwhile. A place in the line is not touched. Says which visit has ended, 0 for none.
local user, reservation, visit = ARGV[6], ARGV[7], tonumber(ARGV[8])
local REMEMBERED_MS = 3600000

if not redis.call('SET', room .. ':released:' .. reservation, 1, 'NX', 'PX', REMEMBERED_MS) then return 0 end
local number = arrivalOf(user)
if not redis.call('ZSCORE', ACTIVE, user) or (visit > 0 and visit ~= number) then return 0 end
depart(user)
return number
