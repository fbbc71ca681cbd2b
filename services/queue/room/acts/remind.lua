-- Tells a room that lost its memory what a replica remembers: the number at which it last saw, just before, that
-- nobody waited (else 0), the settings, unless there are new ones, and who was inside: user, end of the slot, number,
-- three by three. Where nobody waited nobody has to be waited for.
local emptyAt, remembered = tonumber(ARGV[6]), ARGV[7]
begin(knownNumber)
local memoryFrom, lostAt = lineFacts('memoryFrom', 'lostAt')
if not isRecovering(lostAt) then return 0 end

rememberSettings(remembered)
for i = 8, #ARGV, 3 do
  local user, ends, number = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
  if ends > now and redis.call('ZADD', ACTIVE, 'NX', ends, user) == 1 then
    leaveLine(user)
    redis.call('HSET', ARRIVALS, user, number .. ':' .. digits(now))
  end
end
for _, key in ipairs({ ACTIVE, ARRIVALS }) do redis.call('PEXPIRE', key, DAY_MS) end
if emptyAt > 0 and emptyAt < memoryFrom then redis.call('HSET', LINE, 'lostAt', now - RECOVERY_MS) end
return 1
