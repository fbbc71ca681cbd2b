import { QUIET, qrOf } from './qr.ts';
import styles from './qr-code.module.css';

/** Black on white whatever the page's colours: readers at the door want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrOf(text);
  const edge = size + 2 * QUIET;
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${edge} ${edge}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
