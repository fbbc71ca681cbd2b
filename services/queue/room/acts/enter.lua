-- Enters a user, or says where they are: a slot or place once had is kept and lives on. ARGV[6], as JSON:
-- user; manner: 'enter', 'look' (not within ten seconds of leaving) or 'ask' (enters, but joins no line);
-- solved: what newcomers are asked is answered; opensAt: when the sale opens, below zero for unknown; draw: the place
-- by which this user stands if they come before, below zero; lost: number, place, cameAt and settings of their ticket;
-- endedUpTo: this user's visits up to this number are over, as reservation knows.
local entry = cjson.decode(ARGV[6])
local user, lost = entry.user, entry.lost or { number = 0, place = 0 }
local OUTSIDE, WAITS, INSIDE, TURNED_AWAY, CHALLENGED = 0, 1, 2, 3, 4
local LEFT = room .. ':left:' .. user

local given = begin(knownNumber)
if lost.number > 0 then given = begin(lost.number) end
if entry.endedUpTo > given then given = begin(entry.endedUpTo) end
local pace, paceOf, slowedAt = lineFacts('pace', 'paceOf', 'slowedAt')
local beforeDraw = isBeforeDraw(entry.opensAt)

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
    { queueSize(), currentUsers(), threshold, flag(beforeDraw) },
    memory(given),
    settings,
  }
end

sweep()

-- A slot of a visit that is over makes place for a new one, and no pass from before a loss brings it again.
if entry.endedUpTo > 0 and redis.call('ZSCORE', ACTIVE, user) then
  local visit = arrivalOf(user)
  if visit <= entry.endedUpTo then
    takeBack(user, visit)
    depart(user)
  end
end

local slotEnds = tonumber(redis.call('ZSCORE', ACTIVE, user))
local place = tonumber(redis.call('ZSCORE', WAITING, user))
local isOld = lost.number > 0 and lost.number <= memoryFrom and place ~= lost.place

if slotEnds and slotEnds > now then
  -- A slot that somebody remembered, of a visit before the one for which they wait.
  local isOver = isOld and lost.number > arrivalOf(user) and takeBack(user, lost.number)
  if not isOver then
    if now + slotMs - slotEnds >= 1000 then
      slotEnds = giveSlot(user)
      renew()
    end
    return answer(INSIDE, slotEnds, 0)
  end
  redis.call('ZREM', ACTIVE, user)
  isOld = true
elseif not place and entry.manner == 'look' and redis.call('EXISTS', LEFT) == 1 then
  return answer(OUTSIDE, 0, 0)
else
  isOld = isOld and takeBack(user, lost.number)
end

if isOld then
  rememberSettings(lost.settings)
  place = lost.place
  standInLine(user, place)
  noteArrival(user, lost.number, lost.cameAt)
  -- Somebody did wait.
  noteQuiet(0)
elseif place then
  redis.call('ZADD', SEEN, now, user)
else
  if not takesNewcomers() then return answer(TURNED_AWAY, 0, 0) end
  local isOpen = callsUp() and not isClosed() and not beforeDraw
  local hasSpace = isOpen and queueSize() == 0 and currentUsers() < threshold
  if entry.manner == 'ask' and not hasSpace then return answer(OUTSIDE, 0, 0) end
  if (settings[6] or 'none') ~= 'none' and not entry.solved then return answer(CHALLENGED, 0, 0) end
  redis.call('DEL', LEFT)
  given = arrive(user)
  if hasSpace then
    redis.call('HINCRBY', LINE, 'walkedIn', 1)
    slotEnds = giveSlot(user)
    renew()
    return answer(INSIDE, slotEnds, 0)
  end
  place = beforeDraw and entry.draw or given
  standInLine(user, place)
  redis.call('HINCRBY', LINE, 'joined', 1)
  renew()
end

-- Until the draw is made nobody knows more than that they will not be behind the last.
local position = beforeDraw and queueSize() or redis.call('ZRANK', WAITING, user) + 1
return answer(WAITS, 0, position, place)
