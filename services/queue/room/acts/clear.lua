-- Puts everybody out of a room: line and slots are empty then, its limits and the count of all who ever came stay.
local people = redis.call('ZCARD', WAITING) + redis.call('ZCARD', ACTIVE)
redis.call('DEL', WAITING, SEEN, JOINED, ACTIVE)
return people
