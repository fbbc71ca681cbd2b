-- Sets what an admin wants of a room: names and values, two by two. Says a version that grows, and is zero when
-- it would put in another order those who already wait.
begin(knownNumber)
for i = 6, #ARGV, 2 do
  local isNewOrder = ARGV[i] == 'order' and ARGV[i + 1] ~= (settings[4] or 'fifo')
  if isNewOrder and queueSize() > 0 then return 0 end
end
for i = 6, #ARGV, 2 do redis.call('HSET', SETTINGS, ARGV[i], ARGV[i + 1]) end
return redis.call('INCR', NUMBER)
