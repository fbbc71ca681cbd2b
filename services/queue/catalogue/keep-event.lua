-- Keeps what queue knows of an event, unless something newer is known. KEYS[1] is a hash of all events.
local id, version, facts = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local known = redis.call('HGET', KEYS[1], id)
if known and cjson.decode(known).version > version then return 0 end
redis.call('HSET', KEYS[1], id, facts)
return 1
