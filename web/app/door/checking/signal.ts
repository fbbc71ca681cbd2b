import { doorSettings } from '../settings.ts';
import type { Verdict } from './verdict.ts';

/** Hz and seconds, one after the other. */
type Tune = readonly (readonly [number, number])[];

const LET_IN: Tune = [
  [880, 0.09],
  [1320, 0.16],
];
const TURNED_AWAY: Tune = [
  [220, 0.22],
  [165, 0.38],
];
const SHORT = [80];
const LONG = [220, 90, 220, 90, 220];

let speaker: AudioContext | undefined;

/** Says by ear and by hand what the screen says, unless that is switched off: who scans looks at people. */
export function signal({ result }: Verdict): void {
  // Until somebody has touched the page the browser lets it neither sound nor shake.
  if (navigator.userActivation?.hasBeenActive === false) return;
  const { sound, vibration } = doorSettings();
  const isIn = result === 'admitted';
  if (vibration) navigator.vibrate?.(isIn ? SHORT : LONG);
  // Where nothing can sound, the screen says it all.
  if (sound) play(isIn ? LET_IN : TURNED_AWAY).catch(() => undefined);
}

async function play(tune: Tune): Promise<void> {
  speaker ??= new AudioContext();
  if (speaker.state !== 'running') await speaker.resume();
  let at = speaker.currentTime;
  for (const [pitch, seconds] of tune) {
    sound(speaker, pitch, at, at + seconds);
    at += seconds;
  }
}

function sound(context: AudioContext, pitch: number, from: number, to: number) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  tone.type = 'triangle';
  volume.gain.setValueAtTime(0.5, from);
  volume.gain.exponentialRampToValueAtTime(0.01, to);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(to);
}
