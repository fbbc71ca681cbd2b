-- Enters a user, or says where they are: a slot or place once had is kept and lives on.
-- manner: 'enter'; 'look' = not within ten seconds of leaving; 'ask' = enters, but joins no line.
-- solved: '1' = what newcomers are asked is answered. opensAt: when the sale opens. draw: the place by which
-- this user stands if they come before, below zero. lost: number, place and time of arrival of their ticket, and
-- what the room was set to then. endedUpTo: this user's visits up to this number are over, as reservation knows.
local user, manner, solved, opensAt, draw = ARGV[6], ARGV[7], ARGV[8], tonumber(ARGV[9]), tonumber(ARGV[10])
local lostNumber, lostPlace, lostCameAt, lostSettings = tonumber(ARGV[11]), tonumber(ARGV[12]), ARGV[13], ARGV[14]
local endedUpTo = tonumber(ARGV[15])
local OUTSIDE, WAITS, INSIDE, TURNED_AWAY, CHALLENGED = 0, 1, 2, 3, 4
local LEFT = room .. ':left:' .. user

local given = begin(knownNumber)
if lostNumber > 0 then given = begin(lostNumber) end
if endedUpTo > given then given = begin(endedUpTo) end
local memoryFrom, lostAt, pace, paceOf, slowedAt = lineFacts('memoryFrom', 'lostAt', 'pace', 'paceOf', 'slowedAt')

-- Of who waits: the whole second in which they may expect to be called up, known or not, as it always was.
local function wait(position)
  if paceOf >= 5 and pace > 0 then return math.ceil(position / pace) end
  -- Nobody knows: count on slots that run their full time.
  return math.ceil(position / math.min(admitPerSecond, threshold * 1000 / slotMs))
end

local function answer(where, slotEnds, position, place)
  local number, cameAt = 0, 0
  if where == WAITS or where == INSIDE then number, cameAt = arrivalOf(user) end
  local low, high = estimateFor(position, pace, paceOf)
  return {
    where,
    { number, cameAt, slotEnds },
    { position, digits(place or 0), position > 0 and wait(position) or 0, low, high, flag(now - slowedAt < MINUTE_MS) },
    { queueSize(), currentUsers(), threshold, flag(isBeforeDraw(opensAt)) },
    { given, memoryFrom, lostAt, flag(isRecovering(lostAt)) },
    settings,
  }
end

sweep()

-- A slot of a visit that is over makes place for a new one, and no pass from before a loss brings it again.
local visit = redis.call('ZSCORE', ACTIVE, user) and arrivalOf(user)
if visit and visit <= endedUpTo then
  isLost(visit)
  depart(user)
end

local slotEnds = tonumber(redis.call('ZSCORE', ACTIVE, user))
if slotEnds and slotEnds > now then
  if now + slotMs - slotEnds >= 1000 then slotEnds = giveSlot(user) end
  return answer(INSIDE, slotEnds, 0)
end

local place = tonumber(redis.call('ZSCORE', WAITING, user))
local hasLost = lostNumber > 0 and lostNumber <= memoryFrom and place ~= lostPlace
if hasLost and isLost(lostNumber) then
  rememberSettings(lostSettings)
  place = lostPlace
  standInLine(user, place)
  redis.call('HSET', ARRIVALS, user, digits(lostNumber) .. ':' .. lostCameAt)
  redis.call('PEXPIRE', ARRIVALS, DAY_MS)
elseif place then
  redis.call('ZADD', SEEN, now, user)
else
  if manner == 'look' and redis.call('EXISTS', LEFT) == 1 then return answer(OUTSIDE, 0, 0) end
  if not takesNewcomers() then return answer(TURNED_AWAY, 0, 0) end
  local open = callsUp() and not isRecovering(lostAt) and not isBeforeDraw(opensAt)
  local hasSpace = open and queueSize() == 0 and currentUsers() < threshold
  if manner == 'ask' and not hasSpace then return answer(OUTSIDE, 0, 0) end
  if (settings[6] or 'none') ~= 'none' and solved ~= '1' then return answer(CHALLENGED, 0, 0) end
  redis.call('DEL', LEFT)
  given = arrive(user)
  if hasSpace then
    redis.call('HINCRBY', LINE, 'walkedIn', 1)
    return answer(INSIDE, giveSlot(user), 0)
  end
  place = isBeforeDraw(opensAt) and draw or given
  standInLine(user, place)
  redis.call('HINCRBY', LINE, 'joined', 1)
end

-- Until the draw is made nobody knows more than that they will not be behind the last.
local position = isBeforeDraw(opensAt) and queueSize() or redis.call('ZRANK', WAITING, user) + 1
return answer(WAITS, 0, position, place)
