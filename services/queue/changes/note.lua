-- Notes changes of an event's seats and stock, the newest version of each thing, and returns what is
-- noted now for all of them. KEYS[1] is a hash of the event's things; ARGV are triples id, version, fact.
local REMEMBERED_MS = 3600000

local newest = {}
for i = 1, #ARGV, 3 do
  local id, version, fact = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
  local noted = redis.call('HGET', KEYS[1], id)
  if not noted or cjson.decode(noted).version < version then
    redis.call('HSET', KEYS[1], id, fact)
    noted = fact
  end
  newest[#newest + 1] = noted
end
redis.call('PEXPIRE', KEYS[1], REMEMBERED_MS)
return newest
