-- Signs of life of many users at once: 'slots' or 'places' of those who have one live on.
-- Says how many wait, for a replica that was restarted knows of no line; who of them has one, by 1 or 0; and whether
-- the room has just lost its memory, and knows of few.
local what = ARGV[6]
local key, score = SEEN, now
if what == 'slots' then key, score = ACTIVE, now + slotMs end

begin(knownNumber)
sweep()
local kept = {}
for i = 7, #ARGV do
  kept[#kept + 1] = flag(redis.call('ZSCORE', key, ARGV[i]))
  if kept[#kept] == 1 then redis.call('ZADD', key, score, ARGV[i]) end
end
return { queueSize(), kept, flag(now - lostAt < HONOURED_MS) }
