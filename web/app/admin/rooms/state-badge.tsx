import { Badge, type Tone } from '../../design/badge.tsx';
import { useText } from '../../language/language.ts';
import type { RoomState } from './room-query.ts';
import { settingNames } from './room-words.ts';

const tones: Record<RoomState, Tone> = { open: 'good', paused: 'warn', draining: 'warn', rejecting: 'bad' };

export const StateBadge = ({ state }: { state: RoomState }) => (
  <Badge tone={tones[state]}>{useText(settingNames).state[state]}</Badge>
);
