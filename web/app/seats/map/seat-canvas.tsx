import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import type { SeatBoard } from './seat-board.ts';
import styles from './seat-canvas.module.css';
import { useSeatText } from './seat-text.ts';
import { bestOf, type Direction, stepFrom } from './step.ts';
import { type Surface, surfaceOn } from './surface.ts';
import type { Point } from './view.ts';

const words = texts({
  ko: {
    map: '좌석 배치도',
    help: '화살표 키로 예매할 수 있는 좌석 사이를 움직이고, Enter로 선택, Esc로 취소합니다. Shift와 화살표로 화면을 옮기고, +와 −로 확대하고 축소하고, 0으로 전체를 봅니다.',
    stage: '무대',
    zoomIn: '확대',
    zoomOut: '축소',
    fit: '전체 보기',
    none: '예매할 수 있는 좌석이 없습니다.',
    chosen: '선택함',
  },
  en: {
    map: 'Seat map',
    help: 'Arrow keys move between available seats, Enter chooses, Escape lets go. Shift with arrows moves the map, + and − zoom, 0 shows all.',
    stage: 'STAGE',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show all',
    none: 'No seat is available.',
    chosen: 'chosen',
  },
});

const ARROWS: Record<string, { direction: Direction; by: Point }> = {
  ArrowLeft: { direction: 'left', by: { x: 60, y: 0 } },
  ArrowRight: { direction: 'right', by: { x: -60, y: 0 } },
  ArrowUp: { direction: 'up', by: { x: 0, y: 60 } },
  ArrowDown: { direction: 'down', by: { x: 0, y: -60 } },
};

type Props = {
  board: SeatBoard;
  chosen: number | undefined;
  onChoose: (index: number | undefined) => void;
  /** A section to be shown large; each request is an object of its own. */
  section: { at: number } | undefined;
};

/** The seat map: by mouse, fingers and keys alike; what the keys are at is said aloud. */
export function SeatCanvas({ board, chosen, onChoose, section }: Props) {
  const text = useText(words);
  const seatText = useSeatText(board);
  const ref = useRef<HTMLCanvasElement>(null);
  const surface = useRef<Surface>(null);
  const [current, setCurrent] = useState<number>();
  const [hover, setHover] = useState<{ index: number; at: Point }>();
  const [isEmpty, setIsEmpty] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);

  const pick = useEffectEvent((index: number) => {
    setCurrent(index);
    if (board.isFree(index)) onChoose(index === chosen ? undefined : index);
  });
  const { stage } = text;
  useEffect(() => {
    if (!ref.current) return;
    const made = surfaceOn(ref.current, board, stage, {
      onPick: (index) => pick(index),
      onHover: (over) => setHover((before) => (before?.index === over?.index ? before : over)),
    });
    surface.current = made;
    return () => made.close();
  }, [board, stage]);
  // After each render: a surface that was made anew has no marks yet.
  useEffect(() => {
    surface.current?.mark({ chosen, current: hasFocus ? current : undefined, hover: hover?.index });
  });
  useEffect(() => {
    if (section) surface.current?.showSection(section.at);
  }, [section]);

  function goTo(index: number | undefined) {
    setIsEmpty(index === undefined);
    setCurrent(index);
    if (index !== undefined) surface.current?.showSeat(index);
  }
  const firstFree = () =>
    board.venue.blocks
      .map((_, at) => bestOf(board.venue, at, board.isFree))
      .find((index) => index !== undefined);

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) surface.current?.pan(arrow.by);
    else if (arrow)
      goTo(
        current === undefined
          ? (chosen ?? firstFree())
          : stepFrom(board.venue, current, arrow.direction, board.isFree),
      );
    else if (event.key === 'Enter' || event.key === ' ') {
      if (current === undefined) goTo(chosen ?? firstFree());
      else pick(current);
    } else if (event.key === 'Escape') onChoose(undefined);
    else if (event.key === '+' || event.key === '=') surface.current?.zoomIn();
    else if (event.key === '-') surface.current?.zoomOut();
    else if (event.key === '0') surface.current?.fit();
    else return;
    event.preventDefault();
  }

  const isChosen = current !== undefined && current === chosen;
  const said = current === undefined ? '' : `${seatText(current)}${isChosen ? `, ${text.chosen}` : ''}`;
  return (
    <div className={styles.frame}>
      <div
        className={styles.map}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        aria-label={text.map}
        aria-describedby="seat-keys"
        onKeyDown={onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
      >
        <canvas ref={ref} className={styles.canvas} />
      </div>
      <p id="seat-keys" className="unseen">
        {text.help}
      </p>
      <p className="unseen" aria-live="assertive">
        {isEmpty ? text.none : said}
      </p>
      {hover && (
        <p className={styles.tip} style={{ left: hover.at.x, top: hover.at.y }} aria-hidden="true">
          {seatText(hover.index)}
        </p>
      )}
      <div className={styles.tools}>
        <Button kind="secondary" aria-label={text.zoomIn} onClick={() => surface.current?.zoomIn()}>
          +
        </Button>
        <Button kind="secondary" aria-label={text.zoomOut} onClick={() => surface.current?.zoomOut()}>
          −
        </Button>
        <Button kind="secondary" onClick={() => surface.current?.fit()}>
          {text.fit}
        </Button>
      </div>
    </div>
  );
}
