import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { createQrReader } from './qr-reader.ts';
import { watchFrames } from './watch-frames.ts';

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing' | 'failed';

const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** The camera at the back, shown in `video` and read while `isOn` and while somebody looks at the page. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  onCode: (code: string) => void,
) {
  const [state, setState] = useState<CameraState>('off');
  const [track, setTrack] = useState<MediaStreamTrack>();
  const tell = useEffectEvent(onCode);
  const isSeen = useIsSeen();
  const isWanted = isOn && isSeen;
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try begins anew
  useEffect(() => {
    const place = video.current;
    if (!isWanted || !place) return;
    const left = new AbortController();
    const leave = (then: () => void) => left.signal.addEventListener('abort', then);
    setState('starting');
    start(place, left.signal, leave, tell).then(
      (started) => {
        if (left.signal.aborted) return;
        setTrack(started);
        setState('on');
      },
      (error: unknown) => {
        if (!left.signal.aborted) setState(faultOf(error));
      },
    );
    return () => {
      left.abort();
      setTrack(undefined);
      setState('off');
    };
  }, [isWanted, video, tries]);
  return { state, track, retry: () => setTries(tries + 1) };
}

async function start(
  video: HTMLVideoElement,
  signal: AbortSignal,
  leave: (then: () => void) => void,
  onCode: (code: string) => void,
): Promise<MediaStreamTrack | undefined> {
  // Where the page came by plain http the browser has no camera to offer.
  if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError');
  const read = await createQrReader();
  const stream = await navigator.mediaDevices.getUserMedia(WANTED);
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) {
    for (const track of stream.getTracks()) track.stop();
    return undefined;
  }
  leave(stop);
  video.srcObject = stream;
  await video.play();
  if (!signal.aborted) leave(watchFrames(video, read, onCode));
  return stream.getVideoTracks()[0];
}

function faultOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}

/** A phone in a pocket needs no camera. */
function useIsSeen(): boolean {
  const [isSeen, setIsSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setIsSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
}
