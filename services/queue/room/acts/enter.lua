-- Enters a user, or says where they are: a slot or place once had is kept and lives on.
-- manner: 'enter'; 'look' = not within ten seconds of leaving; 'ask' = enters, but joins no line.
local user, manner = ARGV[5], ARGV[6]
local OUTSIDE, WAITS, INSIDE = 0, 1, 2
local LEFT = room .. ':left:' .. user

local function answer(state, slotEnds, position, wait)
  return { state, slotEnds, position, queueSize(), currentUsers(), threshold, wait }
end

-- Seconds until the user at this position is called up, at the pace of the last minute.
local function waitAt(position)
  local since = math.max(tonumber(redis.call('HGET', LINE, 'since') or 0), now - MINUTE_MS)
  local calledUp = redis.call('ZCOUNT', ADMISSIONS, since, '+inf')
  local perSecond = calledUp * 1000 / math.max(now - since, 1000)
  -- Nobody yet: count on slots that run their full time.
  if calledUp == 0 then perSecond = math.min(admitPerSecond, threshold * 1000 / slotMs) end
  return math.ceil(position / perSecond)
end

local function joinLine()
  if queueSize() == 0 then redis.call('HSET', LINE, 'since', now, 'ticked', now) end
  redis.call('ZADD', WAITING, redis.call('INCR', SEQ), user)
  redis.call('ZADD', SEEN, now, user)
  redis.call('HSET', JOINED, user, now)
  for _, key in ipairs({ SEQ, WAITING, SEEN, JOINED, LINE }) do redis.call('PEXPIRE', key, DAY_MS) end
end

sweep()

local slotEnds = tonumber(redis.call('ZSCORE', ACTIVE, user))
if slotEnds then
  if now + slotMs - slotEnds >= 1000 then slotEnds = giveSlot(user) end
  return answer(INSIDE, slotEnds, 0, 0)
end

if redis.call('ZSCORE', WAITING, user) then
  redis.call('ZADD', SEEN, now, user)
else
  if manner == 'look' and redis.call('EXISTS', LEFT) == 1 then return answer(OUTSIDE, 0, 0, 0) end
  redis.call('DEL', LEFT)
  if queueSize() == 0 and currentUsers() < threshold then
    return answer(INSIDE, giveSlot(user), 0, 0)
  end
  if manner == 'ask' then return answer(OUTSIDE, 0, 0, 0) end
  joinLine()
end

local position = redis.call('ZRANK', WAITING, user) + 1
return answer(WAITS, 0, position, waitAt(position))
