const NOTES = [660, 880, 1175];
const NOTE_SECONDS = 0.22;

let context: AudioContext | undefined;

/** Three rising notes, made here: nothing to be fetched in the moment that counts. */
export function chime(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  for (const [at, frequency] of NOTES.entries()) {
    const start = currentTime + at * NOTE_SECONDS;
    const tone = new OscillatorNode(context, { frequency });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.3, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS * 1.6);
    tone.connect(loudness).connect(destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS * 1.6);
  }
}
