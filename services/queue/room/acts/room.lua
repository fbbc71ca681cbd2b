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
local RESTORED = room .. ':restored' -- users who were given back what they had before a loss

local DAY_MS = 86400000
local MINUTE_MS = 60000
-- After a loss: so long nobody is let in, and so long may who was there before come back to what they had.
local CLOSED_MS = 8000
local HONOURED_MS = 60000

local slotMs, placeMs = tonumber(ARGV[1]), tonumber(ARGV[2])
-- The highest number that the caller has seen given in this room.
local knownNumber = tonumber(ARGV[5])

local settings, threshold, admitPerSecond, state
local function readSettings()
  settings = redis.call('HMGET', SETTINGS, 'threshold', 'admitPerSecond', 'state', 'order', 'whenAway', 'challenge', 'version')
  threshold = tonumber(settings[1] or ARGV[3])
  admitPerSecond = tonumber(settings[2] or ARGV[4])
  state = settings[3] or 'open'
end
readSettings()

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

-- A room in which something happens is kept a day longer.
local function renew()
  for _, key in ipairs({ NUMBER, WAITING, SEEN, ACTIVE, ARRIVALS, LINE }) do redis.call('PEXPIRE', key, DAY_MS) end
end

-- What is known of a loss: from which number on the room remembers, when that was found, the highest number that
-- somebody proved to be older, and when nobody waited (the time of the loss for which that is so).
local memoryFrom, lostAt, proved, quietAt = lineFacts('memoryFrom', 'lostAt', 'proved', 'quietAt')

local function noteLoss()
  lostAt = now
  redis.call('HSET', LINE, 'lostAt', lostAt)
  redis.call('DEL', RESTORED)
end

local function noteQuiet(at)
  quietAt = at
  redis.call('HSET', LINE, 'quietAt', quietAt)
end

-- A room's first number follows the clock, so that a room whose memory was lost gives none out again.
-- Whoever has seen a number that the room has not given since it was born proves that it has lost its memory.
local function begin(proof)
  local given = orZero(redis.call('GET', NUMBER))
  if given > 0 and proof <= given then
    if proof > proved and proof < memoryFrom then
      proved = proof
      redis.call('HSET', LINE, 'proved', digits(proved))
      noteQuiet(0)
      if lostAt == 0 then noteLoss() end
    end
    return given
  end
  memoryFrom, proved = math.max(proof, now * 1000), proof
  redis.call('SET', NUMBER, digits(memoryFrom), 'PX', DAY_MS)
  redis.call('HSET', LINE, 'memoryFrom', digits(memoryFrom), 'ticked', now, 'proved', digits(proved))
  if proof > 0 then noteLoss() end
  redis.call('PEXPIRE', LINE, DAY_MS)
  return memoryFrom
end

-- Takes back what this user had with this number before the memory was lost: each once after a loss, and no later
-- than a place would have lapsed. Says whether there was something.
local function takeBack(user, number)
  if number > memoryFrom or now - lostAt > HONOURED_MS then return false end
  local isFirst = redis.call('SADD', RESTORED, user) == 1
  redis.call('PEXPIRE', RESTORED, HONOURED_MS)
  return isFirst
end

-- What the room was set to, said by somebody who remembers: the later version stands.
local function rememberSettings(remembered)
  if orZero(remembered.version) <= orZero(settings[7]) then return end
  for name, value in pairs(remembered) do redis.call('HSET', SETTINGS, name, value) end
  readSettings()
end

-- Until those who were here before are back nobody is let in; where nobody waited there is no need.
local function isClosed() return now - lostAt < CLOSED_MS and quietAt ~= lostAt end

local function memory(given)
  local isRecovering = now - lostAt < HONOURED_MS and quietAt ~= lostAt
  return { given, memoryFrom, lostAt, flag(isRecovering), flag(now - lostAt < CLOSED_MS) }
end

local function noteArrival(user, number, cameAt)
  redis.call('HSET', ARRIVALS, user, digits(number) .. ':' .. digits(cameAt))
end

local function arrive(user)
  local number = redis.call('INCR', NUMBER)
  noteArrival(user, number, now)
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
  for _, user in ipairs(redis.call('ZRANGE', ACTIVE, '-inf', now, 'BYSCORE', 'LIMIT', 0, 1000)) do
    redis.call('ZREM', ACTIVE, user)
    -- They may have lined up since.
    if not redis.call('ZSCORE', WAITING, user) then redis.call('HDEL', ARRIVALS, user) end
  end
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
  return ends
end

local function standInLine(user, place)
  if queueSize() == 0 then
    redis.call('HSET', LINE, 'since', now, 'ticked', now, 'pace', 0, 'paceOf', 0, 'slowedAt', 0)
  end
  redis.call('ZADD', WAITING, digits(place), user)
  redis.call('ZADD', SEEN, now, user)
end

-- With this order nobody goes in before the sale opens; then those who came before stand in drawn order. Who does not
-- know when that is (below zero) goes by what was said last; where nobody ever said it, it is not yet.
local function isBeforeDraw(opensAt)
  if settings[4] ~= 'preopen-shuffle' then return false end
  if opensAt >= 0 then
    redis.call('HSET', LINE, 'opensAt', digits(opensAt))
    return now < opensAt
  end
  local said = redis.call('HGET', LINE, 'opensAt')
  return not said or now < tonumber(said)
end

local function callsUp() return state == 'open' or state == 'draining' end
local function takesNewcomers() return state == 'open' or state == 'paused' end

-- Seconds between which whoever stands at this position will be called up, from the pace of late. Both what was counted
-- and what is to come are good to two standard deviations (Poisson), and the pace may be off by a tenth. Below zero when
-- nobody can say: fewer than five were called.
local function estimateFor(position, pace, paceOf)
  if position == 0 or paceOf < 5 or pace <= 0 or not callsUp() then return -1, -1 end
  local chance = 2 * math.sqrt(position + position * position / paceOf)
  local low = math.max((position - chance) / (pace * 1.1), position / admitPerSecond - 1, 0)
  return math.floor(low), math.ceil(math.max((position + chance) / (pace * 0.9), low + 1))
end

local function counts() return redis.call('HMGET', LINE, 'joined', 'walkedIn', 'calledUp', 'lapsed', 'left') end
