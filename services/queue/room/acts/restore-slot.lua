-- Gives back the slot that a user proves to have had before the room lost its memory, once.
local user, number, ends = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])

begin(knownNumber)
begin(number)
if ends <= now or not isLost(number) then return 0 end
leaveLine(user)
redis.call('ZADD', ACTIVE, ends, user)
redis.call('HSET', ARRIVALS, user, digits(number) .. ':' .. digits(now))
for _, key in ipairs({ ACTIVE, ARRIVALS }) do redis.call('PEXPIRE', key, DAY_MS) end
return 1
