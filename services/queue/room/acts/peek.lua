-- What an admin sees of a room.
sweep()
return { queueSize(), currentUsers(), threshold, admitPerSecond }
