import { useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { texts, useText } from '../../language/language.ts';
import styles from './camera-view.module.css';
import { hasTorch, switchTorch } from './torch.ts';
import { type CameraState, useCamera } from './use-camera.ts';

const words = texts({
  ko: {
    camera: '카메라 화면',
    torch: '손전등',
    start: '카메라 켜기',
    stop: '카메라 끄기',
    again: '다시 시도',
    states: {
      off: '카메라가 꺼져 있습니다.',
      starting: '카메라를 켜는 중입니다.',
      on: '티켓의 QR 코드를 비춰 주세요.',
      refused: '카메라를 쓸 수 없습니다. 브라우저 설정에서 카메라를 허용하거나 코드를 입력해 주세요.',
      missing: '카메라가 없습니다. 아래에 코드를 입력하거나 스캐너를 쓸 수 있습니다.',
      failed: '카메라를 켜지 못했습니다. 다른 앱이 쓰고 있는지 확인해 주세요.',
    },
  },
  en: {
    camera: 'What the camera sees',
    torch: 'Torch',
    start: 'Turn camera on',
    stop: 'Turn camera off',
    again: 'Try again',
    states: {
      off: 'The camera is off.',
      starting: 'The camera is starting.',
      on: 'Point it at the QR code of a ticket.',
      refused: 'The camera may not be used. Allow it in the browser’s settings, or type the code.',
      missing: 'There is no camera. Type the code below, or use a scanner.',
      failed: 'The camera did not start. Another app may be using it.',
    },
  },
});

type Props = { isOn: boolean; onSwitch: (isOn: boolean) => void; onCode: (code: string) => void };

/** Where a ticket is held up to. */
export function CameraView({ isOn, onSwitch, onCode }: Props) {
  const text = useText(words);
  const video = useRef<HTMLVideoElement>(null);
  const { state, track, retry } = useCamera(video, isOn, onCode);
  const isFault = state === 'refused' || state === 'missing' || state === 'failed';
  return (
    <div className={styles.camera}>
      <div className={`${styles.picture} ${isSmall(state) ? styles.small : ''}`}>
        <video ref={video} aria-label={text.camera} muted playsInline hidden={state !== 'on'} />
        {state === 'on' && <span className={styles.aim} aria-hidden="true" />}
        {state === 'starting' && <Spinner />}
      </div>
      <p className={styles.state} role="status">
        {text.states[state]}
      </p>
      <div className={styles.actions}>
        {isFault && (
          <Button kind="secondary" onClick={retry}>
            {text.again}
          </Button>
        )}
        <Button kind="secondary" onClick={() => onSwitch(!isOn)}>
          {isOn ? text.stop : text.start}
        </Button>
        {track && hasTorch(track) && <Torch key={track.id} track={track} />}
      </div>
    </div>
  );
}

const isSmall = (state: CameraState) => state !== 'on' && state !== 'starting';

function Torch({ track }: { track: MediaStreamTrack }) {
  const text = useText(words);
  const [isLit, setIsLit] = useState(false);
  const toggle = () =>
    switchTorch(track, !isLit).then(
      () => setIsLit(!isLit),
      () => setIsLit(false),
    );
  return (
    <Button kind="secondary" aria-pressed={isLit} onClick={() => void toggle()}>
      {text.torch}
    </Button>
  );
}
