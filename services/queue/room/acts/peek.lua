-- What an admin sees of a room.
sweep()
local pace, paceOf = lineFacts('pace', 'paceOf')

local size = queueSize()
local first = redis.call('ZRANGE', WAITING, 0, 0)[1]
local _, firstCameAt = arrivalOf(first or '')
local low, high = estimateFor(size, pace, paceOf)
return {
  { size, currentUsers(), threshold, first and now - firstCameAt or 0, redis.call('ZCOUNT', CALLED, now - MINUTE_MS, '+inf'), low, high },
  counts(),
  memory(orZero(redis.call('GET', NUMBER))),
  settings,
}
