-- Stands before every act on a room. An act is one script, so any number of replicas may act at once.
-- KEYS[1] names the room; all its keys share that name's hash tag. Times are Redis's own, in milliseconds.
local room = KEYS[1]
local NUMBER = room .. ':number' -- the number given last: each arrival gets the next
local WAITING = room .. ':waiting' -- the line: user by number, or by a draw below zero
local SEEN = room .. ':seen' -- user in the line by last sign of life
local ACTIVE = room .. ':active' -- user inside by end of their slot
local ARRIVALS = room .. ':arrivals' -- user in the line or inside -> "number:when they came"
local CALLED = room .. ':called' -- who was called up in the last minute: number by time
local LINE = room .. ':line' -- facts and counts; see where each is set
local SETTINGS = room .. ':settings' -- where an admin set them
local RESTORED = room .. ':restored' -- numbers that were given back after a loss

local DAY_MS = 86400000
local MINUTE_MS = 60000
local RECOVERY_MS = 8000
local HONOURED_MS = 600000

local slotMs, placeMs = tonumber(ARGV[1]), tonumber(ARGV[2])
local settings = redis.call('HMGET', SETTINGS, 'threshold', 'admitPerSecond', 'state', 'order', 'whenAway', 'challenge')
local threshold = tonumber(settings[1] or ARGV[3])
local admitPerSecond = tonumber(settings[2] or ARGV[4])
local state = settings[3] or 'open'
-- The highest number that the caller has seen given in this room.
local knownNumber = tonumber(ARGV[5])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Lua itself would write a long number as 1.7e+15.
local function digits(number) return string.format('%.0f', number) end

local function flag(yes) return yes and 1 or 0 end
local function orZero(value) return tonumber(value or 0) end

local function lineFacts(...)
  local facts = redis.call('HMGET', LINE, ...)
  for i = 1, #facts do facts[i] = orZero(facts[i]) end
  return unpack(facts)
end

-- A room's first number follows the clock, so that a room whose memory was lost gives none out again.
-- Whoever has seen a number that the room has not given since it was born proves that it has lost its memory.
local function begin(proof)
  local given = orZero(redis.call('GET', NUMBER))
  if given > 0 and proof <= given then
    local memoryFrom, lostAt = lineFacts('memoryFrom', 'lostAt')
    if proof > 0 and proof < memoryFrom and lostAt == 0 then redis.call('HSET', LINE, 'lostAt', now) end
    return given
  end
  local first = math.max(proof, now * 1000)
  redis.call('SET', NUMBER, digits(first), 'PX', DAY_MS)
  redis.call('HSET', LINE, 'memoryFrom', digits(first), 'ticked', now)
  if proof > 0 then redis.call('HSET', LINE, 'lostAt', now) end
  redis.call('PEXPIRE', LINE, DAY_MS)
  return first
end

-- Whether this number was given before the memory was lost, and is given back now: once, and not for ever.
local function isLost(number)
  local memoryFrom, lostAt = lineFacts('memoryFrom', 'lostAt')
  if number > memoryFrom or now - lostAt > HONOURED_MS then return false end
  local isFirst = redis.call('SADD', RESTORED, digits(number)) == 1
  redis.call('PEXPIRE', RESTORED, HONOURED_MS)
  return isFirst
end

-- What the room was set to, said by somebody who remembers: what was set since then stands.
local function rememberSettings(json)
  for name, value in pairs(cjson.decode(json)) do redis.call('HSETNX', SETTINGS, name, value) end
end

local function isRecovering(lostAt) return now - lostAt < RECOVERY_MS end

local function arrive(user)
  local number = redis.call('INCR', NUMBER)
  redis.call('HSET', ARRIVALS, user, digits(number) .. ':' .. digits(now))
  redis.call('PEXPIRE', NUMBER, DAY_MS)
  redis.call('PEXPIRE', ARRIVALS, DAY_MS)
  return number
end

-- Number and time of arrival of somebody who is in the line or inside.
local function arrivalOf(user)
  local number, at = string.match(redis.call('HGET', ARRIVALS, user) or '', '(%d+):(%d+)')
  return orZero(number), orZero(at)
end

local function leaveLine(user)
  redis.call('ZREM', SEEN, user)
  return redis.call('ZREM', WAITING, user)
end

local function depart(user)
  redis.call('HDEL', ARRIVALS, user)
  return leaveLine(user) + redis.call('ZREM', ACTIVE, user)
end

-- The line is ticked several times a second. If it was not, we were away, nobody could
-- show a sign of life, and all get time to come back instead of losing their places.
local function isGrace()
  local ticked, grace = lineFacts('ticked', 'grace')
  if now - ticked > 5000 then
    grace = now + placeMs
    redis.call('HSET', LINE, 'ticked', now, 'grace', grace)
  end
  return now < grace
end

-- Ends slots and places whose users are gone.
local function sweep()
  for _, user in ipairs(redis.call('ZRANGE', ACTIVE, '-inf', now, 'BYSCORE', 'LIMIT', 0, 1000)) do depart(user) end
  local longestUnseen = redis.call('ZRANGE', SEEN, 0, 0, 'WITHSCORES')[2]
  if not longestUnseen or tonumber(longestUnseen) > now - placeMs or isGrace() then return end
  local gone = redis.call('ZRANGE', SEEN, '-inf', now - placeMs, 'BYSCORE', 'LIMIT', 0, 1000)
  for _, user in ipairs(gone) do depart(user) end
  redis.call('HINCRBY', LINE, 'lapsed', #gone)
end

local function queueSize() return redis.call('ZCARD', WAITING) end
local function currentUsers() return redis.call('ZCARD', ACTIVE) end

local function giveSlot(user)
  local ends = now + slotMs
  redis.call('ZADD', ACTIVE, ends, user)
  for _, key in ipairs({ ACTIVE, ARRIVALS, NUMBER }) do redis.call('PEXPIRE', key, DAY_MS) end
  return ends
end

local function standInLine(user, place)
  if queueSize() == 0 then
    redis.call('HSET', LINE, 'since', now, 'ticked', now, 'pace', 0, 'paceOf', 0, 'slowedAt', 0)
  end
  redis.call('ZADD', WAITING, digits(place), user)
  redis.call('ZADD', SEEN, now, user)
  for _, key in ipairs({ WAITING, SEEN, LINE }) do redis.call('PEXPIRE', key, DAY_MS) end
end

-- With this order nobody goes in before the sale opens; then those who came before stand in drawn order.
local function isBeforeDraw(opensAt) return settings[4] == 'preopen-shuffle' and now < opensAt end

local function callsUp() return state == 'open' or state == 'draining' end
local function takesNewcomers() return state == 'open' or state == 'paused' end

-- Seconds between which whoever stands at this position will be called up, from the pace of late. Both what was counted
-- and what is to come are good to two standard deviations (Poisson). Below zero when nobody can say: fewer than five
-- were called. No place has more than three times as long as the pace says: with more, those who move up to the front
-- would be told longer.
local function estimateFor(position, pace, paceOf)
  if position == 0 or paceOf < 5 or pace <= 0 or not callsUp() then return -1, -1 end
  local spread = 2 * math.sqrt(1 / paceOf + 1 / position)
  local slowest = math.max(1 - spread, 1 / 3)
  return math.floor(position / (pace * (1 + spread))), math.ceil(position / (pace * slowest))
end

local function counts() return redis.call('HMGET', LINE, 'joined', 'walkedIn', 'calledUp', 'lapsed', 'left') end
