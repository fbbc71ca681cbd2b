-- Puts everybody out of a room: line and slots are empty then, its settings and counts stay.
-- Says how many that were, and up to which number visits have ended.
local given = begin(knownNumber)
local people = redis.call('ZCARD', WAITING) + redis.call('ZCARD', ACTIVE)
redis.call('DEL', WAITING, SEEN, ACTIVE, ARRIVALS)
-- What was lost before is not to be given back any more.
redis.call('HDEL', LINE, 'lostAt', 'memoryFrom', 'proved')
return { people, given }
