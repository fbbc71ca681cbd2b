-- Sets what an admin wants of a room: names and values, two by two. Says a version that grows, and is zero when
-- it would put in another order those who already wait.
begin(knownNumber)
for i = 6, #ARGV, 2 do
  local isNewOrder = ARGV[i] == 'order' and ARGV[i + 1] ~= (settings[4] or 'fifo')
  if isNewOrder and queueSize() > 0 then return 0 end
end
local version = redis.call('INCR', NUMBER)
redis.call('HSET', SETTINGS, 'version', digits(version))
for i = 6, #ARGV, 2 do
  redis.call('HSET', SETTINGS, ARGV[i], ARGV[i + 1])
  -- What is estimated rises with it, and says so.
  local isSlower = ARGV[i] == 'admitPerSecond' and tonumber(ARGV[i + 1]) < admitPerSecond
  if isSlower and lineFacts('pace') > 0 then redis.call('HSET', LINE, 'slowedAt', now) end
end
return version
