import type { OpenRoom } from '../room.ts';

const EVERY_MS = 250;

/** Asks the room four times a second how many are inside and in line, and keeps the most that ever were inside. */
export function watchRoom(room: OpenRoom) {
  const seen = { mostInside: 0, inside: 0, queueSize: 0 };
  let isOpen = true;
  const rounds = (async () => {
    while (isOpen) {
      const { currentUsers, queueSize } = await room.look().catch(() => ({
        currentUsers: seen.inside,
        queueSize: seen.queueSize,
      }));
      seen.inside = currentUsers;
      seen.queueSize = queueSize;
      seen.mostInside = Math.max(seen.mostInside, currentUsers);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    seen: seen as Readonly<typeof seen>,
    async close() {
      isOpen = false;
      await rounds;
    },
  };
}
