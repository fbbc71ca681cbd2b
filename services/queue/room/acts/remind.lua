-- Tells a room that lost its memory what a replica remembers: its settings, unless there are new ones, and
-- who was inside: user, end of the slot, number, three by three.
begin(knownNumber)
if not isRecovering(lineFacts('lostAt')) then return 0 end

local remembered = cjson.decode(ARGV[6])
for name, value in pairs(remembered) do redis.call('HSETNX', SETTINGS, name, value) end
for i = 7, #ARGV, 3 do
  local user, ends, number = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
  if ends > now and redis.call('ZADD', ACTIVE, 'NX', ends, user) == 1 then
    leaveLine(user)
    redis.call('HSET', ARRIVALS, user, number .. ':' .. digits(now))
  end
end
for _, key in ipairs({ ACTIVE, ARRIVALS }) do redis.call('PEXPIRE', key, DAY_MS) end
return 1
