-- Gives back the slot that a user proves to have had before the room lost its memory, once.
local user, number, ends = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])

begin(knownNumber)
begin(number)
if ends <= now or currentUsers() >= threshold or not takeBack(user, number) then return 0 end
leaveLine(user)
redis.call('ZADD', ACTIVE, ends, user)
noteArrival(user, number, now)
renew()
return 1
