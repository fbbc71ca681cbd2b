-- Stands before every act on a room. An act is one script, so any number of replicas may act at once.
-- KEYS[1] names the room; all its keys share that name's hash tag. Times are Redis's own, in milliseconds.
local room = KEYS[1]
local SEQ = room .. ':seq' -- counts everybody who ever joined the line
local WAITING = room .. ':waiting' -- the line: user by sequence number
local SEEN = room .. ':seen' -- user in the line by last sign of life
local JOINED = room .. ':joined' -- user in the line -> when they joined it
local ACTIVE = room .. ':active' -- user inside by end of their slot
local ADMISSIONS = room .. ':admissions' -- who was called up in the last minute: sequence number by time
local LINE = room .. ':line' -- facts of the line: since, ticked, grace, told, toldAt
local LIMITS = room .. ':limits' -- threshold and admitPerSecond, where an admin set them

local DAY_MS = 86400000
local MINUTE_MS = 60000

local slotMs, placeMs = tonumber(ARGV[1]), tonumber(ARGV[2])
local limits = redis.call('HMGET', LIMITS, 'threshold', 'admitPerSecond')
local threshold = tonumber(limits[1] or ARGV[3])
local admitPerSecond = tonumber(limits[2] or ARGV[4])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function dropPlace(user)
  redis.call('ZREM', SEEN, user)
  redis.call('HDEL', JOINED, user)
  return redis.call('ZREM', WAITING, user)
end

-- The line is ticked several times a second. If it was not, we were away, nobody could
-- show a sign of life, and all get time to come back instead of losing their places.
local function isGrace()
  local line = redis.call('HMGET', LINE, 'ticked', 'grace')
  local grace = tonumber(line[2] or 0)
  if now - tonumber(line[1] or 0) > 5000 then
    grace = now + placeMs
    redis.call('HSET', LINE, 'ticked', now, 'grace', grace)
  end
  return now < grace
end

-- Ends slots and places whose users are gone.
local function sweep()
  redis.call('ZREMRANGEBYSCORE', ACTIVE, '-inf', now)
  local longestUnseen = redis.call('ZRANGE', SEEN, 0, 0, 'WITHSCORES')[2]
  if not longestUnseen or tonumber(longestUnseen) > now - placeMs or isGrace() then return end
  local gone = redis.call('ZRANGE', SEEN, '-inf', now - placeMs, 'BYSCORE', 'LIMIT', 0, 1000)
  for _, user in ipairs(gone) do dropPlace(user) end
end

local function queueSize() return redis.call('ZCARD', WAITING) end
local function currentUsers() return redis.call('ZCARD', ACTIVE) end

local function giveSlot(user)
  local ends = now + slotMs
  redis.call('ZADD', ACTIVE, ends, user)
  redis.call('PEXPIRE', ACTIVE, DAY_MS)
  return ends
end
