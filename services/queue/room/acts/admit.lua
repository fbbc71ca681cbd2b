-- Calls up the first of the line: as many as there are free slots, and no more in any second than the
-- admission rate. Measures the pace, and says what the room's sockets should hear.
local MOST_AT_ONCE = 500
local TELL_EVERY_MS = 5000
local PROGRESS_EVERY_MS = 1000
local MARKS = 20
-- Not all of a second's at once: neither who sells nor who measures the pace likes bursts. What a late tick left is
-- made up for, up to this much.
local SAVED_MS = 500
-- The pace of a shorter time is mostly chance.
local SHORTEST_WINDOW_MS = 5000
local opensAt = tonumber(ARGV[6])

local given = begin(knownNumber)
sweep()
local since, pace, paceOf, slowedAt, saved, savedAt = lineFacts('since', 'pace', 'paceOf', 'slowedAt', 'saved', 'savedAt')

redis.call('ZREMRANGEBYSCORE', CALLED, '-inf', now - MINUTE_MS)
local lately = redis.call('ZCOUNT', CALLED, '(' .. now - 1000, '+inf')
local most = math.max(admitPerSecond * SAVED_MS / 1000, 1)
saved = math.min(saved + (now - savedAt) * admitPerSecond / 1000, most)
local allowed = math.min(threshold - currentUsers(), admitPerSecond - lately, math.floor(saved))
local beforeDraw = isBeforeDraw(opensAt)
if not callsUp() or isClosed() or beforeDraw then allowed = 0 end
local count = math.max(math.min(allowed, MOST_AT_ONCE), 0)

local users, visits, waits = {}, {}, {}
local called = count > 0 and redis.call('ZPOPMIN', WAITING, count) or {}
for i = 1, #called, 2 do
  local user = called[i]
  local number, cameAt = arrivalOf(user)
  redis.call('ZREM', SEEN, user)
  giveSlot(user)
  redis.call('ZADD', CALLED, now, digits(number))
  users[#users + 1], visits[#visits + 1], waits[#waits + 1] = user, number, now - cameAt
end
redis.call('HSET', LINE, 'saved', tostring(saved - #users), 'savedAt', now)
if #users > 0 then
  redis.call('PEXPIRE', CALLED, DAY_MS)
  redis.call('HINCRBY', LINE, 'calledUp', #users)
end

-- The pace is what was last measured, give or take the chance in a count. A pace that falls by more is said to have
-- fallen: estimates never rise in silence. It is measured from the first call-up of the last minute on, for how long
-- nobody was called before says nothing: the room was just filling. In the first seconds there is none.
local function measurePace()
  local from = redis.call('ZRANGE', CALLED, since, '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')[2]
  if not from and pace == 0 then return end
  local window = from and now - tonumber(from) or MINUTE_MS
  if window < SHORTEST_WINDOW_MS then return end
  local counted = from and redis.call('ZCOUNT', CALLED, '(' .. from, '+inf') or 0
  local measured = counted * 1000 / window
  local chance = math.min(math.max(0.1, 1 / math.sqrt(math.max(counted, 1))), 0.5)
  local hasFallen = measured < pace * (1 - chance)
  if hasFallen then slowedAt = now end
  if hasFallen or measured > pace * (1 + chance) then
    pace, paceOf = measured, counted
  elseif counted >= 5 then
    paceOf = math.max(paceOf, counted)
  else
    paceOf = counted
  end
  redis.call('HSET', LINE, 'pace', tostring(pace), 'paceOf', paceOf, 'slowedAt', slowedAt)
end

-- The line as a ruler: places along it, each with how many stand before it.
local function marks(size)
  local along, count = {}, math.min(size, MARKS)
  for i = 0, count - 1 do
    local ahead = count == 1 and 0 or math.floor(i * (size - 1) / (count - 1))
    along[#along + 1] = redis.call('ZRANGE', WAITING, ahead, ahead, 'WITHSCORES')[2]
    along[#along + 1] = ahead
  end
  return along
end

measurePace()
local size = queueSize()
local progressAt, progressSize, toldAt = lineFacts('progressAt', 'progressSize', 'toldAt')

local progress = false
if (size > 0 or progressSize > 0) and now - progressAt >= PROGRESS_EVERY_MS then
  progress = beforeDraw and {} or marks(size)
  progressSize = size
  redis.call('HSET', LINE, 'progressAt', now, 'progressSize', size)
end

local head = redis.call('ZRANGE', WAITING, 0, 0, 'WITHSCORES')
local picture = size .. ':' .. (head[2] or '0')
local moved = picture ~= (redis.call('HGET', LINE, 'told') or '0:0')
local tell = moved and now - toldAt >= TELL_EVERY_MS
if tell then redis.call('HSET', LINE, 'told', picture, 'toldAt', now) end
redis.call('HSET', LINE, 'ticked', now)
renew()

local more = #users == MOST_AT_ONCE
local settled = size == 0 and progressSize == 0 and (tell or not moved)
local _, headCameAt = arrivalOf(head[1] or '')
local low, high = estimateFor(size, pace, paceOf)
return {
  { users, visits, waits },
  { flag(more), flag(settled), flag(tell), progress },
  { size, currentUsers(), threshold, head[1] and now - headCameAt or 0, tostring(paceOf < 5 and 0 or pace), low, high, flag(now - slowedAt < MINUTE_MS) },
  counts(),
  memory(given),
  settings,
}
