-- Calls up the first of the line: as many as there are free slots, and no more in any second than the
-- admission rate. Says also whether the room's sockets should hear that the line has moved.
local MOST_AT_ONCE = 500
local TELL_EVERY_MS = 5000

sweep()
redis.call('ZREMRANGEBYSCORE', ADMISSIONS, '-inf', now - MINUTE_MS)
local lately = redis.call('ZCOUNT', ADMISSIONS, '(' .. now - 1000, '+inf')
local allowed = math.min(threshold - currentUsers(), admitPerSecond - lately)
local count = math.max(math.min(allowed, MOST_AT_ONCE), 0)

local users, waits = {}, {}
local called = count > 0 and redis.call('ZPOPMIN', WAITING, count) or {}
for i = 1, #called, 2 do
  local user, seq = called[i], called[i + 1]
  giveSlot(user)
  redis.call('ZADD', ADMISSIONS, now, seq)
  users[#users + 1] = user
  waits[#waits + 1] = now - tonumber(redis.call('HGET', JOINED, user) or now)
  dropPlace(user)
end
if #users > 0 then redis.call('PEXPIRE', ADMISSIONS, DAY_MS) end

local size = queueSize()
local head = redis.call('ZRANGE', WAITING, 0, 0, 'WITHSCORES')[2] or '0'
local line = redis.call('HMGET', LINE, 'told', 'toldAt')
local picture = size .. ':' .. head
local moved = picture ~= (line[1] or '0:0')
local tell = moved and now - tonumber(line[2] or 0) >= TELL_EVERY_MS
if tell then redis.call('HSET', LINE, 'told', picture, 'toldAt', now) end
redis.call('HSET', LINE, 'ticked', now)
redis.call('PEXPIRE', LINE, DAY_MS)

local more = #users == MOST_AT_ONCE
local settled = size == 0 and (tell or not moved)
return { users, waits, size, tell and 1 or 0, settled and 1 or 0, more and 1 or 0 }
