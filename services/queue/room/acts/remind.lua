-- Tells a room that lost its memory what a replica remembers: the number at which it last saw, just before, that nobody
-- waited and most of the room was free (else 0), the settings, and who was inside: user, end of the slot, number, three
-- by three. Where the one that has seen most says that nobody waited, nobody has to be waited for.
-- Whoever is still inside shows a sign of life within this time, by a poll or an open page; who has left without this
-- replica's hearing of it does not.
local SIGN_OF_LIFE_MS = 30000
local quietNumber, remembered = tonumber(ARGV[6]), cjson.decode(ARGV[7])
begin(knownNumber)
if now - lostAt >= CLOSED_MS then return 0 end

rememberSettings(remembered)
for i = 8, #ARGV, 3 do
  local user, number = ARGV[i], tonumber(ARGV[i + 2])
  local ends = math.min(tonumber(ARGV[i + 1]), now + SIGN_OF_LIFE_MS)
  local known = arrivalOf(user)
  -- Who is known by a later number from before the loss was inside on an earlier visit.
  local isStale = number > memoryFrom or (known > number and known <= memoryFrom)
  if ends > now and not isStale and currentUsers() < threshold and redis.call('ZADD', ACTIVE, 'NX', ends, user) == 1 then
    leaveLine(user)
    noteArrival(user, number, now)
  end
end
if quietNumber > 0 and quietNumber < memoryFrom and quietNumber >= proved then noteQuiet(lostAt) end
renew()
return 1
