-- Signs of life of many users at once: 'slots' or 'places' of those who have one live on.
-- Says how many wait, for a replica that was restarted knows of no line.
local what = ARGV[6]
local key, score = SEEN, now
if what == 'slots' then key, score = ACTIVE, now + slotMs end

sweep()
for i = 7, #ARGV do redis.call('ZADD', key, 'XX', score, ARGV[i]) end
return queueSize()
